package io.github.envmaven.core.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.testing.TestWheel;
import io.github.envmaven.core.wheel.RecordRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelInstallTest {

    private static final String SITE = "lib/python3.12/site-packages/";

    @TempDir
    Path work;

    private TestEnvironment environment;

    @BeforeEach
    void makeEnvironment() {
        environment = new TestEnvironment(work.resolve("e"));
        environment.settings = environment.settings.with(InstallSettings.Bytecode.LEAVE_TO_PYTHON);
    }

    @Test
    void putsEveryFileWherePythonLooksForIt() {
        environment.install(demo().file("demo/__init__.py", "x")
                .file("demo-1.0.data/purelib/pure.py", "x")
                .file("demo-1.0.data/platlib/plat.so", "x")
                .file("demo-1.0.data/headers/demo.h", "x")
                .file("demo-1.0.data/scripts/run", "#!/bin/sh\n")
                .file("demo-1.0.data/data/share/demo/a.txt", "x"));

        assertThat(environment.files())
                .contains(
                        SITE + "demo/__init__.py",
                        SITE + "pure.py",
                        SITE + "plat.so",
                        "include/python3.12/demo/demo.h",
                        "bin/run",
                        "share/demo/a.txt");
    }

    @Test
    void laysFilesOutForWindows() {
        environment = new TestEnvironment(work.resolve("w"), "win-64");
        environment.wheels = List.of(demo().file("demo/__init__.py", "x")
                .file("demo-1.0.data/headers/demo.h", "x")
                .entryPoints("[console_scripts]\ndemo = demo:main\n[gui_scripts]\ndemow = demo:main\n")
                .unpackIn(work.resolve("cache")));
        environment.install(List.of(environment
                .pack("python", "3.12.1")
                .file("python.exe", "")
                .file("pythonw.exe", "")
                .build()));

        assertThat(environment.files())
                .contains(
                        "Include/demo/demo.h",
                        "Lib/site-packages/demo/__init__.py",
                        "Scripts/demo-script.py",
                        "Scripts/demo.bat",
                        "Scripts/demow-script.py",
                        "Scripts/demow.bat");
        assertThat(environment.text("Scripts/demo.bat")).contains("python.exe");
        assertThat(environment.text("Scripts/demow.bat")).contains("pythonw.exe");
        assertThat(environment.text("Lib/site-packages/demo-1.0.dist-info/RECORD"))
                .contains("../../Scripts/demo.bat,sha256=");
    }

    @Test
    void sharesFilesWithTheCacheButNotThoseItMakes() throws IOException {
        TestWheel wheel = demo().file("demo/__init__.py", "x").file("demo-1.0.data/scripts/run", "#!python\nx\n");
        environment.install(wheel);

        Path cached = environment.cached(wheel).content().directory();
        assertThat(Files.isSameFile(
                        environment.prefix.resolve(SITE + "demo/__init__.py"),
                        cached.resolve("wheel/demo/__init__.py")))
                .isTrue();
        assertThat(cached.resolve("wheel/demo-1.0.data/scripts/run")).hasContent("#!python\nx\n");
    }

    @Test
    void namesThePythonInScripts() {
        environment.install(demo().file("demo-1.0.data/scripts/run", "#!python -s\nx = 1\n")
                .file("demo-1.0.data/scripts/other", "#!/usr/bin/env python\n"));

        assertThat(environment.text("bin/run")).isEqualTo("#!" + environment.prefix + "/bin/python3.12\nx = 1\n");
        assertThat(environment.prefix.resolve("bin/run")).isExecutable();
        assertThat(environment.text("bin/other")).isEqualTo("#!/usr/bin/env python\n");
    }

    @Test
    void makesCommandsAndLeavesOutTheWheelsOwn() {
        environment.install(
                demo().entryPoints("[console_scripts]\ndemo = demo.cli:Main.run\n[gui_scripts]\nshow = demo:show\n")
                        .file("demo-1.0.data/scripts/demo", "old"));

        assertThat(environment.text("bin/demo"))
                .startsWith("#!" + environment.prefix + "/bin/python3.12\n")
                .contains("from demo.cli import Main\n")
                .endsWith("    sys.exit(Main.run())\n");
        assertThat(environment.prefix.resolve("bin/show")).isExecutable();
    }

    @Test
    void listsEveryFileInItsRecord() throws IOException {
        environment.install(demo().file("demo/a,b.txt", "x")
                .entryPoints("[console_scripts]\ndemo = demo:main\n")
                .file("demo-1.0.data/scripts/run", "#!python\n"));

        String info = SITE + "demo-1.0.dist-info/";
        List<RecordRow> rows = RecordRow.parse(environment.text(info + "RECORD"));
        assertThat(rows)
                .extracting(RecordRow::path)
                .containsExactlyInAnyOrder(
                        "../../../bin/demo",
                        "../../../bin/run",
                        "demo-1.0.dist-info/INSTALLER",
                        "demo-1.0.dist-info/METADATA",
                        "demo-1.0.dist-info/RECORD",
                        "demo-1.0.dist-info/REQUESTED",
                        "demo-1.0.dist-info/WHEEL",
                        "demo-1.0.dist-info/entry_points.txt",
                        "demo-1.0.dist-info/provenance_url.json",
                        "demo/a,b.txt");
        for (RecordRow row : rows) {
            if (!row.path().endsWith("/RECORD")) {
                Path file = environment.prefix.resolve(SITE).resolve(row.path()).normalize();
                assertThat(row.sha256()).as(row.path()).contains(Sha256.of(Files.readAllBytes(file)));
                assertThat(row.bytes()).as(row.path()).hasValue(Files.size(file));
            }
        }
    }

    @Test
    void saysWhoInstalledAPackageAndFromWhere() {
        TestWheel wheel = demo().needed();
        environment.install(wheel);

        String info = SITE + "demo-1.0.dist-info/";
        assertThat(environment.text(info + "INSTALLER")).isEqualTo("env-maven-plugin\n");
        assertThat(environment.files()).doesNotContain(info + "REQUESTED", info + "direct_url.json");
        assertThat(environment.text(info + "provenance_url.json"))
                .startsWith("{\"archive_info\":{\"hashes\":{\"sha256\":\"" + Sha256.of(wheel.bytes()))
                .contains("\"url\":\"file:");
    }

    @Test
    void saysWhichUrlAPackageWasAskedForBy() {
        environment.install(demo().directUrl("https://example.org/demo-1.0-py3-none-any.whl"));

        String info = SITE + "demo-1.0.dist-info/";
        assertThat(environment.text(info + "direct_url.json"))
                .contains("\"url\":\"https://example.org/demo-1.0-py3-none-any.whl\"")
                .contains("\"hash\":\"sha256=");
        assertThat(environment.files()).doesNotContain(info + "provenance_url.json");
    }

    @Test
    void believesNoDocumentThatOnlyInstallersWrite() {
        environment.install(demo().needed()
                .file("demo-1.0.dist-info/INSTALLER", "pip\n")
                .file("demo-1.0.dist-info/REQUESTED", "")
                .file("demo-1.0.dist-info/direct_url.json", "{}"));

        String info = SITE + "demo-1.0.dist-info/";
        assertThat(environment.text(info + "INSTALLER")).isEqualTo("env-maven-plugin\n");
        assertThat(environment.files()).doesNotContain(info + "REQUESTED", info + "direct_url.json");
    }

    @Test
    void refusesFilesThatForgeRecords() {
        for (String path : List.of("conda-meta/python-3.12.1-0.json", "Conda-Meta/x", "conda-meta")) {
            assertThatThrownBy(() -> environment.install(demo().file("demo-1.0.data/data/" + path, "{}")))
                    .isInstanceOf(IntegrityFailed.class)
                    .hasMessageContaining("would forge the environment's own records");
        }
        for (String path : List.of(".trash/x", "__clobbers__/tea/x", "__Clobbers__")) {
            assertThatThrownBy(() -> environment.install(demo().file("demo-1.0.data/data/" + path, "x")))
                    .isInstanceOf(IntegrityFailed.class)
                    .hasMessageContaining("lies where only an installer keeps files");
        }
        // Python takes all of these for packages, whatever case they are in.
        for (String path : List.of(
                "demo-1.0.data/purelib/other-1.dist-info/RECORD",
                "other-1.DIST-INFO/METADATA",
                "other-1.Dist-Info",
                "other.egg-info/PKG-INFO",
                "other-1-py3.12.egg-info")) {
            assertThatThrownBy(() -> environment.install(demo().file(path, "")))
                    .isInstanceOf(IntegrityFailed.class)
                    .hasMessageContaining("would forge what is known of another package");
        }
        assertThat(environment.prefix.condaMeta().resolve("history")).doesNotExist();
    }

    @Test
    void letsAWheelHaveOlderMetadataOfItself() {
        environment.install(demo().file("Demo.egg-info/PKG-INFO", "").file("demo-1.0-py3.12.egg-info", ""));

        assertThat(environment.files()).contains(SITE + "Demo.egg-info/PKG-INFO", SITE + "demo-1.0-py3.12.egg-info");
    }

    @Test
    void refusesWheelsWhereNoPythonIs() {
        environment.wheels = List.of(environment.cached(demo()));

        assertThatThrownBy(() ->
                        environment.install(List.of(environment.pack("a", "1").build())))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no python from conda");
    }

    @Test
    void writesLongPathsOfThePythonThroughTheShell() {
        environment = new TestEnvironment(work.resolve("e".repeat(120)));
        environment.settings = environment.settings.with(InstallSettings.Bytecode.LEAVE_TO_PYTHON);
        environment.install(demo().file("demo-1.0.data/scripts/run", "#!python\r\nx\r\n"));

        assertThat(environment.text("bin/run").getBytes(UTF_8)).startsWith("#!/bin/sh\n'''exec' \"".getBytes(UTF_8));
    }

    private static TestWheel demo() {
        return TestWheel.of("demo", "1.0");
    }
}
