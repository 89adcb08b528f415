package io.github.envmaven.core.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.testing.DiskChannel;
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

/** The verbs that change an environment: update, remove, add; and diff. */
class ChangeVerbsTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** An environment of the oldest of all, in a channel that has newer ones. */
    @BeforeEach
    void create() throws IOException {
        assumeTrue(
                HostPlatform.current().name().equals("linux-64"),
                "the environment is for linux-64, and only one for this machine is brought up to date");
        Path channel = new DiskChannel(directory.resolve("channel"))
                .add(TestPackage.of("leaf", "1.0", "0").file("share/leaf", "leaf 1"))
                .add(TestPackage.of("leaf", "2.0", "0").file("share/leaf", "leaf 2"))
                .add(TestPackage.of("cup", "1.0", "0").file("share/cup", "cup 1"))
                .add(TestPackage.of("cup", "2.0", "0").file("share/cup", "cup 2"))
                .add(TestPackage.of("tea", "1.0", "0").file("share/tea/1/tea", "tea 1"), "leaf")
                .add(TestPackage.of("tea", "2.0", "0").file("share/tea/2/tea", "tea 2"), "leaf >=2")
                .write();
        Files.writeString(file(), """
                channels:
                  - %s
                dependencies:
                  - tea
                  - cup   # to drink from
                platforms:
                  - linux-64
                """.formatted(channel));
        assertThat(run("lock", "-f", file(), "--lockfile", lock(), "--strategy", "lowest"))
                .isZero();
        assertThat(run("create", "--lockfile", lock(), "--prefix", prefix(), "--platform", "linux-64"))
                .isZero();
        Files.writeString(prefix().resolve("share/tea/1/note"), "mine");
        assertThat(prefix().resolve("share/leaf")).hasContent("leaf 1");
    }

    @Test
    void updatesWhatIsNamedAndWhatItNeedsAndNothingElse() {
        assertThat(change("update", "tea")).isZero();

        assertThat(said()).isEqualTo("""
                linux-64:
                    leaf  1.0 0 -> 2.0 0
                    tea   1.0 0 -> 2.0 0
                Wrote LOCK
                Updated PREFIX: 0 installed, 2 changed, 0 removed
                """);
        assertThat(prefix().resolve("share/leaf")).hasContent("leaf 2");
        assertThat(prefix().resolve("share/cup")).hasContent("cup 1");
        assertThat(prefix().resolve("share/tea/2/tea")).exists();
        assertThat(prefix().resolve("share/tea/1")).isDirectoryContaining("glob:**/note");
        assertThat(prefix().resolve("share/tea/1/tea")).doesNotExist();
    }

    @Test
    void updatesAllWhereNothingIsNamed() {
        assertThat(change("update")).isZero();

        assertThat(said()).contains("cup   1.0 0 -> 2.0 0", "leaf  1.0 0 -> 2.0 0", "tea   1.0 0 -> 2.0 0");
    }

    @Test
    void writesNothingInADryRun() throws IOException {
        String before = Files.readString(lock());

        assertThat(change("update", "cup", "--dry-run")).isZero();

        assertThat(said()).isEqualTo("""
                linux-64:
                    cup  1.0 0 -> 2.0 0
                Nothing was written (dry run)
                """);
        assertThat(lock()).hasContent(before);
        assertThat(prefix().resolve("share/cup")).hasContent("cup 1");
    }

    @Test
    void removesAPackageAndWhatOnlyItNeeded() throws IOException {
        assertThat(change("remove", "tea")).isZero();

        assertThat(said()).isEqualTo("""
                linux-64:
                  - leaf  1.0 0
                  - tea   1.0 0
                Wrote LOCK
                Updated PREFIX: 0 installed, 0 changed, 2 removed
                """);
        assertThat(Files.readString(file())).doesNotContain("tea").contains("  - cup   # to drink from\n");
        assertThat(prefix().resolve("share/leaf")).doesNotExist();
        assertThat(prefix().resolve("share/cup")).hasContent("cup 1");
        assertThat(prefix().resolve("share/tea/1/note")).hasContent("mine");
    }

    @Test
    void tellsWhyARemovedPackageStays() throws IOException {
        assertThat(change("add", "leaf")).isZero();
        assertThat(change("remove", "leaf")).isZero();

        assertThat(said()).contains("leaf stays locked, because tea needs it\n");
        assertThat(prefix().resolve("share/leaf")).exists();
    }

    @Test
    void addsAPackageAndLeavesTheOthersAsTheyAre() throws IOException {
        assertThat(change("remove", "cup")).isZero();
        assertThat(change("add", "leaf <2", "cup >=2")).isZero();

        assertThat(said()).contains("+ cup  2.0 0").doesNotContain("tea").doesNotContain("leaf");
        assertThat(Files.readString(file())).contains("  - tea\n  - leaf <2\n  - cup >=2\n");
        assertThat(prefix().resolve("share/tea/1/tea")).exists();
    }

    @Test
    void leavesTheFileAsItIsWhereThereIsNoSolution() throws IOException {
        String before = Files.readString(file());

        assertThat(change("add", "tea >=3")).isEqualTo(1);

        assertThat(err.toString()).contains("tea >=3");
        assertThat(file()).hasContent(before);
    }

    @Test
    void tellsOfWhatIsNotThereToBeChanged() {
        assertThat(change("update", "coffee")).isEqualTo(1);
        assertThat(change("remove", "leaf")).isEqualTo(1);

        assertThat(err.toString())
                .contains("There is no coffee to update")
                .contains("There is no leaf to remove: it is not asked for, but tea needs it.");
    }

    @Test
    void locksAgainWithTheFewestChangesWhenTheFileChanged() throws IOException {
        Files.writeString(file(), Files.readString(file()).replace("- cup ", "- cup >1 "));
        Path old = Files.copy(lock(), directory.resolve("old.yml"));

        assertThat(run("lock", "-f", file(), "--lockfile", lock())).isZero();
        assertThat(run("diff", old, lock())).isZero();
        assertThat(said()).endsWith("""
                linux-64:
                    cup  1.0 0 -> 2.0 0
                """);
    }

    @Test
    void comparesLocksAsJson() throws IOException {
        Path old = Files.copy(lock(), directory.resolve("old.yml"));
        change("remove", "cup");
        out.getBuffer().setLength(0);

        assertThat(run("diff", old, lock(), "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).get(0).toString())
                .isEqualTo("{\"platform\":\"linux-64\",\"manager\":\"conda\",\"name\":\"cup\",\"kind\":\"removed\","
                        + "\"old_version\":\"1.0\",\"old_build\":\"0\",\"new_version\":\"\",\"new_build\":\"\"}");
        assertThat(run("diff", lock(), lock())).isZero();
        assertThat(out.toString()).contains("No package differs");
    }

    private int change(String verb, String... arguments) {
        out.getBuffer().setLength(0);
        List<Object> all = new ArrayList<>(List.of(verb));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-f", file(), "--lockfile", lock(), "--prefix", prefix()));
        return run(all.toArray());
    }

    private int run(Object... arguments) {
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(argument.toString());
        }
        texts.addAll(List.of("-q"));
        if (!texts.get(0).equals("diff")) {
            texts.addAll(List.of("--cache", directory.resolve("cache").toString()));
        }
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), Map.of());
        return EnvCommandLine.of(console).execute(texts.toArray(String[]::new));
    }

    private String said() {
        return out.toString()
                .replace(System.lineSeparator(), "\n")
                .replace(lock().toString(), "LOCK")
                .replace(prefix().toString(), "PREFIX");
    }

    private Path file() {
        return directory.resolve("environment.yml");
    }

    private Path lock() {
        return directory.resolve("conda-lock.yml");
    }

    private Path prefix() {
        return directory.resolve("envs/app");
    }
}
