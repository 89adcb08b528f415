package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.command.CleanRequest.Mode;
import io.github.envmaven.core.command.CleanRequest.Packages;
import io.github.envmaven.core.command.CleanRequest.What;
import io.github.envmaven.core.command.CleanResult.Removed;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanCommandTest {

    @TempDir
    Path directory;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(directory);
        project.channel()
                .add(TestPackage.of("cup", "1", "0").file("share/cup", "cup 1"))
                .add(TestPackage.of("tea", "1", "0").file("share/tea", "tea 1"))
                .write();
        project.wants("cup").lock();
        project.create();
    }

    @Test
    void keepsThePackagesOfEnvironmentsThatAreThere() throws IOException {
        CleanResult result = project.clean(request(Packages.UNUSED, Mode.REMOVE));

        assertThat(result.removed()).extracting(Removed::what).containsOnly(What.INDEXES);
        assertThat(result.environments()).containsExactly(project.prefix());
        assertThat(packages()).hasSize(1);
        assertThat(project.verify().findings()).isEmpty();
    }

    @Test
    void removesThePackagesOfEnvironmentsThatAreGone() throws IOException {
        Trees.delete(project.prefix());

        CleanResult result = project.clean(request(Packages.UNUSED, Mode.REMOVE));

        assertThat(result.removed()).extracting(Removed::what).contains(What.PACKAGES);
        assertThat(result.environments()).isEmpty();
        assertThat(packages()).isEmpty();
        assertThat(project.cache().resolve("environments")).isEmptyDirectory();
        project.create();
        assertThat(project.verify().findings()).isEmpty();
    }

    @Test
    void keepsWhatAnEnvironmentSharesThatNobodyRemembers() throws IOException {
        Trees.delete(project.cache().resolve("environments"));

        project.clean(request(Packages.UNUSED, Mode.REMOVE));

        assertThat(packages()).hasSize(1);
    }

    @Test
    void takesUsedPackagesWhenTold() throws IOException {
        CleanResult result = project.clean(request(Packages.ALL, Mode.REMOVE));

        assertThat(result.removed()).extracting(Removed::what).contains(What.PACKAGES);
        assertThat(packages()).isEmpty();
        assertThat(project.verify().findings()).isEmpty();
        assertThat(project.prefix().resolve("share/cup")).hasContent("cup 1");
    }

    @Test
    void onlyTellsWhenDry() throws IOException {
        List<String> before = files();

        CleanResult result = project.clean(request(Packages.ALL, Mode.DRY_RUN));

        assertThat(result.dryRun()).isTrue();
        assertThat(result.bytes()).isPositive();
        assertThat(result.lines()).last().asString().startsWith("Would free ");
        assertThat(files()).containsAll(before);
        assertThat(packages()).hasSize(1);
    }

    @Test
    void leavesWhatIsYoungerThanAsked() throws IOException {
        CleanResult result = project.clean(new CleanRequest(List.of(), Duration.ofHours(1), Packages.ALL, Mode.REMOVE));

        assertThat(result.removed()).isEmpty();
        assertThat(packages()).hasSize(1);
    }

    @Test
    void findsNothingWhereThereIsNoCache() throws IOException {
        Trees.delete(project.cache());

        assertThat(project.clean(request(Packages.ALL, Mode.REMOVE)).removed()).isEmpty();
        assertThat(project.cache()).doesNotExist();
    }

    @Test
    void readsAges() {
        assertThat(CleanRequest.parseAge("")).isEqualTo(Duration.ZERO);
        assertThat(CleanRequest.parseAge("30d")).isEqualTo(Duration.ofDays(30));
        assertThat(CleanRequest.parseAge(" 12h ")).isEqualTo(Duration.ofHours(12));
        assertThat(CleanRequest.parseAge("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThatThrownBy(() -> CleanRequest.parseAge("a month"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("'a month' is no age.");
    }

    private static CleanRequest request(Packages packages, Mode mode) {
        return new CleanRequest(List.of(), Duration.ZERO, packages, mode);
    }

    private List<Path> packages() throws IOException {
        try (Stream<Path> entries = Files.list(project.cache().resolve("pkgs"))) {
            return entries.toList();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(project.cache())) {
            return files.filter(file -> !file.toString().contains("/locks/")
                            && !file.toString().contains("/sessions/"))
                    .map(Path::toString)
                    .toList();
        }
    }
}
