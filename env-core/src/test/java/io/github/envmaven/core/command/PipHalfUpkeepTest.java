package io.github.envmaven.core.command;

import static io.github.envmaven.core.command.WheelProject.SITE;
import static io.github.envmaven.core.command.WheelProject.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.command.CleanRequest.Mode;
import io.github.envmaven.core.command.CleanRequest.Packages;
import io.github.envmaven.core.command.CleanRequest.What;
import io.github.envmaven.core.command.VerifyRequest.CacheContent;
import io.github.envmaven.core.command.VerifyRequest.ForeignFiles;
import io.github.envmaven.core.command.VerifyResult.Finding;
import io.github.envmaven.core.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands that look after an environment make of its pip packages. */
class PipHalfUpkeepTest {

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
    void findsAndRepairsWhatWasChanged() throws IOException {
        wheels.pip(demo().file("demo/__init__.py", "x").file("demo/other.py", "y"));
        project.create();
        Files.delete(project.prefix().resolve(SITE + "demo/other.py"));
        Path changed = project.prefix().resolve(SITE + "demo/__init__.py");
        Files.delete(changed);
        Files.writeString(changed, "z");
        Files.writeString(project.prefix().resolve(SITE + "foreign.py"), "f");

        assertThat(project.verify().findings())
                .extracting(Finding::what)
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one)
                                .startsWith("File " + SITE + "demo/__init__.py of package demo 1.0 (pip) was modified"),
                        two -> assertThat(two)
                                .isEqualTo("File " + SITE + "demo/other.py of package demo 1.0 (pip) is missing."));
        RepairResult repaired = project.repair(RepairRequest.ForeignFiles.KEEP);

        assertThat(repaired.linked()).isEqualTo(1);
        assertThat(changed).hasContent("x");
        assertThat(project.verify().findings()).isEmpty();
        assertThat(project.verify().foreign())
                .extracting(foreign -> foreign.path())
                .containsExactly(SITE + "foreign.py");
    }

    @Test
    void findsWheelsThatAreDamagedInTheCache() throws IOException {
        wheels.pip(demo().file("demo/__init__.py", "x"));
        project.create();
        Files.writeString(project.prefix().resolve(SITE + "demo/__init__.py"), "z");

        assertThat(project.verify(ForeignFiles.LIST, CacheContent.READ).findings())
                .extracting(Finding::what)
                .anySatisfy(what -> assertThat(what)
                        .isEqualTo("Wheel demo-1.0-py3-none-any.whl in the cache is damaged: wheel/demo/__init__.py has"
                                + " another SHA-256."));
        project.repair(RepairRequest.ForeignFiles.KEEP);

        assertThat(project.prefix().resolve(SITE + "demo/__init__.py")).hasContent("x");
        assertThat(project.verify(ForeignFiles.LIST, CacheContent.READ).findings())
                .isEmpty();
    }

    @Test
    void worksFromTheCacheWhenTheFilesAreGone() throws IOException {
        wheels.pip(demo().file("demo/__init__.py", "x"));
        project.create();
        Files.delete(directory.resolve("wheels").resolve(demo().fileName()));
        io.github.envmaven.core.disk.Trees.delete(project.prefix());

        project.create();

        assertThat(project.prefix().resolve(SITE + "demo/__init__.py")).hasContent("x");
    }

    @Test
    void cleansWheelsThatNoEnvironmentUses() throws IOException {
        wheels.pip(demo().file("demo/__init__.py", "x"));
        project.create();
        CleanRequest request =
                new CleanRequest(List.of(What.PACKAGES), Duration.ofMinutes(-1), Packages.UNUSED, Mode.REMOVE);

        assertThat(project.clean(request).removed()).isEmpty();
        wheels.pip();
        project.create();

        assertThat(project.clean(request).removed())
                .singleElement()
                .satisfies(removed ->
                        assertThat(removed.path().getFileName().toString()).startsWith("demo-1.0-py3-none-any-"));
    }

    @Test
    void exportsWhatIsInstalled() throws IOException {
        wheels.pip(demo().file("demo.py", ""));
        project.create();

        String requirements = project.within(session -> new ExportCommand(session)
                .run(new ExportRequest(project.prefix(), "", ExportRequest.Format.REQUIREMENTS_TXT_HASHES)));

        assertThat(requirements)
                .isEqualTo("demo==1.0 \\\n    --hash=sha256:"
                        + Sha256.of(demo().file("demo.py", "").bytes()) + "\n");
    }

    @Test
    void listsWheelsBesidePackages() throws IOException {
        wheels.pip(demo().file("demo/__init__.py", "x"));
        project.create();

        List<ListedPackage> listed =
                project.within(session -> new ListCommand(session).run(new ListRequest(project.prefix(), "")));

        assertThat(listed).extracting(ListedPackage::name).containsExactly("demo", "python", "tea");
        assertThat(listed.get(0).channel()).isEqualTo("pypi");
    }
}
