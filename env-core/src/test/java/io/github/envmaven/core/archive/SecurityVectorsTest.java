package io.github.envmaven.core.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.python.EntryPoint;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.testing.SharedFiles;
import io.github.envmaven.core.testing.TarBuilder;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archives that the references refuse, as packages of ours. Two things are decided otherwise, on purpose: links to the
 * outside are kept and never followed, as conda-forge has packages with them and their fate is decided when they are
 * linked; and {@code ..} is refused even where the path would stay inside.
 */
class SecurityVectorsTest {

    @TempDir
    Path root;

    @BeforeAll
    static void hasReferenceData() {
        SharedFiles.path("vectors/security/cases.json");
    }

    @TestFactory
    Stream<DynamicTest> letsNothingOutOfTheDirectory() {
        return cases("archives")
                .filter(vector -> vector.path("archive").asText().startsWith("tar"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("name").asText(), () -> check(vector)));
    }

    /** Zips of wheels, with their members as those of the tar inside a .conda: that is where names are a stranger's. */
    @TestFactory
    Stream<DynamicTest> letsNothingOutOfTheDirectoryWhateverTheContainer() {
        return cases("archives")
                .filter(vector -> vector.path("archive").asText().equals("zip"))
                .map(vector -> DynamicTest.dynamicTest(vector.path("name").asText(), () -> checkInConda(vector)));
    }

    private void checkInConda(JsonNode vector) throws IOException {
        Path out =
                Files.createDirectories(Files.createTempDirectory(root, "case").resolve("1/2/out"));
        byte[] info = TestPackage.of("p", "1", "0").infoTar();
        Path file = TestPackage.write(out.resolveSibling("p-1-0.conda"), TestPackage.conda("p-1-0", info, tar(vector)));
        Path top = out.resolveSibling("../..").normalize();
        List<Path> before = outside(top, out);

        Throwable thrown = catchThrowable(() -> new PackageArchive(file).extractTo(out));

        assertThat(outside(top, out)).isEqualTo(before);
        boolean climbs = StreamSupport.stream(vector.path("entries").spliterator(), false)
                .anyMatch(entry -> entry.path("name").asText().contains(".."));
        if (climbs) {
            assertThat(thrown).isInstanceOf(IntegrityFailed.class).hasMessageContaining("has '..' as a part");
        } else {
            assertThat(thrown).isNull();
            assertThat(vector.path("expect").asText()).isEqualTo("accept");
        }
    }

    @TestFactory
    Stream<DynamicTest> takesOnlyEntryPointsThatAreFileNamesAndFunctions() {
        return cases("entry_points").filter(vector -> vector.has("entry_point")).map(vector -> {
            String text = vector.path("entry_point").asText();
            return DynamicTest.dynamicTest(SafePath.printable(text), () -> {
                if (!vector.path("valid").asBoolean()) {
                    assertThat(catchThrowable(() -> EntryPoint.parse(text))).isInstanceOf(IntegrityFailed.class);
                    return;
                }
                assertThat(EntryPoint.parse(text))
                        .isEqualTo(new EntryPoint(
                                vector.path("command").asText(),
                                vector.path("module").asText(),
                                vector.path("function").asText()));
            });
        });
    }

    /** A command is a name, so {@code bin/../bin/pip} can be none, though the path stays inside. */
    @TestFactory
    Stream<DynamicTest> takesOnlyPathsOfCommandsThatStayInside() {
        return cases("entry_points")
                .filter(vector -> vector.has("entry_point_path"))
                .map(vector -> {
                    String path = vector.path("entry_point_path").asText();
                    boolean isRefused = SafePath.problemWith(path).isPresent();
                    return DynamicTest.dynamicTest(
                            path,
                            () -> assertThat(isRefused)
                                    .isEqualTo(!vector.path("valid").asBoolean() || path.contains("..")));
                });
    }

    @TestFactory
    Stream<DynamicTest> refusesNamesThatWouldBecomePathsOrSpecs() {
        return cases("names").map(vector -> {
            String value = vector.path("value").asText();
            return DynamicTest.dynamicTest(SafePath.printable(value), () -> {
                Throwable thrown = catchThrowable(() -> {
                    switch (vector.path("what").asText()) {
                        case "wheel file name" -> WheelName.parse(value);
                        case "package name in a match spec" -> MatchSpec.parse(value);
                        default -> SafePath.resolve(root, "p-1-" + value);
                    }
                });
                assertThat(thrown).isInstanceOf(EnvException.class);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> seesWhichPathsLeaveADirectory() {
        return cases("within_directory").map(vector -> {
            String directory = vector.path("directory").asText();
            String target = vector.path("target").asText();
            return DynamicTest.dynamicTest(target, () -> {
                String below = target.startsWith(directory) ? target.substring(directory.length()) : "../" + target;
                String relative = below.startsWith("/") ? below.substring(1) : below;
                boolean isInside =
                        relative.isEmpty() || SafePath.problemWith(relative).isEmpty();
                assertThat(isInside).isEqualTo(vector.path("inside").asBoolean());
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesCondaFilesThatEndEarly() {
        byte[] whole = TestPackage.of("p", "1", "0").file("x", "x".repeat(100)).conda();
        return Stream.of(0, 1, 13, 50, 74, 150)
                .map(length -> DynamicTest.dynamicTest(length + " bytes", () -> {
                    Path file = root.resolve("cut-1-0.conda");
                    Files.write(file, Arrays.copyOf(whole, length));
                    Path out = Files.createTempDirectory(root, "out");

                    assertThatThrownBy(() -> new PackageArchive(file).extractTo(out))
                            .isInstanceOf(IntegrityFailed.class);
                }));
    }

    private void check(JsonNode vector) throws IOException {
        Path top = Files.createTempDirectory(root, "case");
        Path out = Files.createDirectories(top.resolve("1/2/out"));
        Path file = top.resolve("1/2/out/../../package-1-0.tar.bz2").normalize();
        Files.write(file, archive(vector));
        List<Path> before = outside(top, out);

        Throwable thrown = catchThrowable(() -> new PackageArchive(file).extractTo(out));

        assertThat(outside(top, out)).isEqualTo(before);
        boolean isLinkAlone = StreamSupport.stream(vector.path("entries").spliterator(), false)
                .allMatch(entry -> entry.path("type").asText().equals("symlink"));
        if (vector.path("expect").asText().equals("accept")) {
            assertThat(thrown).isNull();
        } else if (isLinkAlone && !vector.path("entries").isEmpty()) {
            assertThat(thrown).isNull();
            String name = vector.path("entries").get(0).path("name").asText();
            assertThat(Files.isSymbolicLink(out.resolve(name))).isTrue();
            assertThat(SafePath.linkStaysInside(
                            name, vector.path("entries").get(0).path("target").asText()))
                    .isFalse();
        } else {
            assertThat(thrown).isInstanceOf(IntegrityFailed.class);
        }
    }

    private static byte[] archive(JsonNode vector) throws IOException {
        if (!vector.has("fixture")) {
            return TestPackage.bzip2(tar(vector));
        }
        Path fixture =
                SharedFiles.path("vectors/security/" + vector.path("fixture").asText());
        byte[] bytes = Files.readAllBytes(fixture);
        if (fixture.toString().endsWith(".bz2")) {
            return bytes;
        }
        if (fixture.toString().endsWith(".gz")) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(fixture))) {
                return TestPackage.bzip2(in.readAllBytes());
            }
        }
        return TestPackage.bzip2(bytes);
    }

    private static byte[] tar(JsonNode vector) {
        TarBuilder tar = new TarBuilder();
        for (JsonNode entry : vector.path("entries")) {
            String name = entry.path("name").asText();
            String target = entry.path("target").asText();
            switch (entry.path("type").asText()) {
                case "dir" -> tar.directory(name);
                case "file" -> {
                    // A zip has no other way to say that it is a directory.
                    TarBuilder added = name.endsWith("/")
                            ? tar.directory(name)
                            : tar.file(name, entry.path("content").asText("x"));
                    assertThat(added).isSameAs(tar);
                }
                case "symlink" -> tar.link(name, target);
                case "hardlink" -> tar.hardLink(name, target);
                default -> tar.file(name, entry.path("content").asText("x"));
            }
        }
        return tar.end();
    }

    private static List<Path> outside(Path top, Path out) throws IOException {
        try (Stream<Path> paths = Files.walk(top, new FileVisitOption[0])) {
            return paths.filter(path -> !path.startsWith(out) && Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<JsonNode> cases(String table) {
        JsonNode cases = SharedFiles.json("vectors/security/cases.json").path(table);
        return StreamSupport.stream(cases.spliterator(), false);
    }
}
