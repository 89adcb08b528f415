package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.LinkablePackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytecode of Pythons that are not plain CPython, told by programs that stand for them. */
class BytecodeCompilerTest {

    private static final String TAG = "cpython-313t";
    private static final String FAKE_PYTHON = """
            #!/bin/sh
            while read -r module; do
              case $module in *broken.py) continue;; esac
              cache="$(dirname "$module")/__pycache__"
              mkdir -p "$cache"
              : > "$cache/$(basename "$module" .py).%s.pyc"
              printf '%%s\\n' "$module" "$cache/$(basename "$module" .py).%s.pyc"
            done
            """.formatted(TAG, TAG);

    @TempDir
    Path work;

    @Test
    void recordsBytecodeWhereTheEnvironmentsPythonPutsIt() {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));

        environment.install(List.of(freeThreadedPython(), tool()));

        assertThat(environment.warnings()).isEmpty();
        assertThat(environment.record("tool").paths())
                .extracting(PrefixPath::path)
                .containsExactly(
                        "lib/python3.13t/site-packages/tool.py",
                        "lib/python3.13t/site-packages/broken.py",
                        "lib/python3.13t/site-packages/__pycache__/tool.cpython-313t.pyc");
    }

    @Test
    void takesTheBytecodeAwayWithItsModule() {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        environment.install(List.of(freeThreadedPython(), tool()));

        environment.install(List.of(freeThreadedPython()));

        assertThat(environment.files()).containsExactly("bin/python3.13");
        assertThat(environment.prefix.resolve("lib")).doesNotExist();
    }

    @Test
    void leavesTheEnvironmentWholeWhenItsPythonDoesNotStart() {
        CachedPackage python = pack("python", "3.12.1")
                .program("bin/python3.12", "#!/bin/sh\necho no such library >&2\nexit 3\n")
                .build();
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));

        environment.install(List.of(python, tool()));

        assertThat(environment.warnings()).hasSize(1);
        assertThat(environment.warnings().get(0)).contains("were not compiled", "code 3", "no such library");
        assertThat(environment.record("tool").paths())
                .extracting(PrefixPath::path)
                .contains("lib/python3.12/site-packages/tool.py");
    }

    private CachedPackage freeThreadedPython() {
        CachedPackage python =
                pack("python", "3.13.1").program("bin/python3.13", FAKE_PYTHON).build();
        RepoDataRecord record = python.record();
        PackageRecord moved = record.packageRecord().toBuilder()
                .pythonSitePackagesPath("lib/python3.13t/site-packages")
                .build();
        return new CachedPackage(
                new RepoDataRecord(moved, record.fileName(), record.url(), record.channel()),
                python.directory(),
                python.paths());
    }

    private CachedPackage tool() {
        return pack("tool", "1")
                .noarchPython()
                .file("site-packages/tool.py", "")
                .file("site-packages/broken.py", "(")
                .build();
    }

    private LinkablePackage pack(String name, String version) {
        return LinkablePackage.in(work.resolve("pkgs"), name, version);
    }
}
