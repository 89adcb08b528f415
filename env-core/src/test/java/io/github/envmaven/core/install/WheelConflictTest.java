package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wheels that want a file which somebody else has. */
class WheelConflictTest {

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
    void refusesAWheelThatWouldOverwriteAFileOfConda() {
        CachedPackage conda = environment
                .pack("demo-conda", "1")
                .file(SITE + "demo/__init__.py", "c")
                .build();
        environment.install(List.of(environment.python(), conda));
        environment.wheels = List.of(environment.cached(demo().file("demo/__init__.py", "w")));

        assertThatThrownBy(() -> environment.install(List.of(environment.python(), conda)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("demo 1.0 (pip) and demo-conda (conda) both have " + SITE + "demo/__init__.py");
        assertThat(environment.text(SITE + "demo/__init__.py")).isEqualTo("c");
        assertThat(environment.installedWheels()).isEmpty();
    }

    @Test
    void overwritesAFileOfCondaWhereThatIsAllowedAndPutsItBack() {
        CachedPackage conda = environment
                .pack("demo-conda", "1")
                .file(SITE + "demo/__init__.py", "c")
                .build();
        environment.settings = environment.settings.with(InstallSettings.FileConflicts.OVERWRITE);
        environment.install(List.of(environment.python(), conda));
        environment.wheels = List.of(environment.cached(demo().file("demo/__init__.py", "w")));

        environment.install(List.of(environment.python(), conda));

        assertThat(environment.text(SITE + "demo/__init__.py")).isEqualTo("w");
        assertThat(environment.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("demo 1.0 (pip) and demo-conda both have"));

        environment.wheels = List.of();
        environment.install(List.of(environment.python(), conda));

        assertThat(environment.text(SITE + "demo/__init__.py")).isEqualTo("c");
    }

    @Test
    void refusesAWheelThatWouldOverwriteWhatPipInstalled() throws IOException {
        environment.install();
        Path info = Files.createDirectories(environment.prefix.resolve(SITE + "demo-0.9.dist-info"));
        Files.createDirectories(environment.prefix.resolve(SITE + "demo"));
        Files.writeString(environment.prefix.resolve(SITE + "demo/__init__.py"), "p");
        Files.writeString(info.resolve("INSTALLER"), "pip\n");
        Files.writeString(info.resolve("RECORD"), "demo/__init__.py,,\n");

        assertThatThrownBy(() -> environment.install(demo().file("demo/__init__.py", "w")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(
                        "demo 1.0 (pip) has " + SITE + "demo/__init__.py, which belongs to demo 0.9 (pip)");
        assertThat(environment.text(SITE + "demo/__init__.py")).isEqualTo("p");
    }

    @Test
    void letsWheelsShareAFileThatIsTheSame() {
        TestWheel one = demo().file("tests/__init__.py", "").file("demo.py", "x");
        TestWheel two =
                TestWheel.of("other", "1.0").file("tests/__init__.py", "").file("other.py", "x");
        environment.install(one, two);

        environment.install(two);

        assertThat(environment.files()).contains(SITE + "tests/__init__.py", SITE + "other.py");
        assertThat(environment.installedWheels())
                .singleElement()
                .satisfies(wheel ->
                        assertThat(wheel.paths()).extracting(PrefixPath::path).contains(SITE + "tests/__init__.py"));
    }

    @Test
    void refusesWheelsThatHaveDifferentFilesOfOneName() {
        assertThatThrownBy(() -> environment.install(
                        demo().file("tests/__init__.py", "1"),
                        TestWheel.of("other", "1.0").file("tests/__init__.py", "2")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("demo 1.0 (pip) and other 1.0 (pip) both have " + SITE + "tests/__init__.py");
        assertThat(environment.prefix.condaMeta().resolve("history")).doesNotExist();
    }

    @Test
    void doesNotDependOnWhatWasThereBeforeWhereWheelsOverwriteEachOther() {
        environment.settings = environment.settings.with(InstallSettings.FileConflicts.OVERWRITE);
        TestWheel one = demo().file("tests/__init__.py", "1");
        TestWheel two = TestWheel.of("other", "1.0").file("tests/__init__.py", "2");
        environment.install(two);

        environment.install(one, two);

        assertThat(environment.text(SITE + "tests/__init__.py")).isEqualTo("1");
        assertThat(environment.text(SITE + "other-1.0.dist-info/RECORD")).doesNotContain("tests/");
    }

    @Test
    void overwritesFilesOfNobodyWhereThatIsAllowed() throws IOException {
        environment.install();
        Files.createDirectories(environment.prefix.resolve(SITE + "demo"));
        Files.writeString(environment.prefix.resolve(SITE + "demo/__init__.py"), "p");
        environment.settings = environment.settings.with(InstallSettings.FileConflicts.OVERWRITE);

        environment.install(demo().file("demo/__init__.py", "w"));

        assertThat(environment.text(SITE + "demo/__init__.py")).isEqualTo("w");
    }

    private static TestWheel demo() {
        return TestWheel.of("demo", "1.0");
    }
}
