package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.command.CreateRequest.Editables;
import io.github.envmaven.core.command.PypiOptions.Sdists;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.EnvException.LockOutdated;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.testing.RecordingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lines for pip take from a {@code pyproject.toml}: projects to be worked on in place, and dependency groups. */
@DisabledOnOs(OS.WINDOWS)
class PyprojectLinesTest {

    @TempDir
    Path root;

    private BuildProject project;
    private RecordingListener listener;

    @BeforeEach
    void publish() throws IOException {
        project = new BuildProject(root);
        listener = new RecordingListener();
        project.project.listener = listener;
        project.publish(BuildProject.wheel("more", "2.0").writeTo(root.resolve("index/files")), "more");
        Files.createDirectories(root.resolve("app"));
        write(
                "[project]\nname = 'app'\ndynamic = ['version']\ndependencies = ['lib']\n[project.optional-dependencies]\n"
                        + "dev_tools = ['more; python_version >= \"3\"']\n[dependency-groups]\ntest = ['more >=1']\n");
    }

    @Test
    void locksWhatAProjectNeedsAndSaysThatItIsNotInstalled() throws IOException {
        project.wants("-e ./app").lock(Sdists.NEVER);
        create(Editables.REPORT);

        assertThat(project.pins()).containsOnlyKeys("lib");
        assertThat(Files.readString(project.project.lockFile())).contains("\"-e app\", \"lib\"");
        assertThat(warnings()).contains("Not installed, as that has to be asked for (editable): -e app");
        assertThat(project.calls()).isEmpty();
    }

    @Test
    void countsExtrasThatAreAskedFor() throws IOException {
        project.wants("-e ./app[dev-tools]").lock(Sdists.NEVER);

        assertThat(project.pins()).containsOnlyKeys("lib", "more");
    }

    @Test
    void noticesThatTheProjectNeedsSomethingElse() throws IOException {
        project.wants("-e app").lock(Sdists.NEVER);
        write("[project]\nname = 'app'\nversion = '1'\ndependencies = ['lib <2']\n");

        assertThatThrownBy(() -> project.lock(Sdists.NEVER, LockRequest.Mode.FROZEN))
                .isInstanceOf(LockOutdated.class)
                .hasMessageContaining("'lib' is now 'lib <2' (app/pyproject.toml)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-r more/a.txt",
                "-e ./app",
                "--group app/pyproject.toml:test",
                "--requirement=more/a.txt",
                "-rmore/a.txt"
            })
    void noticesWhenTheEnvironmentIsMadeThatAFileChanged(String line) throws IOException {
        Files.createDirectories(root.resolve("more"));
        Files.writeString(root.resolve("more/a.txt"), "-c b.txt\nlib\n");
        Files.writeString(root.resolve("more/b.txt"), "more <9\n");
        project.wants(line).lock(Sdists.NEVER);
        assertThat(createFromFiles().outcome()).isEqualTo(CreateResult.Outcome.CREATED);
        assertThat(createFromFiles().outcome()).isEqualTo(CreateResult.Outcome.UP_TO_DATE);

        Files.writeString(root.resolve("more/b.txt"), "more <8\n");
        write(
                "[project]\nname = 'app'\nversion = '1'\ndependencies = ['lib <3']\n[dependency-groups]\ntest = ['more >1']\n");

        assertThatThrownBy(this::createFromFiles).isInstanceOf(LockOutdated.class);
    }

    private CreateResult createFromFiles() {
        CreateRequest plain = project.project.environment();
        return project.project.within(session -> new CreateCommand(session)
                .run(new CreateRequest(
                        plain.lockFile(),
                        project.project.source(),
                        plain.prefix(),
                        plain.platform(),
                        plain.linkScripts(),
                        plain.linkScriptPackages())));
    }

    @Test
    void letsTheEnvironmentsPipInstallTheProjectOnce() throws IOException {
        project.wants("-e ./app").lock(Sdists.NEVER);

        create(Editables.INSTALL);
        Files.writeString(project.project.lockFile(), "\n", StandardOpenOption.APPEND);
        create(Editables.INSTALL);

        assertThat(project.calls())
                .singleElement()
                .asString()
                .contains("pip install", "--no-deps", "--no-index", "--editable " + root.resolve("app"));
    }

    @Test
    void takesEverythingBackWhenItCannotBeInstalled() throws IOException {
        project.wants("-e ./app").lock(Sdists.NEVER);
        Files.writeString(root.resolve("fail"), "");

        assertThatThrownBy(() -> create(Editables.INSTALL))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessage("The project " + root.resolve("app") + " could not be installed:\nbuilding");
        assertThat(project.project.prefix().resolve(BuildProject.SITE + "lib.py"))
                .doesNotExist();
    }

    @Test
    void warnsWhereOnlyTheBuildKnowsWhatAProjectNeeds() throws IOException {
        write("[build-system]\nrequires = ['setuptools']\n");

        project.wants("-e ./app").lock(Sdists.NEVER);

        assertThat(project.pins()).isEmpty();
        assertThat(warnings())
                .anyMatch(warning ->
                        warning.endsWith("what '-e ./app' needs is told only by its build, and is not locked."));
    }

    @Test
    void tellsOfADirectoryThatIsNotThere() throws IOException {
        assertThatThrownBy(() -> project.wants("-e ./none").lock(Sdists.NEVER))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("environment.yml:8: '-e ./none' names no directory: " + root.resolve("none"));
    }

    @Test
    void takesTheRequirementsOfADependencyGroup() throws IOException {
        project.wants("--group app/pyproject.toml:test").lock(Sdists.NEVER);

        assertThat(project.pins()).containsOnlyKeys("more");
    }

    private void write(String text) throws IOException {
        Files.writeString(root.resolve("app/pyproject.toml"), text);
    }

    private void create(Editables editables) {
        project.project.within(session ->
                new CreateCommand(session).run(project.project.environment().with(editables)));
    }

    private List<String> warnings() {
        return listener.events().stream()
                .filter(Event.Warned.class::isInstance)
                .map(event -> ((Event.Warned) event).message())
                .toList();
    }
}
