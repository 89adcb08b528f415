package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.LockOutdated;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.TestIndex;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments that pip has a part in, from the environment file to the lock. */
class PipLockTest {

    @TempDir
    Path root;

    private TestProject project;
    private TestIndex index;
    private PypiOptions pypi = PypiOptions.DEFAULT;
    private List<String> platforms = List.of("linux-64");

    @BeforeEach
    void publish() throws IOException {
        project = new TestProject(root);
        project.channel()
                .add(TestPackage.of("python", "3.12.4", "0_cpython"))
                .add(TestPackage.of("pip", "26.0", "0"), "python")
                .add(TestPackage.of("numpy", "2.1", "0"), "python")
                .write();
        index = new TestIndex(root.resolve("index"))
                .add("app 1.0 : lib >=1 & numpy & colorama ; sys_platform == 'win32' & fast ; extra == 'fast'")
                .add("lib 1.0")
                .add("lib 1.5")
                .add("colorama 0.4")
                .add("fast 1.0 : lib <1.5", "cp312-cp312-manylinux_2_17_x86_64", "")
                .add("fast 1.0 : lib <1.5", "cp312-cp312-win_amd64", "")
                .add("fast 1.0 : lib <1.5", "cp312-cp312-macosx_11_0_arm64", "");
    }

    @Test
    void locksEachPlatformWithWhatItNeeds() throws IOException {
        platforms = List.of("linux-64", "osx-arm64", "win-64");

        wants("app[fast]").lock();

        assertThat(pins("linux-64")).containsExactly("app 1.0", "fast 1.0", "lib 1.0");
        assertThat(pins("win-64")).containsExactly("app 1.0", "colorama 0.4", "fast 1.0", "lib 1.0");
        assertThat(pin("osx-arm64", "fast").url()).endsWith("fast-1.0-cp312-cp312-macosx_11_0_arm64.whl");
        assertThat(pin("linux-64", "app").dependencies()).isEqualTo(Map.of("fast", "", "lib", ">=1", "numpy", ""));
        assertThat(pin("linux-64", "lib").digests().sha256()).isPresent();
    }

    @Test
    void tellsOnceOfAnExtraThatNobodyHas() throws IOException {
        RecordingListener listener = new RecordingListener();
        project.listener = listener;
        platforms = List.of("linux-64", "osx-arm64");

        wants("app[Quick]").lock();

        assertThat(listener.events(Event.Warned.class))
                .extracting(Event.Warned::message)
                .filteredOn(message -> message.contains("extra"))
                .containsExactly("app 1.0 has no extra 'quick', so it adds nothing");
    }

    @Test
    void keepsALockThatFitsAndSaysWhatChanged() throws IOException {
        wants("app", "lib >=1").lock();

        assertThat(lock().outcome()).isEqualTo(LockResult.Outcome.UP_TO_DATE);
        wants("app", "lib>=1");
        assertThat(lock().outcome()).as("only spelt otherwise").isEqualTo(LockResult.Outcome.UP_TO_DATE);
        wants("app", "lib <1.5", "fast");
        assertThatThrownBy(() -> lock(LockRequest.Mode.FROZEN))
                .isInstanceOf(LockOutdated.class)
                .hasMessageContaining("'fast' (" + root.resolve("environment.yml"))
                .hasMessageContaining("'lib >=1' is now 'lib <1.5'")
                .hasMessageContaining("for linux-64");
        wants("lib");
        assertThatThrownBy(() -> lock(LockRequest.Mode.FROZEN)).hasMessageContaining("'app' was removed");
    }

    @Test
    void keepsLockedVersionsUntilAskedOtherwise() throws IOException {
        wants("lib <1.5").lock();
        wants("lib", "app").lock();

        assertThat(pins("linux-64")).contains("app 1.0", "lib 1.0");
        update("lib");
        assertThat(pins("linux-64")).contains("app 1.0", "lib 1.5");
    }

    @Test
    void includesFilesOfRequirementsAndConstraints() throws IOException {
        Files.writeString(root.resolve("requirements.txt"), "# ours\napp \\\n  >=1\n-c limits.txt\n");
        Files.writeString(root.resolve("limits.txt"), "lib==1.0\nnever==3\n");
        wants("-r requirements.txt").lock();

        assertThat(pins("linux-64")).containsExactly("app 1.0", "lib 1.0");
        Files.writeString(root.resolve("limits.txt"), "lib==1.5\n");
        assertThatThrownBy(() -> lock(LockRequest.Mode.FROZEN)).hasMessageContaining("'lib==1.0' is now 'lib==1.5'");
    }

    @Test
    void includesFilesAmongOtherOptions() throws IOException {
        Files.writeString(root.resolve("requirements.txt"), "app\n");
        Files.writeString(root.resolve("limits.txt"), "lib==1.0\n");
        wants("--pre -r file:requirements.txt -c limits.txt").lock();

        assertThat(pins("linux-64")).containsExactly("app 1.0", "lib 1.0");
    }

    @Test
    void readsFilesThatSomeShellsWrite() throws IOException {
        Files.write(root.resolve("little.txt"), "\ufeffapp\r\n".getBytes(StandardCharsets.UTF_16LE));
        Files.write(root.resolve("big.txt"), "\ufefflib ==1.0\r\n".getBytes(StandardCharsets.UTF_16BE));
        wants("-r little.txt", "-r big.txt").lock();

        assertThat(pins("linux-64")).containsExactly("app 1.0", "lib 1.0");
        Files.write(root.resolve("big.txt"), "lib # r\u00e9al\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::lock)
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("'-r big.txt' names a file that cannot be read: it is not in UTF-8");
    }

    @Test
    void refusesFilesThatIncludeThemselves() throws IOException {
        Files.writeString(root.resolve("a.txt"), "-r b.txt\n");
        Files.writeString(root.resolve("b.txt"), "lib\n-r a.txt\n");

        assertThatThrownBy(() -> wants("-r a.txt").lock())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("b.txt:2: '-r a.txt' includes a file in itself");
    }

    @Test
    void asksOnlyTheFirstIndexThatHasAName() throws IOException {
        TestIndex own = new TestIndex(root.resolve("own")).add("lib 0.5");

        wants("--extra-index-url " + own.url(), "lib").lock();

        assertThat(pins("linux-64")).containsExactly("lib 0.5");
    }

    @Test
    void looksIntoDirectories() throws IOException {
        wants("--no-index", "--find-links index/files", "lib").lock();

        assertThat(pins("linux-64")).containsExactly("lib 1.5");
        assertThat(pin("linux-64", "lib").digests().sha256()).isPresent();
    }

    @Test
    void obeysOverridesConstraintsAndNames() throws IOException {
        pypi = new PypiOptions(
                List.of(index.url()),
                PypiOptions.Config.NONE,
                PypiOptions.Sdists.NEVER,
                List.of("lib <1.5"),
                List.of("numpy >=9"),
                List.of("numpy="));
        index.add("numpy 9.0");

        wants("app").lock();

        assertThat(pins("linux-64")).containsExactly("app 1.0", "lib 1.0", "numpy 9.0");
        assertThat(pin("linux-64", "app").dependencies()).containsEntry("numpy", ">=9");
    }

    @Test
    void givesPackagesTheCategoriesOfWhatNeedsThem() throws IOException {
        wants("lib").lock();
        Path dev = root.resolve("dev.yml");
        Files.writeString(
                dev, "category: dev\nchannels: ['" + root.resolve("channel") + "']\ndependencies: [pip: ['app']]\n");

        project.lock(
                EnvironmentSource.ofFiles(List.of(root.resolve("environment.yml"), dev), List.of(), List.of()),
                LockRequest.Mode.ALWAYS,
                SolveOptions.DEFAULT);

        assertThat(pin("linux-64", "app").categories()).containsExactly("dev");
        assertThat(pin("linux-64", "lib").categories()).containsExactly("main");
        LockedEnvironment environment = project.locked("linux-64");
        assertThat(environment.findConda("python").orElseThrow().categories()).containsExactly("main");
        assertThat(environment.findConda("numpy").orElseThrow().categories()).containsExactly("main");
    }

    @Test
    void locksAFileByItsUrl() throws IOException {
        String url = index.file("lib-1.0-py3-none-any.whl").toUri().toString();

        wants("app", "lib @ " + url).lock();

        assertThat(pin("linux-64", "lib").version()).isEqualTo("1.0");
        assertThat(pin("linux-64", "lib").sourceUrl()).isEqualTo(url);
        assertThat(lock().outcome()).isEqualTo(LockResult.Outcome.UP_TO_DATE);
    }

    @Test
    void locksAFileByItsPath() throws IOException {
        wants("./index/files/lib-1.0-py3-none-any.whl; python_version > '3'", "app")
                .lock();

        assertThat(pin("linux-64", "lib").version()).isEqualTo("1.0");
        assertThat(pin("linux-64", "lib").url()).isEqualTo("file://" + index.file("lib-1.0-py3-none-any.whl"));
        assertThat(Files.readString(project.lockFile())).contains("\"./index/files/lib-1.0-py3-none-any.whl;");
        assertThat(lock().outcome()).isEqualTo(LockResult.Outcome.UP_TO_DATE);
    }

    private PipLockTest wants(String... lines) throws IOException {
        List<String> all = new ArrayList<>();
        if (Arrays.stream(lines).noneMatch("--no-index"::equals)) {
            all.add("--index-url " + index.url());
        }
        all.addAll(List.of(lines));
        project.wants(platforms, List.of("python", "numpy"), all);
        return this;
    }

    private LockResult lock() {
        return lock(LockRequest.Mode.IF_STALE);
    }

    private LockResult lock(LockRequest.Mode mode) {
        return project.lock(mode, TestProject.options(pypi));
    }

    private void update(String... names) {
        project.within(session -> new UpdateCommand(session)
                .run(new ChangeRequest(
                        project.source(),
                        project.lockFile(),
                        project.prefix(),
                        List.of(names),
                        ChangeRequest.Effect.LOCK,
                        TestProject.options(pypi))));
    }

    private List<String> pins(String platform) {
        return project.locked(platform).pip().stream()
                .map(locked -> locked.name() + " " + locked.version())
                .toList();
    }

    private LockedPackage.Pip pin(String platform, String name) {
        return Objects.requireNonNull(project.pins(platform).get(name));
    }
}
