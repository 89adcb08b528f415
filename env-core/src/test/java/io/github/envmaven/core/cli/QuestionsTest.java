package io.github.envmaven.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.testing.Golden;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} and {@code tree}, as typed. */
class QuestionsTest {

    @TempDir
    Path directory;

    private TypedProject project;

    @BeforeEach
    void lock() throws IOException {
        project = new TypedProject(directory);
        project.channel()
                .add(TestPackage.of("cup", "1.0", "0").file("share/cup", "cup 1"))
                .add(TestPackage.of("cup", "2.0", "0").file("share/cup", "cup 2"))
                .add(TestPackage.of("tea", "1.0", "0").file("share/tea", "tea"), "cup <2")
                .add(TestPackage.of("milk", "3.1", "0").file("share/milk", "milk"), "cup")
                .write();
        project.wantsTea();
        assertThat(project.lock()).isZero();
        project.forget();
    }

    @Test
    void explainsWhatHoldsAPackageBack() {
        assertThat(explain("cup", "--file", project.file())).isZero();

        Golden.matches(words());
    }

    @Test
    void explainsFromTheLockWhereThereIsNoEnvironmentFile() {
        assertThat(explain("cup", "--file", directory.resolve("none.yml").toString()))
                .isZero();

        Golden.matches(words());
    }

    @Test
    void tellsTheChainsWhereTheChannelIsGone() {
        Trees.delete(directory.resolve("channel"));

        assertThat(explain("cup", "--file", project.file())).isZero();

        assertThat(words())
                .contains(
                        "The channels cannot be had, so that nothing can be said of other versions",
                        "tea 1.0 needs cup")
                .doesNotContain("Why not newer");
    }

    @Test
    void saysWhatAddingAPackageWouldDo() {
        assertThat(explain("milk", "--file", project.file())).isZero();

        assertThat(words()).contains("'milk' can be had: milk 3.1. With it", "nothing else changes");
    }

    @Test
    void tellsThatTheLockDoesNotFitItsInputs() throws IOException {
        Path file = directory.resolve("environment.yml");
        Files.writeString(file, Files.readString(file).replace("  - tea\n", "  - tea\n  - milk\n"));

        assertThat(explain("cup", "--file", project.file())).isZero();

        assertThat(words()).contains("The lock does not fit its inputs any more: 'milk'");
    }

    @Test
    void failsOverANameThatIsNowhere() {
        assertThat(explain("cap", "--file", project.file())).isEqualTo(1);

        assertThat(project.complained()).contains("There is no package cap").contains("did you mean cup?");
    }

    @Test
    void refusesWhatIsNoSpec() {
        assertThat(explain("cup >=", "--file", project.file())).isEqualTo(1);
        assertThat(explain("*", "--file", project.file())).isEqualTo(1);
        assertThat(project.run("explain")).isEqualTo(2);

        assertThat(project.complained()).contains("'*' names no single package.");
    }

    @Test
    void explainsInJson() throws IOException {
        explain("cup", "--file", project.file(), "--json");
        JsonNode answer = new ObjectMapper().readTree(project.printed());

        assertThat(answer.at("/newer/verdict").asText()).isEqualTo("held_back");
        assertThat(answer.at("/newer/held_back/0/hindrances/0/specs/0").asText())
                .isEqualTo("tea (" + project.file() + ":4)");
        assertThat(answer.at("/chains/0/links/0/needs").asText()).isEqualTo("cup <2");
        assertThat(answer.at("/requirers/0/refuses").asText()).isEqualTo("2.0");
        assertThat(answer.at("/builds/verdict").asText()).isEqualTo("newest");
    }

    @Test
    void printsTheTreeOfTheLock() {
        assertThat(tree("--lockfile", project.lockFile().toString(), "--file", project.file()))
                .isZero();

        Golden.matches(words());
    }

    @Test
    void printsWhatNeedsAPackage() {
        assertThat(tree("--lockfile", project.lockFile().toString(), "--file", project.file(), "--invert", "cup"))
                .isZero();

        Golden.matches(words());
    }

    @Test
    void printsTheTreeOfAnEnvironment() {
        project.create();
        project.forget();

        assertThat(project.run("tree", "--prefix", project.prefix().toString(), "--file", project.file()))
                .isZero();

        Golden.matches(words());
    }

    @Test
    void printsTheTreeInJson() throws IOException {
        tree("--lockfile", project.lockFile().toString(), "--file", project.file(), "--json", "--depth", "0");
        JsonNode roots = new ObjectMapper().readTree(project.printed());

        assertThat(roots.size()).isEqualTo(1);
        assertThat(roots.at("/0/name").asText()).isEqualTo("tea");
        assertThat(roots.at("/0/cut").asText()).isEqualTo("depth");
        assertThat(roots.at("/0/below").size()).isZero();
    }

    @Test
    void failsOverATreeOfWhatIsNotThere() {
        assertThat(tree("--lockfile", project.lockFile().toString(), "--invert", "cap"))
                .isEqualTo(1);
        assertThat(tree("--lockfile", directory.resolve("no-lock.yml").toString()))
                .isEqualTo(1);

        assertThat(project.complained()).contains("has no package cap; did you mean 'cup'?");
    }

    private int explain(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("explain", "--lockfile", project.lockFile().toString(), "--platform", "linux-64"));
        all.addAll(List.of(arguments));
        return project.run(all.toArray(String[]::new));
    }

    private int tree(String... arguments) {
        List<String> all = new ArrayList<>(List.of("tree", "--platform", "linux-64"));
        all.addAll(List.of(arguments));
        return project.run(all.toArray(String[]::new));
    }

    private String words() {
        return project.printed().replace(directory.toString(), "<directory>");
    }
}
