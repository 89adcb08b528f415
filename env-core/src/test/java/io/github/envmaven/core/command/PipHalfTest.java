package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.command.CleanRequest.Mode;
import io.github.envmaven.core.command.CleanRequest.Packages;
import io.github.envmaven.core.command.CleanRequest.What;
import io.github.envmaven.core.command.CreateRequest.PipConflicts;
import io.github.envmaven.core.command.CreateResult.Outcome;
import io.github.envmaven.core.command.VerifyRequest.CacheContent;
import io.github.envmaven.core.command.VerifyRequest.ForeignFiles;
import io.github.envmaven.core.command.VerifyResult.Finding;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.testing.TestPackage;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands make of the pip packages of a lock. */
class PipHalfTest {

    private static final String SITE = "lib/python3.12/site-packages/";

    @TempDir
    Path directory;

    private TestProject project;
    private String condaLock = "";

    @BeforeEach
    void lock() throws IOException {
        project = new TestProject(directory);
        project.channel()
                .add(TestPackage.of("python", "3.12.1", "0").file("bin/python3.12", "no program"))
                .add(TestPackage.of("tea", "1", "0").file(SITE + "tea.py", "tea = 1"))
                .add(TestPackage.of("pip", "26.0", "0").file("bin/pip", "no program"))
                .write();
        project.wants("python", "tea").lock();
        condaLock = Files.readString(project.lockFile());
    }

    @Test
    void makesBothHalvesAndThenHasNothingToDo() throws IOException {
        pip(demo().file("demo/__init__.py", "x"));

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
        pip(demo().file("demo/__init__.py", "x"));
        project.create();
        Files.delete(project.prefix().resolve(SITE + "demo-1.0.dist-info/RECORD"));

        CreateResult again = project.create();

        assertThat(again.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(project.verify().findings()).isEmpty();
    }

    @Test
    void bringsWheelsUpToDateAndTakesThemOut() throws IOException {
        pip(demo().file("demo/__init__.py", "1"));
        project.create();

        pip(
                TestWheel.of("demo", "2.0").file("demo/__init__.py", "2"),
                TestWheel.of("other", "1").file("other.py", ""));
        CreateResult changed = project.create();
        pip();
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
        pip(demo().file("demo/__init__.py", "1"));
        project.create();
        List<String> before = files();
        Path broken = TestWheel.of("demo", "2.0")
                .file("demo/__init__.py", "2")
                .record(lines -> List.of())
                .writeTo(directory.resolve("wheels"));
        pip("demo", "2.0", broken, Sha256.of(Files.readAllBytes(broken)).hex());

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
        pip(demo().file("tea.py", "tea = 2"));

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
        pip("demo", "1.0", wheel, "0".repeat(64));

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
        pipUrl(name, version, url, "0".repeat(64));

        assertThatThrownBy(() -> project.create())
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(reason);
        assertThat(project.prefix()).doesNotExist();
    }

    @Test
    void findsAndRepairsWhatWasChanged() throws IOException {
        pip(demo().file("demo/__init__.py", "x").file("demo/other.py", "y"));
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
        pip(demo().file("demo/__init__.py", "x"));
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
        pip(demo().file("demo/__init__.py", "x"));
        project.create();
        Files.delete(directory.resolve("wheels").resolve(demo().fileName()));
        io.github.envmaven.core.disk.Trees.delete(project.prefix());

        project.create();

        assertThat(project.prefix().resolve(SITE + "demo/__init__.py")).hasContent("x");
    }

    @Test
    void cleansWheelsThatNoEnvironmentUses() throws IOException {
        pip(demo().file("demo/__init__.py", "x"));
        project.create();
        CleanRequest request =
                new CleanRequest(List.of(What.PACKAGES), Duration.ofMinutes(-1), Packages.UNUSED, Mode.REMOVE);

        assertThat(project.clean(request).removed()).isEmpty();
        pip();
        project.create();

        assertThat(project.clean(request).removed())
                .singleElement()
                .satisfies(removed ->
                        assertThat(removed.path().getFileName().toString()).startsWith("demo-1.0-py3-none-any-"));
    }

    @Test
    void remembersWhatWasAskedFor() throws IOException {
        condaLock = condaLock.replace(
                "  custom_metadata:\n",
                "  custom_metadata:\n    pip/linux-64: '{\"-c\": [\"demo <2\"], \"main\": [\"Oth.er[x] >=1; python_version >"
                        + " \\\"3\\\"\", \"https://example.org/x.whl\"]}'\n");
        pip(demo().file("demo.py", ""), TestWheel.of("oth_er", "1").file("other.py", ""));

        project.create();

        assertThat(project.prefix().resolve(SITE + "oth_er-1.dist-info/REQUESTED"))
                .exists();
        assertThat(project.prefix().resolve(SITE + "demo-1.0.dist-info/REQUESTED"))
                .doesNotExist();
    }

    @Test
    void exportsWhatIsInstalled() throws IOException {
        pip(demo().file("demo.py", ""));
        project.create();

        String requirements = project.within(session -> new ExportCommand(session)
                .run(new ExportRequest(project.prefix(), "", ExportRequest.Format.REQUIREMENTS_TXT_HASHES)));

        assertThat(requirements)
                .isEqualTo("demo==1.0 \\\n    --hash=sha256:"
                        + Sha256.of(demo().file("demo.py", "").bytes()) + "\n");
    }

    @Test
    void listsWheelsBesidePackages() throws IOException {
        pip(demo().file("demo/__init__.py", "x"));
        project.create();

        List<ListedPackage> listed =
                project.within(session -> new ListCommand(session).run(new ListRequest(project.prefix(), "")));

        assertThat(listed).extracting(ListedPackage::name).containsExactly("demo", "python", "tea");
        assertThat(listed.get(0).channel()).isEqualTo("pypi");
    }

    private void pip(TestWheel... wheels) throws IOException {
        StringBuilder text = new StringBuilder(condaLock);
        for (TestWheel wheel : wheels) {
            Path file = wheel.writeTo(directory.resolve("wheels"));
            String[] parts = wheel.fileName().split("-");
            text.append(entry(
                    parts[0],
                    parts[1],
                    file.toUri().toString().replaceFirst("^file:/+", "file:///"),
                    Sha256.of(wheel.bytes()).hex()));
        }
        Files.writeString(project.lockFile(), text);
    }

    private void pip(String name, String version, Path file, String sha256) throws IOException {
        pipUrl(name, version, "file://" + file, sha256);
    }

    private void pipUrl(String name, String version, String url, String sha256) throws IOException {
        Files.writeString(project.lockFile(), condaLock + entry(name, version, url, sha256));
    }

    private static String entry(String name, String version, String url, String sha256) {
        return """
                - name: %s
                  version: '%s'
                  manager: pip
                  platform: linux-64
                  dependencies: {}
                  url: %s
                  hash:
                    sha256: %s
                  category: main
                  optional: false
                """.formatted(name, version, url, sha256);
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

    private static TestWheel demo() {
        return TestWheel.of("demo", "1.0");
    }
}
