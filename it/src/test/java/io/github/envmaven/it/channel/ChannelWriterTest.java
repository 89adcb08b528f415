package io.github.envmaven.it.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path root;

    @Test
    void givesEqualRecipesEqualBytes() throws IOException {
        new ChannelWriter(root.resolve("one")).write(List.of(recipe()), List.of("linux-64"));
        new ChannelWriter(root.resolve("two")).write(List.of(recipe()), List.of("linux-64"));

        for (String file : List.of("linux-64/repodata.json", "linux-64/repodata.json.zst", archiveOf(root, "one"))) {
            assertThat(root.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(root.resolve("two").resolve(file));
        }
    }

    @Test
    void listsPackagesWithTheDigestAndSizeOfTheirArchives() throws IOException {
        new ChannelWriter(root).write(List.of(recipe()), List.of());

        JsonNode packages =
                JSON.readTree(root.resolve("linux-64/repodata.json").toFile()).get("packages.conda");
        String fileName = packages.fieldNames().next();
        byte[] archive = Files.readAllBytes(root.resolve("linux-64").resolve(fileName));
        JsonNode record = packages.get(fileName);
        assertThat(record.get("sha256").asText())
                .isEqualTo(Digests.sha256(archive).hex());
        assertThat(record.get("md5").asText()).isEqualTo(Digests.md5(archive).hex());
        assertThat(record.get("size").asInt()).isEqualTo(archive.length);
        assertThat(record.get("depends").toString()).isEqualTo("[\"python >=3.8\"]");
    }

    @Test
    void writesAnEmptyNoarchBesideEveryPlatform() throws IOException {
        new ChannelWriter(root).write(List.of(recipe()), List.of());

        JsonNode noarch = JSON.readTree(root.resolve("noarch/repodata.json").toFile());
        assertThat(noarch.get("info").get("subdir").asText()).isEqualTo("noarch");
        assertThat(noarch.get("packages.conda").isEmpty()).isTrue();
    }

    @Test
    void tellsTextFromBinaryPlaceholdersAndCountsLinksAsWhatIsBehindThem() throws IOException {
        new ChannelWriter(root).write(List.of(recipe()), List.of());

        JsonNode paths = pathsOf(root.resolve(archiveOf(root, "")));
        assertThat(paths.get("bin/tool").get("file_mode").asText()).isEqualTo("text");
        assertThat(paths.get("lib/data").get("file_mode").asText()).isEqualTo("binary");
        assertThat(paths.get("lib/plain").has("prefix_placeholder")).isFalse();
        assertThat(paths.get("lib/link").get("sha256"))
                .isEqualTo(paths.get("lib/plain").get("sha256"));
        assertThat(paths.get("lib/dangling").get("size_in_bytes").asInt()).isZero();
        assertThat(paths.get("lib/empty").get("path_type").asText()).isEqualTo("directory");
    }

    private static Recipe recipe() {
        return Recipe.of("tool", "1.0")
                .forPlatform("linux-64")
                .depends("python >=3.8")
                .placeholder("/build/prefix")
                .with(
                        PackageEntry.script("bin/tool", "#!/build/prefix/bin/sh\n"),
                        PackageEntry.text("lib/data", "x\0/build/prefix/lib\0"),
                        PackageEntry.text("lib/plain", "nothing\n"),
                        PackageEntry.symlink("lib/link", "../lib/plain"),
                        PackageEntry.symlink("lib/dangling", "nowhere"),
                        PackageEntry.directory("lib/empty"));
    }

    private static String archiveOf(Path root, String channel) throws IOException {
        try (var files = Files.list(root.resolve(channel).resolve("linux-64"))) {
            return files.map(file -> "linux-64/" + file.getFileName())
                    .filter(name -> name.endsWith(".conda"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static JsonNode pathsOf(Path archive) throws IOException {
        ObjectNode paths = JSON.createObjectNode();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            String info = zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("info-"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = zip.getInputStream(zip.getEntry(info))) {
                String json = memberOf(in.readAllBytes(), "info/paths.json");
                JSON.readTree(json)
                        .get("paths")
                        .forEach(path -> paths.set(path.get("_path").asText(), path));
            }
        }
        return paths;
    }

    private static String memberOf(byte[] tarZst, String name) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ZstdInputStream(new ByteArrayInputStream(tarZst)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("No " + name);
    }
}
