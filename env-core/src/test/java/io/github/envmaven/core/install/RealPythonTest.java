package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.prefix.PrefixStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs a real CPython from the real channel and runs it. */
class RealPythonTest {

    private static final Path CHANNEL =
            Path.of(System.getProperty("env.shared", "../../shared")).resolve("realchannel/minimal");

    // Python 3.13 of that channel has only 79 bytes for the path, so JUnit's long temporary names will not do.
    @TempDir
    static Path work;

    private static List<CachedPackage> packages;

    @BeforeAll
    static void extract() {
        assumeTrue(Files.isDirectory(CHANNEL), "no real channel at " + CHANNEL);
        ExtractedPackages cache = new ExtractedPackages(work.resolve("pkgs"));
        packages = Stream.of(
                        "linux-64/python-3.13.5-",
                        "linux-64/python_abi-3.13-",
                        "linux-64/bzip2-1.0.8-",
                        "linux-64/libffi-3.4.4-",
                        "linux-64/_libgcc_mutex-",
                        "linux-64/_openmp_mutex-",
                        "linux-64/libgomp-",
                        "linux-64/libgcc-12",
                        "linux-64/liblzma-",
                        "linux-64/libsqlite-",
                        "linux-64/libuuid-",
                        "linux-64/libzlib-",
                        "linux-64/ncurses-",
                        "linux-64/readline-",
                        "linux-64/libexpat-",
                        "linux-64/openssl-",
                        "linux-64/activate-demo-",
                        "linux-64/prefix-demo-",
                        "linux-64/symlinks-demo-",
                        "linux-64/weird-names-demo-1.0-",
                        "noarch/ca-certificates-",
                        "noarch/tzdata-",
                        "noarch/pip-",
                        "noarch/noarch-demo-")
                .map(RealPythonTest::archive)
                .map(cache::extract)
                .toList();
    }

    @Test
    void makesAnEnvironmentWhosePythonRuns() throws Exception {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));

        environment.install(packages);

        assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
        assertThat(run(environment, "bin/python", "-c", "import ssl, sqlite3, zlib, ctypes, sys; print(sys.prefix)"))
                .isEqualTo(environment.prefix.root() + "\n");
        assertThat(run(environment, "bin/pip", "--version")).contains("pip 26", environment.prefix + "/lib/python3.13");
        assertThat(run(environment, "bin/prefix-demo")).contains(environment.prefix.toString());
        assertThat(environment.record("pip").paths())
                .anyMatch(path -> path.kind() == PrefixPath.Kind.PYC_FILE
                        && path.path().equals("lib/python3.13/site-packages/pip/__pycache__/__init__.cpython-313.pyc"));
    }

    @Test
    void changesNothingTheSecondTime() {
        TestEnvironment environment = new TestEnvironment(work.resolve("f"));
        environment.settings = environment.settings.with(InstallSettings.Bytecode.LEAVE_TO_PYTHON);
        environment.install(packages);
        List<String> before = environment.files();

        Transaction second = environment.install(packages);

        assertThat(second.operations()).isEmpty();
        assertThat(environment.files()).isEqualTo(before);
    }

    @Test
    void leavesNothingBehindWhenEverythingIsRemoved() throws Exception {
        TestEnvironment environment = new TestEnvironment(work.resolve("g"));
        environment.settings = environment.settings.with(InstallSettings.Bytecode.LEAVE_TO_PYTHON);
        environment.install(packages);
        run(environment, "bin/python", "-c", "import noarch_demo, pip");

        environment.install(List.of());

        assertThat(environment.files()).isEmpty();
        assertThat(environment.prefix.root().toFile().list()).containsExactlyInAnyOrder("conda-meta", "CACHEDIR.TAG");
    }

    @Test
    void refusesAPathTooLongForItsBinariesBeforeItWritesAnything() {
        Path root = work.resolve("long-".repeat(20));
        TestEnvironment environment = new TestEnvironment(root);

        assertThatThrownBy(() -> environment.install(packages))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("python-3.13.5-h8e07550_0_cp313")
                .hasMessageContaining("at most 79 bytes");
        assertThat(root).doesNotExist();
    }

    private static String run(TestEnvironment environment, String program, String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        "/usr/bin/env",
                                        "-i",
                                        environment.prefix.resolve(program).toString()),
                                Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Path archive(String start) {
        Path directory = CHANNEL.resolve(start).getParent();
        String name = start.substring(start.indexOf('/') + 1);
        try (Stream<Path> archives = Files.list(directory)) {
            return archives.filter(path -> path.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(start));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
