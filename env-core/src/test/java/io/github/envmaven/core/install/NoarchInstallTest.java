package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.testing.LinkablePackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Noarch Python packages, whose files go where the Python of the environment looks for them. */
class NoarchInstallTest {

    @TempDir
    Path work;

    @Test
    void makesCommandsForNoarchPythonPackages() {
        CachedPackage python =
                pack("python", "3.12.1").file("bin/python3.12", "").build();
        CachedPackage cached = pack("tool", "1")
                .noarchPython("tool = tool.main:App.run")
                .file("site-packages/tool/main.py", "")
                .file("python-scripts/tool-script", "")
                .build();
        TestEnvironment environment = environment("e");
        environment.settings = environment.settings.with(InstallSettings.Bytecode.LEAVE_TO_PYTHON);

        environment.install(List.of(cached, python));

        assertThat(environment.files())
                .containsExactly(
                        "bin/python3.12", "bin/tool", "bin/tool-script", "lib/python3.12/site-packages/tool/main.py");
        assertThat(environment.text("bin/tool"))
                .startsWith("#!" + environment.prefix + "/bin/python3.12\n")
                .contains("from tool.main import App\n")
                .endsWith("    sys.exit(App.run())\n");
        assertThat(environment.prefix.resolve("bin/tool")).isExecutable();
    }

    @Test
    void laysNoarchPythonPackagesOutForWindows() {
        CachedPackage python = pack("python", "3.12.1").file("python.exe", "").build();
        CachedPackage cached = pack("tool", "1")
                .noarchPython("tool = tool.main:run")
                .file("site-packages/tool/main.py", "")
                .patched("share/tool.cfg", "at " + LinkablePackage.PLACEHOLDER, "text")
                .build();
        TestEnvironment environment = new TestEnvironment(work.resolve("w"), "win-64");

        environment.install(List.of(cached, python));

        assertThat(environment.files())
                .containsExactly(
                        "Lib/site-packages/tool/main.py",
                        "Scripts/tool-script.py",
                        "Scripts/tool.bat",
                        "python.exe",
                        "share/tool.cfg");
    }

    @Test
    void linksNoarchPythonPackagesAgainWhenPythonMoves() {
        CachedPackage old = pack("python", "3.12.1").file("bin/python3.12", "").build();
        CachedPackage newer =
                pack("python", "3.13.0").file("bin/python3.13", "").build();
        CachedPackage tool = pack("tool", "1")
                .noarchPython()
                .file("site-packages/tool.py", "")
                .build();
        TestEnvironment environment = environment("e");
        environment.settings = environment.settings.with(InstallSettings.Bytecode.LEAVE_TO_PYTHON);
        environment.install(List.of(old, tool));

        environment.install(List.of(newer, tool));

        assertThat(environment.files()).containsExactly("bin/python3.13", "lib/python3.13/site-packages/tool.py");
    }

    private LinkablePackage pack(String name, String version) {
        return LinkablePackage.in(work.resolve("pkgs"), name, version);
    }

    private TestEnvironment environment(String name) {
        return new TestEnvironment(work.resolve(name));
    }
}
