package io.github.envmaven.core.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.testing.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real packages of the reference implementations, with what lies in them. */
class PackageVectorsTest {

    // Its symbolic links have no target; no system can make them, and conda refuses to install it.
    private static final String LINKS_TO_NOTHING = "zlib-1.2.11-h1de35cc_3.conda";

    @TempDir
    Path root;

    @BeforeAll
    static void hasReferenceData() {
        SharedFiles.path("vectors/packages");
    }

    @TestFactory
    Stream<DynamicTest> extractsEveryFileAsItWasPacked() {
        return packages()
                .filter(PackageVectorsTest::isReadable)
                .map(vector -> test(vector, directory -> {
                    assertThat(contentOf(directory)).isEqualTo(expectedContent(vector));
                    assertThat(infoFilesOf(directory)).containsAll(texts(vector.path("info_files")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> readsWhatPackagesSayAboutThemselves() {
        return packages()
                .filter(PackageVectorsTest::isReadable)
                .map(vector -> test(vector, directory -> {
                    if (vector.path("valid").asBoolean()) {
                        JsonNode index = vector.path("index");
                        PackageRecord record = IndexJson.read(directory);
                        assertThat(record.name().value())
                                .isEqualTo(index.path("name").asText());
                        assertThat(record.version())
                                .hasToString(index.path("version").asText());
                        assertThat(record.build()).isEqualTo(index.path("build").asText());
                        assertThat(record.buildNumber())
                                .isEqualTo(index.path("build_number").asLong());
                        assertThat(record.depends()).isEqualTo(texts(index.path("depends")));
                    } else {
                        assertThatThrownBy(() -> IndexJson.read(directory)).isInstanceOf(IntegrityFailed.class);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> readsThePathsAndHowToLinkThem() {
        return packages()
                .filter(PackageVectorsTest::isReadable)
                .map(vector -> test(vector, directory -> {
                    PathsJson paths = PathsJson.read(directory);
                    if (vector.path("paths").isArray()) {
                        assertThat(paths.entries().stream().map(PackageVectorsTest::describe))
                                .isEqualTo(described(vector.path("paths")));
                    } else if (vector.has("info_files_list")) {
                        assertThat(paths.entries().stream().map(PathsEntry::path))
                                .isEqualTo(texts(vector.path("info_files_list")).stream()
                                        .filter(line -> !line.isEmpty())
                                        .toList());
                    }
                    JsonNode link = vector.path("link_json").path("noarch");
                    assertThat(LinkJson.read(directory).entryPoints()).isEqualTo(texts(link.path("entry_points")));
                    assertThat(LinkJson.read(directory).noArch().name())
                            .isEqualToIgnoringCase(link.path("type").asText("none"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesPackagesThatNobodyCanRead() {
        return packages()
                .filter(vector -> !isReadable(vector))
                .map(vector -> DynamicTest.dynamicTest(name(vector), () -> {
                    Path directory = Files.createTempDirectory(root, "out");

                    assertThatThrownBy(() -> new PackageArchive(file(vector)).extractTo(directory))
                            .isInstanceOf(IntegrityFailed.class)
                            .hasMessageContaining(name(vector));
                }));
    }

    /** What is done with an extracted package. */
    private interface Check {
        void accept(Path directory) throws IOException;
    }

    private DynamicTest test(JsonNode vector, Check check) {
        return DynamicTest.dynamicTest(name(vector), () -> {
            Path directory = Files.createTempDirectory(root, "out");
            new PackageArchive(file(vector)).extractTo(directory);
            check.accept(directory);
        });
    }

    private static Stream<JsonNode> packages() {
        JsonNode packages = SharedFiles.json("vectors/packages/index.json").path("packages");
        return StreamSupport.stream(packages.spliterator(), false);
    }

    private static boolean isReadable(JsonNode vector) {
        return vector.has("archive_files") && !name(vector).equals(LINKS_TO_NOTHING);
    }

    private static String name(JsonNode vector) {
        return vector.path("file").asText();
    }

    private static Path file(JsonNode vector) {
        return SharedFiles.path("vectors/packages/" + name(vector));
    }

    private static Map<String, String> expectedContent(JsonNode vector) {
        Map<String, String> content = new TreeMap<>();
        for (JsonNode file : vector.path("archive_files")) {
            String what = file.path("type").asText().equals("symlink")
                    ? "-> " + file.path("target").asText()
                    : file.path("sha256").asText();
            content.put(file.path("path").asText(), what);
        }
        return content;
    }

    private static Map<String, String> contentOf(Path directory) throws IOException {
        Map<String, String> content = new TreeMap<>();
        for (Path file : filesIn(directory)) {
            String name = directory.relativize(file).toString();
            if (!name.startsWith("info/")) {
                content.put(name, describe(file));
            }
        }
        return content;
    }

    private static String describe(Path file) throws IOException {
        return Files.isSymbolicLink(file)
                ? "-> " + Files.readSymbolicLink(file)
                : Sha256.of(Files.readAllBytes(file)).hex();
    }

    private static List<String> infoFilesOf(Path directory) throws IOException {
        return filesIn(directory).stream()
                .map(file -> directory.relativize(file).toString())
                .filter(name -> name.startsWith("info/"))
                .toList();
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !Files.isDirectory(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private static List<String> described(JsonNode paths) {
        List<String> described = new ArrayList<>();
        for (JsonNode path : paths) {
            described.add(String.join(
                    " ",
                    path.path("_path").asText(),
                    path.path("path_type").asText(),
                    path.path("prefix_placeholder").asText("-"),
                    path.path("file_mode").asText("text"),
                    path.path("no_link").asText("false"),
                    path.path("sha256").asText("-"),
                    path.path("size_in_bytes").asText("-")));
        }
        return described;
    }

    private static String describe(PathsEntry entry) {
        return String.join(
                " ",
                entry.path(),
                entry.type().name().toLowerCase(java.util.Locale.ROOT),
                entry.placeholder().orElse("-"),
                entry.fileMode().name().toLowerCase(java.util.Locale.ROOT),
                String.valueOf(entry.noLink()),
                entry.sha256().map(Sha256::hex).orElse("-"),
                entry.size().isPresent() ? String.valueOf(entry.size().getAsLong()) : "-");
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
