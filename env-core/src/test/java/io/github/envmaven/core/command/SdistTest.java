package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.command.CreateRequest.SourceBuilds;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.Unsolvable;
import io.github.envmaven.core.lock.LockedPackage;
import io.github.envmaven.core.testing.TarBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final String BUILT_WITH_SETUPTOOLS = "[build-system]\nrequires = ['setuptools >=61']\n";

    @TempDir
    Path root;

    private BuildProject project;

    @BeforeEach
    void publish() throws IOException {
        project = new BuildProject(root);
    }

    @Test
    void locksAnSdistOnlyWhereItIsAllowed() throws IOException {
        sdist("tool", "Metadata-Version: 2.1\n", "requires.txt", "lib>=1\n\n[fast]\nquick\n");

        assertThatThrownBy(() -> project.lock(PypiOptions.Sdists.NEVER))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("tool 1.0 is left out: it has no wheel");
        assertThatThrownBy(() -> project.lock(PypiOptions.Sdists.STATIC))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("its source distribution tells its requirements only when it is built");
        project.lock(PypiOptions.Sdists.BUILD);

        LockedPackage.Pip tool = project.pins().get("tool");
        assertThat(tool.fileName()).isEqualTo("tool-1.0.tar.gz");
        assertThat(tool.digests().sha256())
                .contains(Sha256.of(Files.readAllBytes(project.index.file("tool-1.0.tar.gz"))));
        assertThat(tool.dependencies()).isEqualTo(Map.of("lib", ">=1"));
    }

    @Test
    void locksAnSdistThatSaysWhatItNeedsWithoutBuildingIt() throws IOException {
        sdist("tool", "Metadata-Version: 2.2\nRequires-Dist: lib\n", "requires.txt", "other\n");

        project.lock(PypiOptions.Sdists.STATIC);

        assertThat(project.pins()).containsOnlyKeys("lib", "tool");
        assertThat(project.calls()).isEmpty();
    }

    @Test
    void refusesToBuildUnlessItIsAllowed() throws IOException {
        lockTool();

        assertThatThrownBy(() -> project.create(SourceBuilds.REFUSE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(
                        "Package tool 1.0 is locked as a source distribution, which would have to be built");
        assertThat(project.project.prefix()).doesNotExist();
        assertThat(project.calls()).isEmpty();
    }

    @Test
    void buildsOnceAndInstallsTheWheel() throws IOException {
        lockTool();

        project.create(SourceBuilds.OFFLINE);
        CreateResult again = project.create(SourceBuilds.OFFLINE);
        Files.move(project.project.prefix(), root.resolve("aside"));
        project.create(SourceBuilds.OFFLINE);

        assertThat(project.project.prefix().resolve(BuildProject.SITE + "tool.py"))
                .hasContent("tool");
        assertThat(again.outcome()).isEqualTo(CreateResult.Outcome.UP_TO_DATE);
        assertThat(project.calls())
                .singleElement()
                .asString()
                .contains("wheel", "--no-deps", "--no-index", "--no-build-isolation", "/tool-1.0.tar.gz")
                .endsWith("proxy=http://127.0.0.1:9");
        assertThat(project.project.verify().findings()).isEmpty();
    }

    @Test
    void needsNoSdistForAWheelThatIsBuilt() throws IOException {
        lockTool();
        project.create(SourceBuilds.OFFLINE);
        Files.move(project.project.prefix(), root.resolve("aside"));
        Trees.delete(project.project.cache().resolve("pypi"));
        Files.delete(project.index.file("tool-1.0.tar.gz"));

        project.create(SourceBuilds.OFFLINE);

        assertThat(project.project.prefix().resolve(BuildProject.SITE + "tool.py"))
                .hasContent("tool");
        assertThat(project.calls()).hasSize(1);
    }

    @Test
    void letsBuildsFetchWhatTheyNeedWhereThatIsAllowed() throws IOException {
        sdist("tool", "Metadata-Version: 2.2\n", "../pyproject.toml", "[build-system]\nrequires = ['flit_core']\n");
        project.lock(PypiOptions.Sdists.STATIC);

        assertThatThrownBy(() -> project.create(SourceBuilds.OFFLINE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("tool 1.0 (pip) is built with flit_core, which the lock does not have");
        project.create(SourceBuilds.ONLINE);

        assertThat(project.calls())
                .singleElement()
                .asString()
                .doesNotContain("--no-index")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void failsWithTheEndOfTheOutputAndLeavesTheEnvironmentAsItWas() throws IOException {
        project.wants("lib");
        project.lock(PypiOptions.Sdists.NEVER);
        project.create(SourceBuilds.REFUSE);
        lockTool();
        Files.writeString(root.resolve("fail"), "");

        assertThatThrownBy(() -> project.create(SourceBuilds.OFFLINE))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessage("The build of tool 1.0 (pip) from tool-1.0.tar.gz ended with code 3:\nbuilding");
        assertThat(project.project.prefix().resolve(BuildProject.SITE + "lib.py"))
                .exists();
        assertThat(project.project.prefix().resolve(BuildProject.SITE + "tool.py"))
                .doesNotExist();
        Files.delete(root.resolve("fail"));
        assertThat(project.create(SourceBuilds.OFFLINE).installed()).isEqualTo(1);
    }

    @Test
    void refusesAWheelOfAnotherPackage() throws IOException {
        lockTool();
        project.builds(BuildProject.wheel("tool", "2.0"));

        assertThatThrownBy(() -> project.create(SourceBuilds.OFFLINE))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessageContaining("made another package, tool-2.0-py3-none-any.whl");
    }

    @Test
    void refusesAWheelThatNeedsMoreThanWasSaid() throws IOException {
        lockTool();
        project.builds(BuildProject.wheel("tool", "1.0")
                .file(
                        "tool-1.0.dist-info/METADATA",
                        "Metadata-Version: 2.1\nName: tool\nVersion: 1.0\n"
                                + "Requires-Dist: lib\nRequires-Dist: setuptools\nRequires-Dist: winter; sys_platform == 'win32'\n"
                                + "Requires-Dist: surprise >=2\n"));

        assertThatThrownBy(() -> project.create(SourceBuilds.OFFLINE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("tool 1.0 (pip) needs surprise>=2 now that it is built");
        assertThat(project.project.prefix().resolve("bin")).doesNotExist();
    }

    @Test
    void buildsNothingFromAnotherArchive() throws IOException {
        lockTool();
        Files.writeString(project.index.file("tool-1.0.tar.gz"), "another");

        assertThatThrownBy(() -> project.create(SourceBuilds.OFFLINE)).isInstanceOf(IntegrityFailed.class);
        assertThat(project.calls()).isEmpty();
    }

    private void lockTool() throws IOException {
        sdist("tool", "Metadata-Version: 2.2\nRequires-Dist: lib\n", "../pyproject.toml", BUILT_WITH_SETUPTOOLS);
        project.lock(PypiOptions.Sdists.STATIC);
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
        project.publish(Files.write(project.index.file(name + "-1.0.tar.gz"), out.toByteArray()), name);
        project.wants(name);
    }
}
