package io.github.envmaven.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.testing.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileWriterTest {

    private static final LockedDigests DIGESTS =
            LockedDigests.of(new Md5("0123456789abcdef".repeat(2)), new Sha256("0123456789abcdef".repeat(4)));

    @Test
    void writesWhatCondaLockWouldWrite() {
        Golden.matches(LockFileWriter.format(lock()));
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(LockFileReader.parse(LockFileWriter.format(lock()), "conda-lock.yml"))
                .isEqualTo(lock());
    }

    @Test
    void writesALockWithoutPackages() {
        LockFile empty = new LockFile(
                LockMetadata.of(Map.of("linux-64", "00"), List.of(), List.of("linux-64"), List.of(), Map.of()),
                List.of(new LockedEnvironment("linux-64", List.of())));

        String text = LockFileWriter.format(empty);

        assertThat(text).endsWith("\npackage: []\n");
        assertThat(LockFileReader.parse(text, "x")).isEqualTo(empty);
    }

    @Test
    void writesToDisk(@TempDir Path directory) {
        Path file = directory.resolve("conda-lock.yml");

        LockFileWriter.write(lock(), file);

        assertThat(file).hasContent(LockFileWriter.format(lock()));
        assertThat(LockFileReader.read(file)).isEqualTo(lock());
        assertThat(Files.exists(file)).isTrue();
    }

    private static LockFile lock() {
        LockMetadata metadata = new LockMetadata(
                new TreeMap<>(Map.of("linux-64", "00ff", "osx-arm64", "11ee")),
                List.of(
                        LockedChannel.of("conda-forge"),
                        new LockedChannel("https://host/t/${TOKEN}/own", List.of("TOKEN"))),
                List.of("linux-64", "osx-arm64"),
                List.of("environment.yml"),
                "2024-01-31T10:00:00Z",
                Map.of("git_sha", "abc"),
                Map.of("environment.yml", Map.of("md5", "0123456789abcdef".repeat(2))),
                Map.of(
                        "specs/linux-64",
                        "[\"python >=3.12\", \"numpy\", \"a-package-with-a-long-name >=1.2.3,<2.0a0\"]"));
        return new LockFile(
                metadata,
                List.of(
                        new LockedEnvironment(
                                "linux-64",
                                List.of(
                                        conda("_x86_64-microarch-level", "3", "2_skylake", Map.of(), "main"),
                                        conda(
                                                "zlib",
                                                "1.10",
                                                "h1_0",
                                                Map.of("libzlib", "1.10 h1_0", "__glibc", ">=2.17,<3.0.a0"),
                                                "test",
                                                "dev"),
                                        new LockedPackage.Pip(
                                                "requests",
                                                "2.32.3",
                                                "linux-64",
                                                Map.of("idna", ">=2.5,<4"),
                                                "https://example.org/requests-2.32.3.tar.gz",
                                                LockedDigests.of(null, new Sha256("0".repeat(64))),
                                                List.of("main"),
                                                "https://example.org/requests.tar.gz#sha256=0",
                                                ""))),
                        new LockedEnvironment(
                                "osx-arm64",
                                List.of(new LockedPackage.Conda(
                                        "odd",
                                        "1",
                                        "h9_0",
                                        "osx-arm64",
                                        Map.of(),
                                        "https://host/t/${TOKEN}/own/noarch/odd.conda",
                                        DIGESTS,
                                        List.of("main"))))));
    }

    private static LockedPackage.Conda conda(
            String name, String version, String build, Map<String, String> dependencies, String... categories) {
        return new LockedPackage.Conda(
                name,
                version,
                build,
                "linux-64",
                dependencies,
                "https://conda.anaconda.org/conda-forge/linux-64/" + name + "-" + version + "-" + build + ".conda",
                DIGESTS,
                List.of(categories));
    }
}
