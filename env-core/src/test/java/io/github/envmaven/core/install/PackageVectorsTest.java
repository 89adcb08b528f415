package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.python.PythonInfo;
import io.github.envmaven.core.testing.SharedFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real packages: which files they become, and what those hold once the placeholder is replaced. */
class PackageVectorsTest {

    private static final PythonInfo UNIX = new PythonInfo(3, 11, false, "lib/python3.11/site-packages");
    private static final PythonInfo WINDOWS = new PythonInfo(3, 11, true, "Lib/site-packages");

    @TempDir
    Path work;

    @TestFactory
    Stream<DynamicTest> becomesTheFilesTheVectorsName() {
        return expectations("files")
                .filter(one -> missing(one).isEmpty())
                .map(one -> DynamicTest.dynamicTest(one.get("file").asText(), () -> {
                    CachedPackage cached = extract(one);
                    TestEnvironment environment = new TestEnvironment(
                            work.resolve("e-" + one.get("id").asText()));

                    environment.install(List.of(cached));

                    List<String> installed =
                            environment
                                    .record(cached.record()
                                            .packageRecord()
                                            .name()
                                            .value())
                                    .paths()
                                    .stream()
                                    .map(PrefixPath::path)
                                    .toList();
                    assertThat(installed)
                            .containsExactlyInAnyOrderElementsOf(
                                    strings(one.get("expect").get("files")));
                    assertThat(environment.files()).containsAll(installed);
                }));
    }

    @TestFactory
    Stream<DynamicTest> laysNoarchPythonOutForBothSystems() {
        return expectations("unix_python_3_11")
                .map(one -> DynamicTest.dynamicTest(one.get("file").asText(), () -> {
                    JsonNode expect = one.get("expect");
                    List<String> missing = missing(one);
                    PackageContents unix = PackageContents.read(extract(one), UNIX, null);
                    PackageContents windows =
                            PackageContents.read(extract(one), WINDOWS, new WindowsLauncher(new byte[0], new byte[0]));

                    assertThat(targets(unix, missing))
                            .containsExactlyInAnyOrderElementsOf(strings(expect.get("unix_python_3_11")));
                    assertThat(targets(windows, missing))
                            .containsExactlyInAnyOrderElementsOf(strings(expect.get("windows_python_3_11")));
                }));
    }

    @Test
    void replacesPlaceholdersToTheHashesTheVectorsName() {
        expectations("prefix_replacements").forEach(one -> {
            CachedPackage cached = extract(one);
            for (JsonNode replacement : one.get("expect").get("prefix_replacements")) {
                if (replacement.has("after")) {
                    assertThat(hashAfter(replacement, cached))
                            .as(one.get("file").asText() + " "
                                    + replacement.get("path").asText())
                            .isEqualTo(replacement.get("after").get("sha256").asText());
                }
            }
        });
    }

    private static String hashAfter(JsonNode replacement, CachedPackage cached) {
        PlaceholderPatch patch = new PlaceholderPatch(
                replacement.get("placeholder").asText(),
                replacement.get("after").get("prefix").asText(),
                "linux-64");
        try {
            byte[] content = Files.readAllBytes(
                    cached.directory().resolve(replacement.get("path").asText()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (replacement.get("mode").asText().equals("binary")) {
                patch.binary(new ByteArrayInputStream(content), out);
            } else {
                out.writeBytes(patch.text(content));
            }
            return HexFormat.of().formatHex(HashAlgorithm.SHA256.newDigest().digest(out.toByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> targets(PackageContents contents, List<String> missing) {
        return contents.targets().stream()
                .filter(target -> contents.files().stream()
                        .noneMatch(file -> file.target().equals(target)
                                && missing.contains(file.entry().path())))
                .toList();
    }

    private static Stream<JsonNode> expectations(String kind) {
        List<JsonNode> packages = new ArrayList<>();
        SharedFiles.json("vectors/packages/index.json").get("packages").forEach(packages::add);
        return packages.stream()
                .filter(one ->
                        one.path("valid").asBoolean(true) && one.path("expect").has(kind) && !hasEmptyLink(one));
    }

    /** What a package lists but, stripped for the collection, does not contain. */
    private static List<String> missing(JsonNode one) {
        List<String> missing = new ArrayList<>();
        one.path("paths").forEach(path -> missing.add(path.get("_path").asText()));
        one.path("info_files_list").forEach(path -> missing.add(path.asText()));
        one.path("archive_files")
                .forEach(file -> missing.remove(file.get("path").asText()));
        return missing;
    }

    /** Links that lost their target on the way into the collection. */
    private static boolean hasEmptyLink(JsonNode one) {
        for (JsonNode file : one.path("archive_files")) {
            if (file.path("target").asText("x").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private CachedPackage extract(JsonNode one) {
        Path archive = SharedFiles.path("vectors/packages/" + one.get("file").asText());
        return new ExtractedPackages(work.resolve("pkgs-" + one.get("id").asText() + System.nanoTime()))
                .extract(archive);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(one -> strings.add(one.asText()));
        return strings;
    }
}
