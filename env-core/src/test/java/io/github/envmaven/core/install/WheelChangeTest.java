package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments that have wheels, when others are wanted. */
class WheelChangeTest {

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
    void takesAWheelOutAsItsListSays() {
        environment.install(demo().file("demo/__init__.py", "x").entryPoints("[console_scripts]\ndemo = demo:main\n"));
        List<String> before = environment.files();

        environment.install();

        assertThat(before).contains("bin/demo", SITE + "demo/__init__.py");
        assertThat(environment.files()).containsExactly("bin/python3.12");
        assertThat(environment.prefix.resolve(SITE + "demo")).doesNotExist();
    }

    @Test
    void deletesNothingOutsideOfTheEnvironmentWhateverAListSays() throws IOException {
        Path outside = Files.writeString(work.resolve("precious"), "x");
        environment.install(demo().file("demo/__init__.py", "x"));
        Path record = environment.prefix.resolve(SITE + "demo-1.0.dist-info/RECORD");
        Files.writeString(
                record,
                Files.readString(record) + "../../../../precious,,\n" + outside + ",,\n"
                        + "../../../bin/python3.12,,\n../../../conda-meta/history,,\n");

        environment.install();

        assertThat(outside).exists();
        assertThat(environment.files()).containsExactly("bin/python3.12");
        assertThat(environment.prefix.history()).exists();
    }

    @Test
    void replacesAWheelByAnother() {
        environment.install(demo().file("demo/old.py", "x").file("demo/both.py", "1"));

        environment.install(TestWheel.of("demo", "2.0").file("demo/new.py", "x").file("demo/both.py", "2"));

        assertThat(environment.files())
                .contains(SITE + "demo/new.py")
                .doesNotContain(SITE + "demo/old.py", SITE + "demo-1.0.dist-info/RECORD");
        assertThat(environment.text(SITE + "demo/both.py")).isEqualTo("2");
        assertThat(environment.installedWheels())
                .extracting(InstalledWheel::label)
                .containsExactly("demo 2.0 (pip)");
    }

    @Test
    void leavesAWheelThatIsThereAlone() throws IOException {
        TestWheel wheel = demo().file("demo/__init__.py", "x");
        environment.install(wheel);
        Path record = environment.prefix.resolve(SITE + "demo-1.0.dist-info/RECORD");
        Object key = Files.readAttributes(record, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();

        Transaction transaction = environment.install(wheel);

        assertThat(transaction.isEmpty()).isTrue();
        assertThat(Files.readAttributes(record, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey())
                .isEqualTo(key);
    }

    @Test
    void installsAgainForAnotherPython() {
        TestWheel wheel = demo().file("demo/__init__.py", "x");
        environment.install(wheel);

        environment.wheels = List.of(environment.cached(wheel));
        environment.install(List.of(
                environment.pack("python", "3.13.0").file("bin/python3.13", "").build()));

        assertThat(environment.files())
                .contains("lib/python3.13/site-packages/demo/__init__.py")
                .noneMatch(path -> path.startsWith("lib/python3.12"));
    }

    @Test
    void installsAgainWhatHasLostItsList() throws IOException {
        TestWheel wheel = demo().file("demo/__init__.py", "x");
        environment.install(wheel);
        Files.delete(environment.prefix.resolve(SITE + "demo-1.0.dist-info/RECORD"));
        Files.writeString(environment.prefix.resolve(SITE + "demo/__init__.py.new"), "y");
        Files.move(
                environment.prefix.resolve(SITE + "demo/__init__.py.new"),
                environment.prefix.resolve(SITE + "demo/__init__.py"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        environment.install(wheel);

        assertThat(environment.text(SITE + "demo/__init__.py")).isEqualTo("x");
        assertThat(environment.installedWheels()).singleElement().matches(installed -> !installed.isUnlisted());
    }

    private static TestWheel demo() {
        return TestWheel.of("demo", "1.0");
    }
}
