package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.command.CreateRequest.SourceBuilds;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.Unsolvable;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.testing.DiskChannel;
import io.github.envmaven.core.testing.TarBuilder;
import io.github.envmaven.core.testing.TestIndex;
import io.github.envmaven.core.testing.TestPackage;
import io.github.envmaven.core.testing.TestWheel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Source distributions, from the index to the environment. The Python that builds them is a script that stands in for it. */
@DisabledOnOs(OS.WINDOWS)
class SdistTest {

    private static final String SITE = "lib/python3.12/site-packages/";
    private static final String BUILT_WITH_SETUPTOOLS = "[build-system]\nrequires = ['setuptools >=61']\n";

    @TempDir
    Path root;

    private TestProject project;
    private TestIndex index;

    @BeforeEach
    void publish() throws IOException {
        project = new TestProject(root);
        new DiskChannel(root.resolve("channel"))
                .add(TestPackage.of("python", "3.12.4", "0_cpython").file("bin/python3.12", python()))
                .add(TestPackage.of("pip", "26.0", "0"), "python")
                .add(TestPackage.of("setuptools", "80", "0"), "python")
                .write();
        index = new TestIndex(root.resolve("index"));
        publish(wheel("lib", "1.0").writeTo(root.resolve("index/files")), "lib");
        wheel("tool", "1.0").writeTo(root.resolve("built"));
    }

    /** Answers for pip: it writes down what it was called with, says something, and copies what was made before. */
    private String python() {
        return """
                #!/bin/sh
                [ "$2" = pip ] || exit 0
                echo "$* proxy=$https_proxy" >> '%1$s/calls'
                echo building
                [ -e '%1$s/fail' ] && exit 3
                while [ "$1" != --wheel-dir ]; do shift; done
                cp '%1$s'/built/*.whl "$2"
                """.formatted(root);
    }

    @Test
    void locksAnSdistOnlyWhereItIsAllowed() throws IOException {
        sdist("tool", "Metadata-Version: 2.1\n", "requires.txt", "lib>=1\n\n[fast]\nquick\n");

        assertThatThrownBy(() -> lock(PypiOptions.Sdists.NEVER))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("tool 1.0 is left out: it has no wheel");
        assertThatThrownBy(() -> lock(PypiOptions.Sdists.STATIC))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("its source distribution tells its requirements only when it is built");
        lock(PypiOptions.Sdists.BUILD);

        LockedPackage.Pip tool = pins().get(1);
        assertThat(tool.fileName()).isEqualTo("tool-1.0.tar.gz");
        assertThat(tool.digests().sha256()).contains(Sha256.of(Files.readAllBytes(index.file("tool-1.0.tar.gz"))));
        assertThat(tool.dependencies()).isEqualTo(Map.of("lib", ">=1"));
    }

    @Test
    void locksAnSdistThatSaysWhatItNeedsWithoutBuildingIt() throws IOException {
        sdist("tool", "Metadata-Version: 2.2\nRequires-Dist: lib\n", "requires.txt", "other\n");

        lock(PypiOptions.Sdists.STATIC);

        assertThat(pins()).extracting(LockedPackage.Pip::name).containsExactly("lib", "tool");
        assertThat(calls()).isEmpty();
    }

    @Test
    void refusesToBuildUnlessItIsAllowed() throws IOException {
        lockTool();

        assertThatThrownBy(() -> create(SourceBuilds.REFUSE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(
                        "Package tool 1.0 is locked as a source distribution, which would have to be built");
        assertThat(project.prefix()).doesNotExist();
        assertThat(calls()).isEmpty();
    }

    @Test
    void buildsOnceAndInstallsTheWheel() throws IOException {
        lockTool();

        create(SourceBuilds.OFFLINE);
        CreateResult again = create(SourceBuilds.OFFLINE);
        Files.move(project.prefix(), root.resolve("aside"));
        create(SourceBuilds.OFFLINE);

        assertThat(project.prefix().resolve(SITE + "tool.py")).hasContent("tool");
        assertThat(again.outcome()).isEqualTo(CreateResult.Outcome.UP_TO_DATE);
        assertThat(calls())
                .singleElement()
                .asString()
                .contains("wheel", "--no-deps", "--no-index", "--no-build-isolation", "/tool-1.0.tar.gz")
                .endsWith("proxy=http://127.0.0.1:9");
        assertThat(project.verify().findings()).isEmpty();
    }

    @Test
    void letsBuildsFetchWhatTheyNeedWhereThatIsAllowed() throws IOException {
        sdist("tool", "Metadata-Version: 2.2\n", "../pyproject.toml", "[build-system]\nrequires = ['flit_core']\n");
        lock(PypiOptions.Sdists.STATIC);

        assertThatThrownBy(() -> create(SourceBuilds.OFFLINE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("tool 1.0 (pip) is built with flit_core, which the lock does not have");
        create(SourceBuilds.ONLINE);

        assertThat(calls())
                .singleElement()
                .asString()
                .doesNotContain("--no-index")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void failsWithTheEndOfTheOutputAndLeavesTheEnvironmentAsItWas() throws IOException {
        Files.writeString(root.resolve("environment.yml"), environment("lib"));
        lock(PypiOptions.Sdists.NEVER);
        create(SourceBuilds.REFUSE);
        lockTool();
        Files.writeString(root.resolve("fail"), "");

        assertThatThrownBy(() -> create(SourceBuilds.OFFLINE))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessage("The build of tool 1.0 (pip) from tool-1.0.tar.gz ended with code 3:\nbuilding");
        assertThat(project.prefix().resolve(SITE + "lib.py")).exists();
        assertThat(project.prefix().resolve(SITE + "tool.py")).doesNotExist();
        Files.delete(root.resolve("fail"));
        assertThat(create(SourceBuilds.OFFLINE).installed()).isEqualTo(1);
    }

    @Test
    void refusesAWheelOfAnotherPackage() throws IOException {
        lockTool();
        Files.delete(root.resolve("built/tool-1.0-py3-none-any.whl"));
        wheel("tool", "2.0").writeTo(root.resolve("built"));

        assertThatThrownBy(() -> create(SourceBuilds.OFFLINE))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessageContaining("made another package, tool-2.0-py3-none-any.whl");
    }

    @Test
    void refusesAWheelThatNeedsMoreThanWasSaid() throws IOException {
        lockTool();
        wheel("tool", "1.0")
                .file(
                        "tool-1.0.dist-info/METADATA",
                        "Metadata-Version: 2.1\nName: tool\nVersion: 1.0\n"
                                + "Requires-Dist: lib\nRequires-Dist: setuptools\nRequires-Dist: winter; sys_platform == 'win32'\n"
                                + "Requires-Dist: surprise >=2\n")
                .writeTo(root.resolve("built"));

        assertThatThrownBy(() -> create(SourceBuilds.OFFLINE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("tool 1.0 (pip) needs surprise>=2 now that it is built");
        assertThat(project.prefix().resolve("bin")).doesNotExist();
    }

    @Test
    void buildsNothingFromAnotherArchive() throws IOException {
        lockTool();
        Files.writeString(index.file("tool-1.0.tar.gz"), "another");

        assertThatThrownBy(() -> create(SourceBuilds.OFFLINE)).isInstanceOf(IntegrityFailed.class);
        assertThat(calls()).isEmpty();
    }

    private void lockTool() throws IOException {
        sdist("tool", "Metadata-Version: 2.2\nRequires-Dist: lib\n", "../pyproject.toml", BUILT_WITH_SETUPTOOLS);
        lock(PypiOptions.Sdists.STATIC);
    }

    private static TestWheel wheel(String name, String version) {
        return TestWheel.of(name, version).file(name + ".py", name);
    }

    private void sdist(String name, String fields, String file, String text) throws IOException {
        String top = name + "-1.0/";
        byte[] tar = new TarBuilder()
                .file(top + "PKG-INFO", fields + "Name: " + name + "\nVersion: 1.0\n")
                .file((top + name + ".egg-info/" + file).replaceFirst("[^/]+/\\.\\./", ""), text)
                .end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(tar);
        }
        publish(Files.write(index.file(name + "-1.0.tar.gz"), out.toByteArray()), name);
        Files.writeString(root.resolve("environment.yml"), environment(name));
    }

    private void publish(Path file, String name) {
        index.link(name, "<a href='../../files/" + file.getFileName() + "'>" + file.getFileName() + "</a>");
    }

    private String environment(String pip) {
        return "channels: ['" + root.resolve("channel")
                + "']\nplatforms: [linux-64]\ndependencies: [python, setuptools, pip: ['--index-url " + index.url()
                + "', '" + pip + "']]\n";
    }

    private void lock(PypiOptions.Sdists sdists) {
        PypiOptions pypi = new PypiOptions(List.of(), PypiOptions.Config.NONE, sdists, List.of(), List.of(), List.of());
        SolveOptions standard = SolveOptions.DEFAULT;
        SolveOptions options = new SolveOptions(
                standard.channelPriority(),
                standard.strategy(),
                SolveOptions.Facts.ASSUMED,
                List.of(),
                List.of(),
                "",
                pypi);
        EnvironmentSource source =
                EnvironmentSource.ofFiles(List.of(root.resolve("environment.yml")), List.of(), List.of());
        project.within(session -> new LockCommand(session)
                .run(new LockRequest(source, project.lockFile(), LockRequest.Mode.ALWAYS, options)));
    }

    private CreateResult create(SourceBuilds builds) {
        return project.within(
                session -> new CreateCommand(session).run(project.environment().with(builds)));
    }

    private List<LockedPackage.Pip> pins() {
        return LockFileReader.read(project.lockFile())
                .environment("linux-64")
                .orElseThrow()
                .pip();
    }

    private List<String> calls() throws IOException {
        Path calls = root.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : new ArrayList<>();
    }
}
