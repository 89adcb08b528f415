package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.Unsolvable;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.TestIndex;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told where pip's half cannot be locked: each time what, where and what to do. */
class PipErrorsTest {

    private static final String HASH = "0".repeat(64);

    @TempDir
    Path root;

    private TestProject project;
    private TestIndex index;

    @BeforeEach
    void publish() throws IOException {
        project = new TestProject(root);
        project.variables = Map.of("CONDA_REMOTE_BACKOFF_FACTOR", "0.01");
        project.channel()
                .add(TestPackage.of("python", "3.12.4", "0_cpython"))
                .add(TestPackage.of("pip", "26.0", "0"), "python")
                .write();
        index = new TestIndex(root.resolve("index")).add("app 1.0 : lib").add("lib 1.0");
    }

    @Test
    void tellsOfAnUnknownName() {
        assertThatThrownBy(() -> lock("nowhere"))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("For Python 3.12.4 on linux-64, this spec cannot be met")
                .hasMessageContaining("nowhere")
                .hasMessageContaining("environment.yml:")
                .hasMessageContaining("no index has a package of that name");
    }

    @Test
    void tellsOfAnUnknownNameThatSomethingNeeds() {
        index.add("top 1.0 : gone >=1");

        assertThatThrownBy(() -> lock("top"))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("gone")
                .hasMessageContaining("no index has a package of that name");
    }

    @Test
    void tellsThatThereIsNoWheelForThePlatform() {
        index.add("native 1.0", "cp312-cp312-win_amd64", "").add("native 0.9", "cp310-cp310-manylinux2014_x86_64", "");

        assertThatThrownBy(() -> lock("native"))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("native")
                .hasMessageContaining("it has no wheel for Python 3.12.4 on linux-64");
    }

    @Test
    void tellsThatThereAreSourcesAlone() {
        index.link("sources", "<a href=\"../../files/sources-1.0.tar.gz#sha256=" + HASH + "\">sources-1.0.tar.gz</a>");

        assertThatThrownBy(() -> lock("sources"))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("it has no wheel");
    }

    @Test
    void tellsThatAHashIsAnother() {
        assertThatThrownBy(() -> lock("lib ==1.0 --hash=sha256:" + HASH))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("its hash is none of those that are asked for");
        assertThatThrownBy(() ->
                        lock("lib @ " + index.file("lib-1.0-py3-none-any.whl").toUri() + "#sha256=" + HASH))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("lib-1.0-py3-none-any.whl has SHA-256")
                .hasMessageContaining("not " + HASH);
    }

    @Test
    void tellsThatAVersionWasWithdrawn() throws IOException {
        index.add("sad 1.0", "py3-none-any", "data-yanked=\"loses data\"");

        assertThatThrownBy(() -> lock("sad"))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("it was withdrawn (loses data)");
        lock("sad ==1.0");
    }

    @Test
    void tellsThatAnIndexGivesNoProperHash() {
        index.link("odd", "<a href=\"../../files/odd-1.0-py3-none-any.whl#sha256=zz\">odd-1.0-py3-none-any.whl</a>");

        assertThatThrownBy(() -> lock("odd"))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("its index gives 'zz' for its SHA-256");
    }

    @Test
    void printsNoControlCharactersOfAnIndex() {
        index.add("sad 1.0", "py3-none-any", "data-yanked=\"\u001b[31mloses\ndata\"");

        assertThatThrownBy(() -> lock("sad")).hasMessageContaining("it was withdrawn (?[31mloses?data)");
    }

    @Test
    void tellsThatThePythonIsTooNew() {
        index.add("old 1.0", "py3-none-any", "data-requires-python=\"&lt;3.12\"");

        assertThatThrownBy(() -> lock("old"))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("it needs Python <3.12");
    }

    @Test
    void followsExtrasThatAskForEachOther() throws IOException {
        index.add("round 1.0 : round[b] ; extra == 'a' & round[a] ; extra == 'b' & lib ; extra == 'b'");

        lock("round[a]");

        assertThat(root.resolve("conda-lock.yml")).content().contains("lib-1.0-py3-none-any.whl");
    }

    @Test
    void tellsThatMetadataIsBroken() throws IOException {
        Files.writeString(index.file("lib-1.0-py3-none-any.whl"), "this is no zip");
        assertThatThrownBy(() -> lock("app"))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("lib-1.0-py3-none-any.whl");

        index.add("odd 1.0 : what is this");
        assertThatThrownBy(() -> lock("odd"))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("its requirements cannot be read");
    }

    @Test
    void tellsThatAnIndexIsNone() {
        index.page("app", "<html><head><title>Sign in</title></head><body><form>Who are you?</form></body></html>");

        assertThatThrownBy(() -> lock("app"))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("index/simple/app/index.html is the page 'Sign in' of something else");
    }

    @Test
    void neverTakesAServersTroubleForAnAbsentPackage() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((asked, out) -> {
            byte[] sorry = "<html>Sorry</html>".getBytes(StandardCharsets.UTF_8);
            ScriptedServer.head(out, "403 Forbidden", sorry.length, "Content-Type: text/html");
            out.write(sorry);
        })) {
            assertThatThrownBy(() -> lock("--extra-index-url " + server.url("/simple/"), "app"))
                    .isInstanceOf(EnvException.class)
                    .hasMessageContaining("simple/app/")
                    .hasMessageContaining("403");
        }
    }

    @Test
    void refusesWhatIsNoUrlOfAnIndex() {
        assertThatThrownBy(() -> lock("--extra-index-url http://host:8080simple", "app"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'http://host:8080simple' is no URL of a package index");
        assertThatThrownBy(() -> lock("--extra-index-url simple", "app"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'simple' is no URL of a package index");
    }

    @Test
    void namesAllThatIsMissingOffline() throws IOException {
        project.network = SessionSettings.Network.OFFLINE;

        assertThatThrownBy(() -> lock("--index-url https://pypi.invalid/simple", "one", "two"))
                .isInstanceOf(NetworkFailed.class)
                .hasMessageContaining("Offline, and the cache has nothing of")
                .hasMessageContaining("https://pypi.invalid/simple/one/\n  https://pypi.invalid/simple/two/");
    }

    @Test
    void requiresHashesWhereTheyAreAskedFor() {
        assertThatThrownBy(() -> lock("--require-hashes", "lib"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("lib 1.0 has none");
    }

    private void lock(String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of("--index-url " + index.url()));
        all.addAll(List.of(lines));
        project.wants(List.of("linux-64"), List.of("python"), all);
        project.lock(LockRequest.Mode.ALWAYS, SolveOptions.DEFAULT);
    }
}
