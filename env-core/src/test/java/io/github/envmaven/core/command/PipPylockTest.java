package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.LockOutdated;
import io.github.envmaven.core.error.EnvException.Unsolvable;
import io.github.envmaven.core.format.PylockToml;
import io.github.envmaven.core.format.RequirementsTxt;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.testing.TestIndex;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments that have in them what another tool locked as {@code pylock.toml}. */
class PipPylockTest {

    private static final String HEAD = "lock-version = '1.0'\ncreated-by = 'test'\n";

    @TempDir
    Path root;

    private TestProject project;
    private TestIndex index;
    private List<String> platforms = List.of("linux-64");

    @BeforeEach
    void publish() throws IOException {
        project = new TestProject(root);
        project.channel()
                .add(TestPackage.of("python", "3.12.4", "0_cpython"))
                .add(TestPackage.of("pip", "26.0", "0"), "python")
                .add(TestPackage.of("numpy", "2.1", "0"), "python")
                .add(TestPackage.of("numpy", "2.0", "0"), "python")
                .write();
        index = new TestIndex(root.resolve("index"))
                .add("app 1.0 : lib >=1")
                .add("lib 1.0")
                .add("lib 1.5")
                .add("numpy 2.0")
                .add("tool 1.0 : lib")
                .add("fast 1.0", "cp312-cp312-manylinux_2_17_x86_64", "")
                .add("fast 1.0", "cp312-cp312-win_amd64", "");
    }

    @Test
    void locksJustTheFilesThatItNames() throws IOException {
        platforms = List.of("linux-64", "win-64");
        write(packageOf("app", "", wheel("app-1.0"))
                + packageOf("lib", "", wheel("lib-1.0"))
                + packageOf(
                        "fast",
                        "marker = \"sys_platform != 'darwin'\"\n",
                        "fast-1.0-cp312-cp312-manylinux_2_17_x86_64.whl",
                        "fast-1.0-cp312-cp312-win_amd64.whl"));

        wants("-r pylock.toml").lock();

        assertThat(pins("linux-64"))
                .containsExactly(
                        "app-1.0-py3-none-any.whl",
                        "fast-1.0-cp312-cp312-manylinux_2_17_x86_64.whl",
                        "lib-1.0-py3-none-any.whl");
        assertThat(pins("win-64")).contains("fast-1.0-cp312-cp312-win_amd64.whl");
        LockedPackage.Pip app = project.locked("linux-64").pip().get(0);
        assertThat(app.digests().sha256()).contains(sha256("app-1.0-py3-none-any.whl"));
        assertThat(app.dependencies()).containsEntry("lib", ">=1");
        assertThat(app.sourceUrl()).isEmpty();
    }

    @Test
    void readsWhatIsExported() throws IOException {
        wants("--index-url " + index.url(), "app", "fast").lock();
        List<LockedPackage.Pip> before = project.locked("linux-64").pip();
        Files.writeString(root.resolve("pylock.mine.toml"), PylockToml.write(project.locked("linux-64")));

        wants("-r pylock.mine.toml").lock();

        assertThat(project.locked("linux-64").pip()).isEqualTo(before);
    }

    @Test
    void readsRequirementsWithHashesToo() throws IOException {
        wants("--index-url " + index.url(), "app", "fast", "lib <1.5").lock();
        List<LockedPackage.Pip> before = project.locked("linux-64").pip();
        Files.writeString(root.resolve("requirements.txt"), RequirementsTxt.ofPip(project.locked("linux-64")));

        wants("--index-url " + index.url(), "--require-hashes", "-r requirements.txt")
                .lock();

        assertThat(project.locked("linux-64").pip()).isEqualTo(before);
    }

    @Test
    void noticesThatTheFileChanged() throws IOException {
        write(packageOf("lib", "", wheel("lib-1.0")));
        wants("-r pylock.toml").lock();
        assertThat(lock(LockRequest.Mode.FROZEN).outcome()).isEqualTo(LockResult.Outcome.UP_TO_DATE);

        write(packageOf("lib", "", wheel("lib-1.5")));

        assertThatThrownBy(() -> lock(LockRequest.Mode.FROZEN))
                .isInstanceOf(LockOutdated.class)
                .hasMessageContaining("'-r pylock.toml#sha256=")
                .hasMessageContaining("is now '-r pylock.toml#sha256=");
        lock(LockRequest.Mode.IF_STALE);
        assertThat(pins("linux-64")).containsExactly("lib-1.5-py3-none-any.whl");
    }

    @Test
    void isMetTogetherWithOtherLinesAndWithConda() throws IOException {
        write(packageOf("lib", "", wheel("lib-1.0")) + packageOf("numpy", "", "numpy-2.0-py3-none-any.whl"));

        wants("--index-url " + index.url(), "-r pylock.toml", "tool").lock();

        assertThat(pins("linux-64")).containsExactly("lib-1.0-py3-none-any.whl", "tool-1.0-py3-none-any.whl");
        assertThat(project.locked("linux-64").findConda("numpy").orElseThrow().version())
                .as("conda gives way to the version that is locked elsewhere")
                .isEqualTo("2.0");
    }

    @Test
    void addsNothingToIt() throws IOException {
        write(packageOf("app", "", wheel("app-1.0")));

        assertThatThrownBy(() -> wants("-r pylock.toml").lock())
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("app ==1.0 (pylock.toml:3)")
                .hasMessageContaining("needs lib >=1, but no index is asked for it");
    }

    @Test
    void refusesAFileForAnotherPython() throws IOException {
        Files.writeString(root.resolve("pylock.toml"), HEAD + "requires-python = '==3.11.*'\npackages = []\n");

        assertThatThrownBy(() -> wants("-r pylock.toml").lock())
                .isInstanceOf(InvalidInput.class)
                .hasMessage("pylock.toml is for Python ==3.11.*, not for Python 3.12.4 on linux-64.");
    }

    @Test
    void refusesAFileOtherThanTheOneThatWasLocked() throws IOException {
        write(packageOf("lib", "", wheel("lib-1.0")));
        Files.writeString(index.file("lib-1.0-py3-none-any.whl"), "another");

        assertThatThrownBy(() -> wants("-r pylock.toml").lock()).hasMessageContaining("lib-1.0-py3-none-any.whl");
    }

    @Test
    void refusesWhatWouldHaveToBeBuilt() throws IOException {
        write("[[packages]]\nname = 'lib'\ndirectory = {path = './lib'}\n");

        assertThatThrownBy(() -> wants("-r pylock.toml").lock())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("pylock.toml:3: lib comes from a directory, ./lib");
    }

    private void write(String packages) throws IOException {
        Files.writeString(root.resolve("pylock.toml"), HEAD + packages);
    }

    private static String wheel(String nameAndVersion) {
        return nameAndVersion + "-py3-none-any.whl";
    }

    private String packageOf(String name, String more, String... files) throws IOException {
        String version = files[0].split("-", -1)[1];
        StringBuilder text =
                new StringBuilder("[[packages]]\nname = '" + name + "'\nversion = '" + version + "'\n" + more);
        for (String file : files) {
            text.append("[[packages.wheels]]\npath = 'index/files/" + file + "'\nhashes = {sha256 = '"
                    + sha256(file).hex() + "'}\n");
        }
        return text.toString();
    }

    private Sha256 sha256(String file) throws IOException {
        return Sha256.of(Files.readAllBytes(index.file(file)));
    }

    private PipPylockTest wants(String... lines) throws IOException {
        project.wants(platforms, List.of("python", "numpy"), List.of(lines));
        return this;
    }

    private LockResult lock() {
        return lock(LockRequest.Mode.ALWAYS);
    }

    private LockResult lock(LockRequest.Mode mode) {
        return project.lock(mode, SolveOptions.DEFAULT);
    }

    private List<String> pins(String platform) {
        return project.locked(platform).pip().stream()
                .map(LockedPackage.Pip::fileName)
                .toList();
    }
}
