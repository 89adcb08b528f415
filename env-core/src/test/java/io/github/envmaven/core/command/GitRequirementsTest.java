package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.command.CreateRequest.SourceBuilds;
import io.github.envmaven.core.command.PypiOptions.Sdists;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.format.PylockToml;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockedPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements that are in a repository of git, which this machine has to have. */
@DisabledOnOs(OS.WINDOWS)
class GitRequirementsTest {

    private static final String PROJECT = """
            [build-system]
            requires = ["setuptools"]
            [project]
            name = "tool"
            version = "1.0"
            dependencies = ["lib >=1"]
            [project.optional-dependencies]
            fast = ["quick; python_version > '3'"]
            """;

    @TempDir
    Path root;

    private BuildProject project;
    private Path repository;
    private String first = "";

    @BeforeEach
    void publish() throws IOException {
        project = new BuildProject(root);
        repository = Files.createDirectories(root.resolve("repo"));
        git("init", "--quiet", "--initial-branch=main");
        first = commit("pyproject.toml", PROJECT);
        git("tag", "--annotate", "--message=x", "v1.0");
        commit("later.txt", "later");
    }

    @Test
    void locksTheCommitOfATag() throws IOException {
        project.wants("tool @ git+file://" + repository + "@v1.0").lock(Sdists.BUILD);

        LockedPackage.Pip tool = pin("tool");
        assertThat(tool.version()).isEqualTo("1.0");
        assertThat(tool.url()).isEqualTo("git+file://" + repository + "@" + first);
        assertThat(tool.revision()).isEqualTo(first);
        assertThat(tool.sourceUrl()).isEqualTo(tool.url());
        assertThat(tool.dependencies()).isEqualTo(Map.of("lib", ">=1"));
        assertThat(Files.readString(project.project.lockFile())).contains("    sha256: " + first + "\n");
        assertThat(project.lock(Sdists.BUILD, LockRequest.Mode.FROZEN).outcome())
                .isEqualTo(LockResult.Outcome.UP_TO_DATE);
    }

    @Test
    void locksTheNewestCommitWhereNoneIsNamed() throws IOException {
        String newest = commit("more.txt", "more");
        project.wants("git+file://" + repository + "#egg=tool").lock(Sdists.BUILD);

        assertThat(pin("tool").revision()).isEqualTo(newest);
    }

    @Test
    void findsAProjectInADirectory() throws IOException {
        String commit = commit("python/part/pyproject.toml", PROJECT.replace("1.0", "1.1"));
        project.wants("tool @ git+file://" + repository + "@main#subdirectory=python/part")
                .lock(Sdists.BUILD);

        assertThat(pin("tool").version()).isEqualTo("1.1");
        assertThat(pin("tool").url())
                .isEqualTo("git+file://" + repository + "@" + commit + "#subdirectory=python/part");
        String pylock = PylockToml.write(LockFileReader.read(project.project.lockFile())
                .environment("linux-64")
                .orElseThrow());
        assertThat(pylock)
                .contains("url = \"file://" + repository + "\"\ncommit-id = \"" + commit
                        + "\"\nsubdirectory = \"python/part\"\n");
    }

    @Test
    void buildsAndInstallsTheCommit() throws IOException {
        project.wants("tool @ git+file://" + repository + "@v1.0").lock(Sdists.BUILD);

        assertThatThrownBy(() -> project.create(SourceBuilds.REFUSE))
                .hasMessageContaining("locked as the sources of a repository");
        project.create(SourceBuilds.OFFLINE);

        Path info = project.project.prefix().resolve(BuildProject.SITE + "tool-1.0.dist-info");
        assertThat(info.resolve("direct_url.json"))
                .hasContent("{\"url\":\"file://" + repository + "\",\"vcs_info\":{\"commit_id\":\"" + first
                        + "\",\"vcs\":\"git\"}}");
        assertThat(project.calls()).singleElement().asString().contains("tool-1.0.tar.gz");
        assertThat(project.project.verify().findings()).isEmpty();
        assertThat(project.create(SourceBuilds.OFFLINE).outcome()).isEqualTo(CreateResult.Outcome.UP_TO_DATE);
    }

    @Test
    void takesARepositoryOfAPylock() throws IOException {
        Files.writeString(
                root.resolve("pylock.toml"),
                "lock-version = '1.0'\ncreated-by = 'x'\n[[packages]]\nname = 'tool'\nvcs = {type = 'git', url = 'file://"
                        + repository + "', commit-id = '" + first + "'}\n");
        project.wants("-r pylock.toml").lock(Sdists.BUILD);

        assertThat(pin("tool").revision()).isEqualTo(first);
    }

    @Test
    void needsToBeAllowed() throws IOException {
        assertThatThrownBy(
                        () -> project.wants("tool @ git+file://" + repository).lock(Sdists.STATIC))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is in a repository, and would have to be built");
    }

    @Test
    void tellsWhatIsNotThere() throws IOException {
        assertThatThrownBy(() ->
                        project.wants("tool @ git+file://" + repository + "@v9").lock(Sdists.BUILD))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("has no branch or tag 'v9'");
        assertThatThrownBy(() -> project.wants("tool @ git+file://" + root.resolve("none"))
                        .lock(Sdists.BUILD))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("git ls-remote of git+file://" + root.resolve("none") + " ended with code");
    }

    @Test
    void refusesAVersionThatOnlyABuildKnows() throws IOException {
        commit("pyproject.toml", "[project]\nname = 'tool'\ndynamic = ['version']\n");

        assertThatThrownBy(
                        () -> project.wants("tool @ git+file://" + repository).lock(Sdists.BUILD))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("pyproject.toml leaves the version of the project to its build");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name = '../../../escaped'\nversion = '1'",
                "name = 'a/b'\nversion = '1'",
                "name = 'tool'\nversion = '1/../../x'",
                "name = 'tool'\nversion = '1'\ndependencies = [\"a\\nName: b\"]"
            })
    void refusesAProjectThatReachesOutOfItsPlace(String fields) throws IOException {
        commit("pyproject.toml", "[project]\n" + fields + "\n");

        assertThatThrownBy(
                        () -> project.wants("tool @ git+file://" + repository).lock(Sdists.BUILD))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("pyproject.toml ");
    }

    @ParameterizedTest
    @CsvSource({
        "git+https://host/a/b.git@v1#subdirectory=x/y, https://host/a/b.git, v1, x/y",
        "git+https://host/a/b, https://host/a/b, '', ''",
        "git+ssh://git@host/a/b.git@feature/x, ssh://git@host/a/b.git, feature/x, ''",
        "git+https://user@host/a@1, https://user@host/a, 1, ''",
        "git+https://host/a#egg=a&subdirectory=x/, https://host/a, '', x"
    })
    void readsUrls(String url, String repository, String reference, String subdirectory) {
        assertThat(GitUrl.parse(url)).isEqualTo(new GitUrl(repository, reference, subdirectory));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git+https://user:secret@host/a",
                "git+ext::sh -c x",
                "git+https://host/a@--upload-pack=x",
                "git+https://host/a#subdirectory=../../x",
                "git+https://host/a#subdirectory=-x",
                "git+ftp://host/a"
            })
    void refusesUrls(String url) {
        assertThatThrownBy(() -> GitUrl.parse(url))
                .isInstanceOf(InvalidInput.class)
                .hasMessageNotContaining("secret");
    }

    private LockedPackage.Pip pin(String name) {
        LockedPackage.Pip pin = project.pins().get(name);
        assertThat(pin).as(name).isNotNull();
        return pin;
    }

    private String commit(String file, String text) throws IOException {
        Path path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        git("add", "--all");
        git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--message=x");
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=x", "-c", "user.email=x@example.com"));
        command.addAll(List.of(arguments));
        Process process = start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
        return output;
    }

    private Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(repository.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return Assumptions.abort("git is not on this machine");
        }
    }
}
