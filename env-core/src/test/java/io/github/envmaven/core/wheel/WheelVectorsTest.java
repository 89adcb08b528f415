package io.github.envmaven.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.testing.SharedFiles;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the references refuse of wheels, and what they take. */
class WheelVectorsTest {

    private static final String INFO = "demo-1.0.dist-info/";

    /** The wheels that the conditions speak of. */
    private static final Map<String, TestWheel> WHEELS = Map.ofEntries(
            Map.entry("dist-info folder name differs from the distribution name", renamed("other-1.0.dist-info")),
            Map.entry("more than one dist-info folder", wheel().file("more-1.0.dist-info/METADATA", "Name: more")),
            Map.entry("RECORD is missing", wheel().record(lines -> List.of())),
            Map.entry("RECORD has a row that is not valid", wheel().record(lines -> List.of("a,b,c,d"))),
            Map.entry(
                    "a file is not named in RECORD",
                    wheel().file("demo.py", "x")
                            .record(lines -> lines.stream()
                                    .filter(line -> !line.startsWith("demo.py"))
                                    .toList())),
            Map.entry(
                    "RECORD.jws or RECORD.p7s is named in RECORD",
                    wheel().file(INFO + "RECORD.jws", "x").record(lines -> {
                        List<String> more = new ArrayList<>(lines);
                        more.add(TestWheel.row(INFO + "RECORD.jws", "x"));
                        return more;
                    })),
            Map.entry(
                    "RECORD gives a hash for itself",
                    wheel().record(lines -> lines.stream()
                            .map(line -> line.startsWith(INFO + "RECORD,") ? TestWheel.row(INFO + "RECORD", "x") : line)
                            .toList())),
            Map.entry(
                    "RECORD.jws or RECORD.p7s present but not named in RECORD", wheel().file(INFO + "RECORD.jws", "x")),
            Map.entry("Wheel-Version 1.1", wheel().file(INFO + "WHEEL", "Wheel-Version: 1.1\n")),
            Map.entry("Wheel-Version 2.0", wheel().file(INFO + "WHEEL", "Wheel-Version: 2.0\n")),
            Map.entry(
                    "metadata files are written without the executable bit",
                    wheel().program(INFO + "METADATA", "Name: demo\nVersion: 1.0\n")));

    @TempDir
    Path work;

    @BeforeAll
    static void hasReferenceData() {
        SharedFiles.path("vectors/security/cases.json");
    }

    @TestFactory
    Stream<DynamicTest> judgesWheelsAsTheReferencesDo() {
        return cases("wheel_checks").map(vector -> {
            String condition = vector.path("condition").asText();
            return DynamicTest.dynamicTest(condition, () -> {
                TestWheel wheel = WHEELS.get(condition);
                assertThat(wheel)
                        .as("a wheel of which it is true that " + condition)
                        .isNotNull();

                Throwable refused = catchThrowable(() -> unpack(wheel));

                if (vector.path("expect").asText().equals("reject")) {
                    assertThat(refused).isInstanceOf(IntegrityFailed.class);
                } else {
                    assertThat(refused).isNull();
                }
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> judgesRowsAsTheReferencesDo() {
        return cases("record_rows").map(vector -> {
            List<String> values = new ArrayList<>();
            vector.path("values").forEach(value -> values.add(value.asText()));
            return DynamicTest.dynamicTest(String.join(",", values), () -> {
                Throwable refused = catchThrowable(() -> new RecordRow(values.get(0), values.get(1), values.get(2)));

                assertThat(refused == null).isEqualTo(vector.path("valid").asBoolean());
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> letsNoZipOutOfItsDirectory() {
        return cases("archives")
                .filter(vector -> vector.path("archive").asText().equals("zip"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("name").asText(), () -> {
                    TestWheel wheel = wheel();
                    vector.path("entries").forEach(entry -> add(wheel, entry));
                    boolean climbs = StreamSupport.stream(vector.path("entries").spliterator(), false)
                            .anyMatch(entry -> entry.path("name").asText().contains(".."));

                    Throwable refused = catchThrowable(() -> unpack(wheel));

                    if (climbs || !vector.path("expect").asText().equals("accept")) {
                        assertThat(refused).isInstanceOf(IntegrityFailed.class);
                    } else {
                        assertThat(refused).isNull();
                    }
                }));
    }

    private static void add(TestWheel wheel, JsonNode entry) {
        String name = entry.path("name").asText();
        if (entry.path("type").asText().equals("symlink")) {
            wheel.link(name, entry.path("target").asText());
        } else {
            wheel.file(name, entry.path("content").asText());
        }
    }

    private void unpack(TestWheel wheel) throws IOException {
        Path directory = Files.createTempDirectory(work, "wheel");
        Path archive = wheel.writeTo(directory);
        UnpackedWheel unpacked = new WheelArchive(archive, WheelName.parse("demo-1.0-py3-none-any.whl"))
                .unpackTo(Files.createDirectory(directory.resolve("out")));
        assertThat(Files.isExecutable(unpacked.directory().resolve("wheel/" + INFO + "METADATA")))
                .isFalse();
    }

    private static TestWheel wheel() {
        return TestWheel.of("demo", "1.0").file("demo/__init__.py", "x");
    }

    private static TestWheel renamed(String distInfo) {
        return TestWheel.of("demo", "1.0")
                .without(INFO + "METADATA")
                .without(INFO + "WHEEL")
                .file(distInfo + "/METADATA", "Name: other\nVersion: 1.0\n")
                .file(distInfo + "/WHEEL", "Wheel-Version: 1.0\n");
    }

    private static Stream<JsonNode> cases(String table) {
        JsonNode cases = SharedFiles.json("vectors/security/cases.json").path(table);
        assertThat(cases.size()).isPositive();
        return StreamSupport.stream(cases.spliterator(), false);
    }
}
