package io.github.envmaven.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads random repodata with the index and with Jackson, and expects the same records. */
class RandomRepodataTest {

    private static final Subdir SUBDIR = new Channel("demo", "https://example.org/demo").subdir("linux-64");

    @TempDir
    private Path directory;

    @Test
    void readsUntidyRepodataAsJacksonDoes() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            RandomJson json = RandomJson.untidy(seed);

            readsAsJacksonDoes(seed, json, new Writer(new Random(1000 + seed), json).document());
        }
    }

    @Test
    void readsTidyRepodataAsJacksonDoes() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            RandomJson json = RandomJson.tidy(seed);

            readsAsJacksonDoes(seed, json, new Writer(new Random(1000 + seed), json).document());
        }
    }

    private void readsAsJacksonDoes(int seed, RandomJson json, String document) throws IOException {
        Path file = directory.resolve("index");
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        IndexWriter.write(new ByteArrayInputStream(bytes), "random", SUBDIR.platform(), file);
        ChannelIndex index = ChannelIndex.open(file, SUBDIR).orElseThrow();

        assertThat(index.skipped()).isEmpty();
        assertThat(ours(index)).as("seed " + seed).isEqualTo(jacksons(new ObjectMapper().readTree(document)));
        assertThat(outcome(json.trickle(bytes))).as("seed " + seed).isEqualTo(outcome(new ByteArrayInputStream(bytes)));
    }

    @Test
    void damageIsFoundInTheSamePlaceHoweverTheBytesArrive() throws IOException {
        int broken = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            RandomJson json = RandomJson.tidy(seed);
            byte[] bytes = new Writer(random, json).document().getBytes(StandardCharsets.UTF_8);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) "\"\\,:{}[] 0-enx".charAt(random.nextInt(14));
            }

            String whole = outcome(new ByteArrayInputStream(bytes));

            assertThat(outcome(json.trickle(bytes))).as("seed " + seed).isEqualTo(whole);
            broken += whole.contains("at byte") ? 1 : 0;
        }
        assertThat(broken).isBetween(50, 275);
    }

    /** The bytes of the index, or where it went wrong. */
    private String outcome(InputStream repodata) throws IOException {
        Path file = directory.resolve("outcome");
        try {
            IndexWriter.write(repodata, "random", SUBDIR.platform(), file);
            return HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (EnvException e) {
            // What is shown of the place depends on how much of it had arrived.
            return e.getMessage().replaceAll("(at byte \\d+).*", "$1");
        }
    }

    private static Map<String, List<String>> ours(ChannelIndex index) {
        Map<String, List<String>> all = new TreeMap<>();
        for (PackageName name : index.names()) {
            List<RepoDataRecord> records = index.recordsNamed(name);
            all.put(name.value(), records.stream().map(RecordText::of).toList());
        }
        return all;
    }

    private static Map<String, List<String>> jacksons(JsonNode document) {
        Map<String, JsonNode> records = new TreeMap<>();
        for (String section : List.of("packages", "packages.conda")) {
            document.path(section).properties().forEach(entry -> records.put(entry.getKey(), entry.getValue()));
        }
        for (String extension : List.of("conda", "tar.bz2")) {
            document.path("v3")
                    .path(extension)
                    .properties()
                    .forEach(entry -> records.put(entry.getKey() + "." + extension, entry.getValue()));
        }
        document.path("removed").forEach(removed -> records.remove(removed.asText()));
        Map<String, List<String>> all = new TreeMap<>();
        records.forEach(
                (fileName, record) -> all.computeIfAbsent(record.get("name").asText(), name -> new ArrayList<>())
                        .add(RecordText.of(fileName, record, "linux-64")));
        return all;
    }

    /** Writes repodata in any order, with keys nobody knows. */
    private static final class Writer {

        private final Random random;
        private final RandomJson json;

        Writer(Random random, RandomJson json) {
            this.random = random;
            this.json = json;
        }

        String document() {
            List<String> fileNames = new ArrayList<>();
            List<String> members = new ArrayList<>();
            members.add(member("info", "{\"subdir\":\"linux-64\",\"x\":" + json.value(2) + "}"));
            members.add(member("packages", records(".tar.bz2", ".tar.bz2", fileNames)));
            members.add(member("packages.conda", records(".conda", ".conda", fileNames)));
            String third = member("conda", records("", ".conda", fileNames)) + ","
                    + member("tar.bz2", records("", ".tar.bz2", fileNames)) + "," + member("rpm", json.value(2));
            members.add(member("v3", "{" + third + "}"));
            members.add(member("repodata_version", "2"));
            members.add(member("signatures", json.value(3)));
            List<String> removed = fileNames.stream()
                    .filter(name -> random.nextInt(10) == 0)
                    .map(json::string)
                    .toList();
            members.add(member("removed", "[" + String.join(",", removed) + "]"));
            Collections.shuffle(members, random);
            return json.space() + "{" + String.join(json.space() + ",", members) + "}" + json.space();
        }

        private String records(String keyEnd, String fileEnd, List<String> fileNames) {
            Map<String, String> records = new TreeMap<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                String name = List.of("a", "ab", "a-b", "a_b", "numpy", "z.z").get(random.nextInt(6));
                String version = List.of("1", "1.0", "1.0.1", "2!1+l", "1_0").get(random.nextInt(5));
                String build = List.of("0", "00", "0_1", "0.1", "py_0").get(random.nextInt(5));
                boolean odd = random.nextInt(9) == 0;
                String key = (odd ? "odd" + random.nextInt(99) : name + "-" + version + "-" + build) + keyEnd;
                String file = key + (keyEnd.isEmpty() ? fileEnd : "");
                if (!fileNames.contains(file)) {
                    fileNames.add(file);
                    records.put(key, record(name, version, build));
                }
            }
            List<String> members = new ArrayList<>();
            records.forEach((key, record) -> members.add(member(key, record)));
            Collections.shuffle(members, random);
            return "{" + String.join(",", members) + "}";
        }

        private String record(String name, String version, String build) {
            List<String> fields = new ArrayList<>();
            fields.add(member("name", json.string(name)));
            fields.add(member("version", json.string(version)));
            fields.add(member("build", json.string(build)));
            maybe(fields, "build_number", Long.toString(random.nextLong() >>> random.nextInt(64) >>> 1));
            maybe(fields, "subdir", json.string(random.nextInt(4) == 0 ? "linux-32" : "linux-64"));
            maybe(
                    fields,
                    "noarch",
                    List.of("\"python\"", "\"generic\"", "true", "null").get(random.nextInt(4)));
            maybe(fields, "depends", texts());
            maybe(fields, "constrains", texts());
            maybe(fields, "flags", texts());
            maybe(fields, "extra_depends", "{" + member("x", texts()) + "," + member("y", texts()) + "}");
            maybe(fields, "track_features", random.nextBoolean() ? texts() : json.string("a, b c"));
            maybe(fields, "features", json.string("f"));
            maybe(fields, "license", json.string("MIT \u00e9"));
            maybe(fields, "license_family", json.string("BSD"));
            maybe(fields, "python_site_packages_path", json.string("lib/python3.13t/site-packages"));
            maybe(fields, "size", Integer.toString(random.nextInt(1 << 30)));
            maybe(fields, "timestamp", Long.toString(1_500_000_000L * (random.nextBoolean() ? 1000 : 1)));
            maybe(fields, "indexed_timestamp", "1773851561010");
            maybe(fields, "sha256", json.string("ab".repeat(32)));
            maybe(fields, "md5", json.string("0f".repeat(16)));
            maybe(fields, "unknown", json.value(3));
            Collections.shuffle(fields, random);
            return "{" + json.space() + String.join(",", fields) + json.space() + "}";
        }

        private void maybe(List<String> fields, String key, String value) {
            if (random.nextInt(3) > 0) {
                fields.add(member(key, value));
            }
        }

        private String texts() {
            List<String> specs = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                specs.add(json.string("numpy >=1." + random.nextInt(3) + ",<2.0a0"));
            }
            return "[" + json.space() + String.join(json.space() + "," + json.space(), specs) + "]";
        }

        private String member(String key, String value) {
            return json.space() + json.string(key) + json.space() + ":" + json.space() + value;
        }
    }
}
