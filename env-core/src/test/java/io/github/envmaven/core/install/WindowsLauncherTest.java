package io.github.envmaven.core.install;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.testing.LinkablePackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowsLauncherTest {

    private static final String PROGRAM = "MZ a program";

    @TempDir
    Path work;

    @Test
    void makesCommandsOfTheProgramThatPipBrings() throws IOException {
        TestEnvironment environment = new TestEnvironment(work.resolve("w"), "win-64");

        environment.install(List.of(python(), pip(), tool()));

        byte[] command = Files.readAllBytes(environment.prefix.resolve("Scripts/tool.exe"));
        String start = PROGRAM + "#!" + environment.prefix.resolve("python.exe") + "\r\n";
        assertThat(new String(command, ISO_8859_1)).startsWith(start + "PK");
        assertThat(mainOf(command, start.length()))
                .isEqualTo(environment.text("Scripts/tool-script.py"))
                .contains("from tool.main import run");
        assertThat(environment.record("tool").paths())
                .extracting(PrefixPath::kind)
                .contains(PrefixPath.Kind.WINDOWS_ENTRY_POINT_EXE);
    }

    @Test
    void findsTheProgramOfAPipThatIsThereAlready() {
        TestEnvironment environment = new TestEnvironment(work.resolve("w"), "win-64");
        environment.install(List.of(python(), pip()));

        environment.install(List.of(python(), pip(), tool()));

        assertThat(environment.prefix.resolve("Scripts/tool.exe")).exists();
    }

    @Test
    void quotesAPythonWithABlankInItsPath() {
        WindowsLauncher launcher = new WindowsLauncher(new byte[] {'M', 'Z'}, new byte[] {'W', 'Z'});

        byte[] command = launcher.command("C:\\My envs\\python.exe", "pass", CommandFile.Window.TERMINAL);

        assertThat(new String(command, ISO_8859_1)).startsWith("MZ#!\"C:\\My envs\\python.exe\"\r\nPK");
    }

    @Test
    void putsThePrefixIntoCommandsThatPackagesBring() throws IOException {
        byte[] built = new WindowsLauncher(PROGRAM.getBytes(UTF_8), new byte[0])
                .command(LinkablePackage.PLACEHOLDER + "/python.exe", "pass", CommandFile.Window.TERMINAL);
        CachedPackage cached = LinkablePackage.in(work.resolve("pkgs"), "a", "1")
                .patchedBytes("Scripts/a.exe", built)
                .patchedBytes("Library/bin/a.dll", (LinkablePackage.PLACEHOLDER + "\0").getBytes(UTF_8))
                .build();
        TestEnvironment environment = new TestEnvironment(work.resolve("w"), "win-64");

        environment.install(List.of(cached));

        String start = PROGRAM + "#!" + environment.prefix + "/python.exe\r\n";
        byte[] command = Files.readAllBytes(environment.prefix.resolve("Scripts/a.exe"));
        assertThat(new String(command, ISO_8859_1)).startsWith(start + "PK");
        assertThat(mainOf(command, start.length())).isEqualTo("pass");
        assertThat(environment.text("Library/bin/a.dll")).isEqualTo(LinkablePackage.PLACEHOLDER + "\0");
    }

    private static String mainOf(byte[] command, int start) throws IOException {
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(command, start, command.length - start))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("__main__.py");
            return new String(zip.readAllBytes(), UTF_8);
        }
    }

    private CachedPackage python() {
        return pack("python", "3.12.1").file("python.exe", "").build();
    }

    private CachedPackage pip() {
        return pack("pip", "25")
                .noarchPython()
                .file("site-packages/pip/_vendor/distlib/t64.exe", PROGRAM)
                .build();
    }

    private CachedPackage tool() {
        return pack("tool", "1")
                .noarchPython("tool = tool.main:run")
                .file("site-packages/tool/main.py", "")
                .build();
    }

    private LinkablePackage pack(String name, String version) {
        return LinkablePackage.in(work.resolve("pkgs"), name, version);
    }
}
