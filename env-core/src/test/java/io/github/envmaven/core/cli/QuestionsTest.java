package io.github.envmaven.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.testing.DiskChannel;
import io.github.envmaven.core.testing.Golden;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} and {@code tree}, as typed. */
class QuestionsTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void lock() throws IOException {
        Path channel = new DiskChannel(directory.resolve("channel"))
                .add(TestPackage.of("cup", "1.0", "0").file("share/cup", "cup 1"))
                .add(TestPackage.of("cup", "2.0", "0").file("share/cup", "cup 2"))
                .add(TestPackage.of("tea", "1.0", "0").file("share/tea", "tea"), "cup <2")
                .add(TestPackage.of("milk", "3.1", "0").file("share/milk", "milk"), "cup")
                .write();
        Files.writeString(directory.resolve("environment.yml"), """
                channels:
                  - %s
                dependencies:
                  - tea
                platforms:
                  - linux-64
                """.formatted(channel));
        assertThat(run("lock", "--file", file(), "--lockfile", lockFile())).isZero();
        out.getBuffer().setLength(0);
    }

    @Test
    void explainsWhatHoldsAPackageBack() {
        assertThat(explain("cup", "--file", file())).isZero();

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

        assertThat(explain("cup", "--file", file())).isZero();

        assertThat(words())
                .contains(
                        "The channels cannot be had, so that nothing can be said of other versions",
                        "tea 1.0 needs cup")
                .doesNotContain("Why not newer");
    }

    @Test
    void saysWhatAddingAPackageWouldDo() {
        assertThat(explain("milk", "--file", file())).isZero();

        assertThat(words()).contains("'milk' can be had: milk 3.1. With it", "nothing else changes");
    }

    @Test
    void tellsThatTheLockDoesNotFitItsInputs() throws IOException {
        Path file = directory.resolve("environment.yml");
        Files.writeString(file, Files.readString(file).replace("  - tea\n", "  - tea\n  - milk\n"));

        assertThat(explain("cup", "--file", file())).isZero();

        assertThat(words()).contains("The lock does not fit its inputs any more: 'milk'");
    }

    @Test
    void failsOverANameThatIsNowhere() {
        assertThat(explain("cap", "--file", file())).isEqualTo(1);

        assertThat(err.toString()).contains("There is no package cap").contains("did you mean cup?");
    }

    @Test
    void refusesWhatIsNoSpec() {
        assertThat(explain("cup >=", "--file", file())).isEqualTo(1);
        assertThat(explain("*", "--file", file())).isEqualTo(1);
        assertThat(run("explain")).isEqualTo(2);

        assertThat(err.toString()).contains("'*' names no single package.");
    }

    @Test
    void explainsInJson() throws IOException {
        explain("cup", "--file", file(), "--json");
        JsonNode answer = new ObjectMapper().readTree(out.toString());

        assertThat(answer.at("/newer/verdict").asText()).isEqualTo("held_back");
        assertThat(answer.at("/newer/held_back/0/hindrances/0/specs/0").asText())
                .isEqualTo("tea (" + file() + ":4)");
        assertThat(answer.at("/chains/0/links/0/needs").asText()).isEqualTo("cup <2");
        assertThat(answer.at("/requirers/0/refuses").asText()).isEqualTo("2.0");
        assertThat(answer.at("/builds/verdict").asText()).isEqualTo("newest");
    }

    @Test
    void printsTheTreeOfTheLock() {
        assertThat(tree("--lockfile", lockFile(), "--file", file())).isZero();

        Golden.matches(words());
    }

    @Test
    void printsWhatNeedsAPackage() {
        assertThat(tree("--lockfile", lockFile(), "--file", file(), "--invert", "cup"))
                .isZero();

        Golden.matches(words());
    }

    @Test
    void printsTheTreeOfAnEnvironment() {
        String prefix = directory.resolve("env").toString();
        run("create", "--lockfile", lockFile(), "--prefix", prefix, "--platform", "linux-64");
        out.getBuffer().setLength(0);

        assertThat(run("tree", "--prefix", prefix, "--file", file())).isZero();

        Golden.matches(words());
    }

    @Test
    void printsTheTreeInJson() throws IOException {
        tree("--lockfile", lockFile(), "--file", file(), "--json", "--depth", "0");
        JsonNode roots = new ObjectMapper().readTree(out.toString());

        assertThat(roots.size()).isEqualTo(1);
        assertThat(roots.at("/0/name").asText()).isEqualTo("tea");
        assertThat(roots.at("/0/cut").asText()).isEqualTo("depth");
        assertThat(roots.at("/0/below").size()).isZero();
    }

    @Test
    void failsOverATreeOfWhatIsNotThere() {
        assertThat(tree("--lockfile", lockFile(), "--invert", "cap")).isEqualTo(1);
        assertThat(tree("--lockfile", directory.resolve("no-lock.yml").toString()))
                .isEqualTo(1);

        assertThat(err.toString()).contains("has no package cap; did you mean 'cup'?");
    }

    private int explain(String... arguments) {
        List<String> all = new ArrayList<>(List.of("explain", "--lockfile", lockFile(), "--platform", "linux-64"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private int tree(String... arguments) {
        List<String> all = new ArrayList<>(List.of("tree", "--platform", "linux-64"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(1, List.of("--cache", directory.resolve("cache").toString()));
        return EnvCommandLine.of(new Console(new PrintWriter(out, true), new PrintWriter(err, true), Map.of()))
                .execute(all.toArray(String[]::new));
    }

    private String words() {
        return out.toString().replace(directory.toString(), "<directory>");
    }

    private String file() {
        return directory.resolve("environment.yml").toString();
    }

    private String lockFile() {
        return directory.resolve("conda-lock.yml").toString();
    }
}
