package io.github.envmaven.core.command;

import static io.github.envmaven.core.command.WheelProject.SITE;
import static io.github.envmaven.core.command.WheelProject.demo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.command.CreateRequest.PipConflicts;
import io.github.envmaven.core.command.CreateResult.Outcome;
import io.github.envmaven.core.command.VerifyResult.Finding;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands make of the pip packages of a lock. */
class PipHalfTest {

    @TempDir
    Path directory;

    private WheelProject wheels;
    private TestProject project;

    @BeforeEach
    void lock() throws IOException {
        wheels = new WheelProject(directory);
        project = wheels.project;
    }

    @Test
    void makesBothHalvesAndThenHasNothingToDo() throws IOException {
        wheels.pip(demo().file("demo/__init__.py", "x"));

        CreateResult first = project.create();
        CreateResult second = project.create();

        assertThat(first.packages()).isEqualTo(3);
        assertThat(first.installed()).isEqualTo(3);
        assertThat(second.outcome()).isEqualTo(Outcome.UP_TO_DATE);
        assertThat(second.packages()).isEqualTo(3);
        assertThat(project.prefix().resolve(SITE + "demo/__init__.py")).hasContent("x");
        assertThat(project.verify().findings()).isEmpty();
        assertThat(project.verify().foreign()).isEmpty();
    }

    @Test
    void noticesThatAWheelWasTakenOutByHand() throws IOException {
        wheels.pip(demo().file("demo/__init__.py", "x"));
        project.create();
        Files.delete(project.prefix().resolve(SITE + "demo-1.0.dist-info/RECORD"));

        CreateResult again = project.create();

        assertThat(again.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(project.verify().findings()).isEmpty();
    }

    @Test
    void bringsWheelsUpToDateAndTakesThemOut() throws IOException {
        wheels.pip(demo().file("demo/__init__.py", "1"));
        project.create();

        wheels.pip(
                TestWheel.of("demo", "2.0").file("demo/__init__.py", "2"),
                TestWheel.of("other", "1").file("other.py", ""));
        CreateResult changed = project.create();
        wheels.pip();
        CreateResult removed = project.create();

        assertThat(List.of(changed.installed(), changed.changed(), changed.removed()))
                .containsExactly(1, 1, 0);
        assertThat(List.of(removed.installed(), removed.changed(), removed.removed()))
                .containsExactly(0, 0, 2);
        assertThat(project.prefix().resolve(SITE + "demo")).doesNotExist();
        assertThat(project.prefix().resolve(SITE + "tea.py")).exists();
    }

    @Test
    void leavesTheEnvironmentAsItIsWhenTheirHalfFails() throws IOException {
        wheels.pip(demo().file("demo/__init__.py", "1"));
        project.create();
        List<String> before = files();
        Path broken = TestWheel.of("demo", "2.0")
                .file("demo/__init__.py", "2")
                .record(lines -> List.of())
                .writeTo(directory.resolve("wheels"));
        wheels.pip("demo", "2.0", broken, Sha256.of(Files.readAllBytes(broken)).hex());

        assertThatThrownBy(() -> project.create())
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("Wheel demo-2.0-py3-none-any.whl cannot be installed");
        assertThat(files()).isEqualTo(before);
        assertThat(project.prefix().resolve(SITE + "demo/__init__.py")).hasContent("1");
    }

    @Test
    void leavesTheEnvironmentAsItIsWhenWheelsAreInTheWay() throws IOException {
        project.create();
        List<String> before = files();
        wheels.pip(demo().file("tea.py", "tea = 2"));

        assertThatThrownBy(() -> project.create())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("demo 1.0 (pip) and tea (conda) both have " + SITE + "tea.py");
        assertThat(files()).isEqualTo(before);
        assertThat(project.verify().findings())
                .extracting(Finding::what)
                .containsExactly("Package demo 1.0 (pip) is not installed.");
    }

    @Test
    void overwritesInAChangeOnlyWhatItIsAllowedTo() throws IOException {
        project.create();
        Path wheels = directory.resolve("wheels");
        demo().file("tea.py", "tea = 2").writeTo(wheels);
        project.wants(
                List.of("linux-64"), List.of("python", "tea"), List.of("--no-index", "--find-links " + wheels, "demo"));

        assertThatThrownBy(() -> update(PipConflicts.REFUSE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("demo 1.0 (pip) and tea (conda) both have " + SITE + "tea.py");
        update(PipConflicts.OVERWRITE);

        assertThat(project.prefix().resolve(SITE + "tea.py")).hasContent("tea = 2");
    }

    private void update(PipConflicts conflicts) {
        project.within(session -> new UpdateCommand(session)
                .run(new ChangeRequest(
                        project.source(),
                        project.lockFile(),
                        project.prefix(),
                        List.of(),
                        ChangeRequest.Effect.ENVIRONMENT,
                        SolveOptions.DEFAULT,
                        conflicts)));
    }

    @Test
    void refusesAFileWithAnotherDigest() throws IOException {
        Path wheel = demo().writeTo(directory.resolve("wheels"));
        wheels.pip("demo", "1.0", wheel, "0".repeat(64));

        assertThatThrownBy(() -> project.create())
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("not " + "0".repeat(64) + " as expected");
        assertThat(Files.exists(project.prefix().resolve("bin"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "demo, 1.0, https://example.org/demo-1.0.tar.gz, a source distribution",
        "demo, 1.0, git+https://example.org/demo.git, which commit it is does not stand there",
        "demo, 1.0, https://example.org/demo-2.0-py3-none-any.whl, which is another one",
        "demo, 1.0, https://example.org/other-1.0-py3-none-any.whl, which is another one",
        "demo, 1.0, https://example.org/demo-1.0-py3-none-..%2Fx.whl, is no wheel tag"
    })
    void refusesWhatIsNoWheelOfThePackage(String name, String version, String url, String reason) throws IOException {
        wheels.pipUrl(name, version, url, "0".repeat(64));

        assertThatThrownBy(() -> project.create())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(reason);
        assertThat(project.prefix()).doesNotExist();
    }

    /** Whoever has pip change a locked package finds the locked one again, and Python does not find both. */
    @Test
    void replacesWhatPipPutInThePlaceOfAWheelWhereThatIsAllowed() throws IOException {
        wheels.pip(demo().file("demo/__init__.py", "x"));
        project.create();
        Trees.delete(project.prefix().resolve(SITE + "demo-1.0.dist-info"));
        Path info = Files.createDirectories(project.prefix().resolve(SITE + "Demo-2.0.dist-info"));
        Files.writeString(info.resolve("INSTALLER"), "pip\n");
        Files.writeString(
                info.resolve("RECORD"),
                "demo/__init__.py,,\ndemo/new/two.py,,\ntea.py,,\nDemo-2.0.dist-info/RECORD,,\n"
                        + "Demo-2.0.dist-info/INSTALLER,,\n");
        Path added = Files.createDirectories(project.prefix().resolve(SITE + "demo/new"));
        Files.writeString(added.resolve("two.py"), "pip's");
        assertThatThrownBy(() -> project.create()).hasMessageContaining("which belongs to Demo 2.0 (pip)");

        project.within(
                session -> new CreateCommand(session).run(project.environment().with(PipConflicts.OVERWRITE)));

        assertThat(project.verify().findings()).isEmpty();
        assertThat(project.verify().foreign()).isEmpty();
        assertThat(info).doesNotExist();
        assertThat(added).doesNotExist();
        assertThat(project.prefix().resolve(SITE + "tea.py")).hasContent("tea = 1");
    }

    @Test
    void remembersWhatWasAskedFor() throws IOException {
        wheels.condaLock = wheels.condaLock.replace(
                "  custom_metadata:\n",
                "  custom_metadata:\n    pip/linux-64: '{\"-c\": [\"demo <2\"], \"main\": [\"Oth.er[x] >=1; python_version >"
                        + " \\\"3\\\"\", \"https://example.org/x.whl\"]}'\n");
        wheels.pip(demo().file("demo.py", ""), TestWheel.of("oth_er", "1").file("other.py", ""));

        project.create();

        assertThat(project.prefix().resolve(SITE + "oth_er-1.dist-info/REQUESTED"))
                .exists();
        assertThat(project.prefix().resolve(SITE + "demo-1.0.dist-info/REQUESTED"))
                .doesNotExist();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(project.prefix())) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> path + " " + path.toFile().lastModified())
                    .filter(line -> !line.contains("/conda-meta/.env-lock"))
                    .sorted()
                    .toList();
        }
    }
}
