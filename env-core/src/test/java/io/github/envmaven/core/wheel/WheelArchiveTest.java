package io.github.envmaven.core.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WheelArchiveTest {

    @TempDir
    Path work;

    @Test
    void unpacksFilesWithTheirTimesAndExecutableBits() throws IOException {
        UnpackedWheel wheel = unpack(wheel().file("demo/__init__.py", "x = 1\n")
                .program("demo/tool.sh", "#!/bin/sh\n")
                .file("demo-1.0.data/scripts/run", "#!python\n")
                .file("demo/empty/", ""));

        Path content = wheel.directory().resolve("wheel");
        assertThat(content.resolve("demo/__init__.py")).hasContent("x = 1\n").isRegularFile();
        assertThat(Files.isExecutable(content.resolve("demo/__init__.py"))).isFalse();
        assertThat(content.resolve("demo/tool.sh")).isExecutable();
        assertThat(content.resolve("demo-1.0.data/scripts/run")).isExecutable();
        assertThat(Files.getLastModifiedTime(content.resolve("demo/__init__.py"))
                        .toInstant())
                .isBetween("2023-11-13T00:00:00Z", "2023-11-16T00:00:00Z");
        assertThat(wheel.files())
                .extracting(entry -> entry.path())
                .contains("wheel/demo/__init__.py", "wheel/demo-1.0.dist-info/METADATA")
                .doesNotContain("wheel/demo-1.0.dist-info/RECORD");
    }

    @Test
    void readsCommandsWhateverElseTheFileHas() {
        UnpackedWheel wheel = unpack(wheel().entryPoints("""
                # commands
                [console_scripts]
                Demo-Tool = demo.cli:Main.run [extra]
                ; and
                [gui_scripts]
                demo-window=demo.gui:show
                [pytest11]
                demo = demo.plugin
                """));

        assertThat(wheel.entryPoints().console())
                .singleElement()
                .hasToString("EntryPoint[command=Demo-Tool, module=demo.cli, function=Main.run]");
        assertThat(wheel.entryPoints().gui()).hasSize(1);
    }

    @Test
    void takesNamesInAnySpelling() {
        TestWheel wheel = TestWheel.of("My.Package", "1.0.0");

        assertThat(unpack(wheel, "my_package-1.0-py3-none-any.whl").distInfo()).isEqualTo("My.Package-1.0.0.dist-info");
    }

    @Test
    void refusesAFileThatIsNotListed() {
        refuses(
                wheel().file("demo/extra.py", "x").record(lines -> without(lines, "demo/extra.py")),
                "member 'demo/extra.py' is not listed in its RECORD");
    }

    @Test
    void refusesAListedFileThatIsNotThere() {
        refuses(
                wheel().record(lines -> with(lines, TestWheel.row("demo/gone.py", "x"))),
                "its RECORD lists 'demo/gone.py', which it does not contain");
    }

    @Test
    void refusesAFileWithAnotherContentThanListed() {
        refuses(
                wheel().file("demo/a.py", "x")
                        .record(lines -> with(without(lines, "demo/a.py"), TestWheel.row("demo/a.py", "y"))),
                "member 'demo/a.py' has sha256=");
    }

    @Test
    void refusesAFileWithAnotherSizeThanListed() {
        refuses(
                wheel().file("demo/a.py", "x")
                        .record(lines -> with(
                                without(lines, "demo/a.py"),
                                TestWheel.row("demo/a.py", "x").replaceFirst(",1$", ",2"))),
                "1 bytes; its RECORD says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5=AAAA", "sha1=AAAA", "blake2b=AAAA"})
    void refusesHashesThatProveNothing(String hash) {
        refuses(
                wheel().file("demo/a.py", "x")
                        .record(lines -> with(without(lines, "demo/a.py"), "demo/a.py," + hash + ",1")),
                "which is not safe");
    }

    @Test
    void takesStrongerHashes() {
        String sha512 = "MUFA_yF_4nzZXOhHNKQx-4dlzd9Ieq6MCUjHoZxMsHLqWi4RvmXFtPzRXZI_OUrkTR6SYAWp-1mZYH2xVHrVqQ";
        Throwable refused = catchThrowable(() -> unpack(wheel().file("demo/a.py", "x")
                .record(lines -> with(without(lines, "demo/a.py"), "demo/a.py,sha512=" + sha512 + ",1"))));

        // Only its content counts: the algorithm is known.
        assertThat(refused).hasMessageContaining("has sha512=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.py",
                "/etc/evil",
                "demo/../../evil.py",
                "C:evil.py",
                "demo\\..\\evil.py",
                "demo/\u0007.py",
                "./demo/a.py"
            })
    void refusesPathsThatLeaveTheWheel(String path) {
        refuses(wheel().file(path, "x"), "member '");
        assertThat(work.resolve("evil.py")).doesNotExist();
    }

    @Test
    void refusesLinks() {
        refuses(wheel().link("demo/link", "/etc/passwd"), "'demo/link' is neither file nor directory");
    }

    @Test
    void refusesAFileAndADirectoryOfOneName() {
        refuses(wheel().file("demo/a", "x").file("demo/a/b", "x"), "member 'demo/a' is a directory and something else");
    }

    @Test
    void refusesMetadataOfAnotherPackage() {
        refuses(
                wheel().file("demo-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: other\nVersion: 1.0\n"),
                "METADATA is of 'other-1.0', not of demo 1.0");
        refuses(
                wheel().file("demo-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: demo\nVersion: 2.0\n"),
                "METADATA is of 'demo-2.0', not of demo 1.0");
    }

    @Test
    void refusesAWheelUnderAnotherName() {
        assertThatThrownBy(() -> unpack(wheel(), "other-1.0-py3-none-any.whl"))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("demo-1.0.dist-info is of 'demo-1.0', not of other 1.0");
    }

    @Test
    void refusesPlacesNobodyKnows() {
        refuses(wheel().file("demo-1.0.data/elsewhere/x", "x"), "nothing says where that goes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x = a:b", "x = a;import os:main", "x = a", "a/b = c:d"})
    void refusesCommandsThatWouldDoHarm(String command) {
        refuses(wheel().entryPoints("[console_scripts]\n" + command + "\n"), "Entry point");
    }

    @Test
    void refusesAnythingThatWasCutOff() throws IOException {
        byte[] whole = wheel().file("demo/a.py", "x".repeat(500)).bytes();
        Random random = new Random(7);
        for (int i = 0; i < 30; i++) {
            Path file = work.resolve("cut" + i + ".whl");
            Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
            Path out = Files.createDirectories(work.resolve("cut" + i));

            assertThat(catchThrowable(() -> new WheelArchive(file, name()).unpackTo(out)))
                    .isInstanceOf(IntegrityFailed.class);
        }
    }

    @Test
    void neverTakesAChangedWheelForTheWholeOne() throws IOException {
        byte[] whole = wheel().file("demo/a.py", "print('hello')\n".repeat(50)).bytes();
        Path original = Files.createDirectories(work.resolve("original"));
        Path archive = Files.write(work.resolve("original.whl"), whole);
        List<String> expected =
                tree(new WheelArchive(archive, name()).unpackTo(original).directory());
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(work.resolve("changed.whl"), changed);
            Path out = Files.createDirectories(work.resolve("changed" + i));

            Throwable refused = catchThrowable(() -> new WheelArchive(file, name()).unpackTo(out));

            if (refused == null) {
                assertThat(tree(out)).as("change " + i).isEqualTo(expected);
            } else {
                assertThat(refused).isInstanceOf(IntegrityFailed.class);
            }
        }
    }

    private void refuses(TestWheel wheel, String reason) {
        assertThatThrownBy(() -> unpack(wheel))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageStartingWith("Wheel demo-1.0-py3-none-any.whl cannot be installed: ")
                .hasMessageContaining(reason);
    }

    private UnpackedWheel unpack(TestWheel wheel) {
        return unpack(wheel, wheel.fileName());
    }

    private UnpackedWheel unpack(TestWheel wheel, String name) {
        try {
            Path archive = Files.write(Files.createTempFile(work, "wheel", ".whl"), wheel.bytes());
            return new WheelArchive(archive, WheelName.parse(name))
                    .unpackTo(Files.createTempDirectory(work, "unpacked"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tree(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                lines.add(directory.relativize(path) + " " + Arrays.hashCode(Files.readAllBytes(path)));
            }
        }
        return lines;
    }

    private static TestWheel wheel() {
        return TestWheel.of("demo", "1.0");
    }

    private static WheelName name() {
        return WheelName.parse("demo-1.0-py3-none-any.whl");
    }

    private static List<String> with(List<String> lines, String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return more;
    }

    private static List<String> without(List<String> lines, String path) {
        return lines.stream().filter(line -> !line.startsWith(path + ",")).toList();
    }
}
