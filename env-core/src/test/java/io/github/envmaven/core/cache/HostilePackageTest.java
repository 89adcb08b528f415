package io.github.envmaven.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.http.FileTransport;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.TarBuilder;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives that can be extracted, of packages that lie about themselves: none becomes visible in the cache. */
class HostilePackageTest {

    private static final String INDEX =
            "{\"name\": \"a\", \"version\": \"1\", \"build\": \"0\", \"build_number\": 0, \"subdir\": \"noarch\"}";

    @TempDir
    Path root;

    static Stream<Arguments> lies() {
        Map<String, TarBuilder> lies = new TreeMap<>();
        lies.put("contains package b-1-0, not a-1-0", tar(INDEX.replace("\"a\"", "\"b\""), ""));
        lies.put("contains package a-2-0, not a-1-0", tar(INDEX.replace("\"1\"", "\"2\""), ""));
        lies.put("contains package a-1-x, not a-1-0", tar(INDEX.replace("\"0\"", "\"x\""), ""));
        lies.put("path '../x' has '..' as a part", tar(INDEX, path("../x", 1)));
        lies.put("path '/x' is absolute", tar(INDEX, path("/x", 1)));
        lies.put("path 'C:x' starts with a drive letter", tar(INDEX, path("C:x", 1)));
        lies.put("path 'a\\x' has a backslash in it", tar(INDEX, path("a\\\\x", 1)));
        lies.put("path 'a?x' has a control character", tar(INDEX, path("a\\u0000x", 1)));
        lies.put(
                "path 'f' stands in it twice",
                tar(INDEX, path("f", 1) + "," + path("f", 1)).file("f", "x"));
        lies.put("is incomplete: gone is missing", tar(INDEX, path("gone", 1)));
        lies.put(
                "f has 1 bytes, not 1000000000000",
                tar(INDEX, path("f", 1_000_000_000_000L)).file("f", "x"));
        lies.put("d is a directory", tar(INDEX, path("d", 1)).directory("d"));
        lies.put(
                "l/passwd is listed, but lies below a link",
                tar(INDEX, path("l/passwd", 1)).link("l", "/etc"));
        lies.put(
                "l is a link out of the package, and is to be patched",
                tar(
                                INDEX,
                                "{\"_path\": \"l\", \"path_type\": \"hardlink\", \"prefix_placeholder\": \"/p\","
                                        + " \"file_mode\": \"text\"}")
                        .link("l", "/etc/passwd"));
        lies.put("path_type 'device' is unknown", tar(INDEX, "{\"_path\": \"f\", \"path_type\": \"device\"}"));
        lies.put("paths_version 7 is not supported", raw(INDEX, "{\"paths_version\": 7, \"paths\": []}"));
        lies.put("paths.json cannot be read", raw(INDEX, "{\"paths\": ["));
        lies.put("index.json", raw("not json", "{\"paths_version\": 1, \"paths\": []}"));
        return lies.entrySet().stream().map(lie -> Arguments.of(lie.getKey(), lie.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void refusesTheWholePackageAndSaysWhy(String why, TarBuilder tar) throws IOException {
        RepoDataRecord record = publish("a-1-0.tar.bz2", TestPackage.bzip2(tar.end()));

        assertThatThrownBy(() -> fetch(record))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining(why);

        assertNothingVisible();
    }

    @Test
    void refusesArchivesPackedOtherwiseThanTheirNameSays() throws IOException {
        byte[] conda = TestPackage.of("a", "1", "0").file("f", "x").conda();
        byte[] bzip2 = TestPackage.of("a", "1", "0").file("f", "x").tarBz2();
        byte[] plainInside = TestPackage.zip(
                Map.of("info-a-1-0.tar.zst", TestPackage.of("a", "1", "0").infoTar()));

        assertThatThrownBy(() -> fetch(publish("a-1-0.tar.bz2", conda))).hasMessageContaining("BZip2");
        assertThatThrownBy(() -> fetch(publish("a-1-0.conda", bzip2))).hasMessageContaining("it is no zip");
        assertThatThrownBy(() -> fetch(publish("a-1-0.conda", plainInside)))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("'info-a-1-0.tar.zst' is not packed by zstd");
        assertNothingVisible();
    }

    @Test
    void leavesOutWhatTheListDoesNotName() throws IOException {
        TarBuilder tar = tar(INDEX, path("f", 1)).file("f", "x").file("bin/python", "evil");

        Path entry = fetch(publish("a-1-0.tar.bz2", TestPackage.bzip2(tar.end())));

        assertThat(io.github.envmaven.core.archive.PathsJson.read(entry).entries())
                .singleElement()
                .extracting(io.github.envmaven.core.archive.PathsEntry::path)
                .isEqualTo("f");
    }

    private void assertNothingVisible() throws IOException {
        Path packages = root.resolve("cache/pkgs");
        if (Files.exists(packages)) {
            assertThat(packages).isEmptyDirectory();
        }
        try (Stream<Path> top = Files.list(root)) {
            assertThat(top.map(path -> path.getFileName().toString()))
                    .allMatch(name -> name.equals("cache") || name.startsWith("a-1-0."));
        }
    }

    private Path fetch(RepoDataRecord record) {
        try (PackageCache cache = new PackageCache(
                root.resolve("cache"), new FileTransport(), ContentCheck.SIZES, new RecordingListener())) {
            return cache.fetch(record).directory();
        }
    }

    private RepoDataRecord publish(String fileName, byte[] archive) {
        Path file = TestPackage.write(root.resolve(fileName), archive);
        return TestPackage.of("a", "1", "0").record(archive, file.toUri().toString());
    }

    private static String path(String path, long size) {
        return "{\"_path\": \"" + path + "\", \"path_type\": \"hardlink\", \"size_in_bytes\": " + size + "}";
    }

    private static TarBuilder tar(String index, String paths) {
        return raw(index, "{\"paths_version\": 1, \"paths\": [" + paths + "]}");
    }

    private static TarBuilder raw(String index, String paths) {
        return new TarBuilder().file("info/index.json", index).file("info/paths.json", paths);
    }
}
