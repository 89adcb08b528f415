package io.github.envmaven.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that make, keep and use an environment, as typed. */
class EnvCommandLineTest {

    @TempDir
    Path directory;

    private TypedProject project;

    @BeforeEach
    void publish() throws IOException {
        project = new TypedProject(directory);
        project.channel()
                .add(TestPackage.of("cup", "1.0", "0").file("share/cup", "cup 1"))
                .add(TestPackage.of("cup", "2.0", "0").file("share/cup", "cup 2"))
                .add(TestPackage.of("tea", "1.0", "0").file("share/tea", "tea"), "cup <2")
                .write();
        project.wantsTea();
    }

    @Test
    void locksCreatesAndVerifies() throws IOException {
        assertThat(project.lock()).isZero();
        assertThat(project.create()).isZero();
        assertThat(project.verify()).isZero();

        assertThat(project.prefix().resolve("share/cup")).hasContent("cup 1");
        assertThat(project.prefix().resolve("conda-meta/tea-1.0-0.json")).exists();
        assertThat(project.printed())
                .contains("Locked 2 packages for linux-64", "Created " + project.prefix() + " with 2 packages");
    }

    @Test
    void doesNothingASecondTime() throws IOException {
        project.lock();
        project.create();
        byte[] before = Files.readAllBytes(project.lockFile());

        assertThat(project.json(
                                "lock",
                                "--file",
                                project.file(),
                                "--lockfile",
                                project.lockFile().toString())
                        .get("outcome")
                        .asText())
                .isEqualTo("UP_TO_DATE");
        assertThat(project.json(
                                "create",
                                "--lockfile",
                                project.lockFile().toString(),
                                "--prefix",
                                project.prefix().toString(),
                                "--platform",
                                "linux-64")
                        .get("outcome")
                        .asText())
                .isEqualTo("UP_TO_DATE");
        assertThat(project.lockFile()).hasBinaryContent(before);
    }

    @Test
    void writesTheSameLockFromTheSameInput() throws IOException {
        project.lock();
        byte[] first = Files.readAllBytes(project.lockFile());
        Files.delete(project.lockFile());

        project.lock();

        assertThat(project.lockFile()).hasBinaryContent(first);
    }

    @Test
    void tellsOfAFileThatWasChangedAndMendsNothingByItself() throws IOException {
        project.lock();
        project.create();
        Files.delete(project.prefix().resolve("share/tea"));
        Files.writeString(project.prefix().resolve("share/tea"), "coffee");

        int exit = project.verify();

        assertThat(exit).isEqualTo(1);
        assertThat(project.printed()).contains("share/tea").contains("Run 'repair'");
        assertThat(project.prefix().resolve("share/tea")).hasContent("coffee");
    }

    @Test
    void repairsWhatWasChanged() throws IOException {
        project.lock();
        project.create();
        Files.delete(project.prefix().resolve("share/tea"));
        Files.writeString(project.prefix().resolve("share/tea"), "coffee");

        assertThat(project.onPrefix("repair")).isZero();

        assertThat(project.prefix().resolve("share/tea")).hasContent("tea");
        assertThat(project.printed()).contains("Repaired " + project.prefix() + ": 1 packages linked, 0 removed");
        assertThat(project.verify()).isZero();
    }

    @Test
    void cleansTheCacheAndTellsHowMuchThatFreed() throws IOException {
        project.lock();
        project.create();

        JsonNode dry = project.json("clean", "--used", "--dry-run", "--what", "packages,indexes");
        assertThat(dry.get("removed")).hasSize(4);
        assertThat(dry.get("bytes").asLong()).isPositive();
        assertThat(dry.get("removed").get(0).get("what").asText()).isEqualTo("packages");
        assertThat(project.run("clean", "--older-than", "1d")).isZero();
        assertThat(project.run("clean", "--what", "everything")).isEqualTo(2);
        assertThat(project.run("clean", "--older-than", "old")).isEqualTo(1);
        assertThat(project.complained()).contains("'old' is no age.");
        assertThat(project.verify()).isZero();
    }

    @Test
    void refusesALockThatIsStaleWhenFrozen() throws IOException {
        project.lock();
        Files.writeString(directory.resolve("environment.yml"), "  - cup\n", java.nio.file.StandardOpenOption.APPEND);
        Files.writeString(
                directory.resolve("environment.yml"),
                Files.readString(directory.resolve("environment.yml"))
                        .replace("platforms:\n  - linux-64\n  - cup\n", "  - cup\nplatforms:\n  - linux-64\n"));

        int exit = project.run(
                "lock",
                "--file",
                project.file(),
                "--lockfile",
                project.lockFile().toString(),
                "--frozen");

        assertThat(exit).isEqualTo(1);
        assertThat(project.complained()).contains("'cup'").contains("Run 'lock' and commit the lock file.");
    }

    @Test
    void leavesThePreviousLockWhenThereIsNoSolution() throws IOException {
        project.lock();
        byte[] before = Files.readAllBytes(project.lockFile());
        String unsolvable =
                Files.readString(directory.resolve("environment.yml")).replace("- tea", "- tea\n  - cup 2.*");
        Files.writeString(directory.resolve("environment.yml"), unsolvable);

        int exit = project.lock();

        assertThat(exit).isEqualTo(1);
        assertThat(project.complained()).contains("tea").contains("cup 2.*");
        assertThat(project.lockFile()).hasBinaryContent(before);
    }

    @Test
    void listsWhatIsInstalledAndWhatIsLocked() {
        project.lock();
        project.create();
        project.forget();

        project.run("list", "--prefix", project.prefix().toString());
        project.run("list", "--lockfile", project.lockFile().toString(), "--platform", "linux-64");

        assertThat(project.printed().lines().map(line -> line.split(" +")[0]))
                .containsExactly("cup", "tea", "cup", "tea");
    }

    @Test
    void locksAgainWhatItExported() throws IOException {
        project.lock();
        project.create();
        byte[] locked = Files.readAllBytes(project.lockFile());
        Path again = directory.resolve("again-lock.yml");

        for (String format : List.of("environment-yml", "explicit")) {
            project.forget();
            project.run("export", "--prefix", project.prefix().toString(), "--format", format);
            Path exported = directory.resolve(format.equals("explicit") ? "explicit.txt" : "exported.yml");
            Files.writeString(exported, project.printed());
            Files.deleteIfExists(again);

            assertThat(project.run(
                            "lock",
                            "--file",
                            exported.toString(),
                            "--lockfile",
                            again.toString(),
                            "--platform",
                            "linux-64"))
                    .isZero();

            assertThat(packagesOf(again)).isEqualTo(packagesOf(project.lockFile()));
        }
        assertThat(project.lockFile()).hasBinaryContent(locked);
    }

    private static String packagesOf(Path lock) throws IOException {
        String text = Files.readString(lock);
        return text.substring(text.indexOf("package:"));
    }

    @Test
    void runsACommandInTheEnvironmentAndPassesOnItsExitCode() {
        project.lock();
        project.create();

        assertThat(project.run(
                        "run",
                        "--prefix",
                        project.prefix().toString(),
                        "--",
                        "sh",
                        "-c",
                        "test -n \"$CONDA_PREFIX\" && exit 7"))
                .isEqualTo(7);
    }

    @Test
    void takesWhatFollowsTheProgramForItsOwn() {
        project.lock();
        project.create();

        assertThat(project.run("run", "--prefix", project.prefix().toString(), "sh", "-c", "exit 7"))
                .isEqualTo(7);
    }

    @Test
    void tellsItsVersionWhereverItIsAsked() {
        assertThat(project.run("lock", "-V")).isZero();

        assertThat(project.printed()).startsWith("env ");
    }

    @Test
    void answersEveryLineOfABatch() throws IOException {
        Path batch = directory.resolve("batch.jsonl");
        String problem = "{\"id\": \"%s\", \"platform\": \"linux-64\", \"channels\": [\"%s\"], \"specs\": [\"%s\"]}\n";
        String channel = directory.resolve("channel").toString();
        Files.writeString(
                batch,
                problem.formatted("a", channel, "tea")
                        + problem.formatted("b", channel, "tea 9.*")
                        + problem.formatted("c", channel, "tea >=")
                        + "nonsense\n");

        int exit = project.run("solve", "--batch", batch.toString());

        assertThat(exit).isZero();
        List<String> statuses = new ArrayList<>();
        for (String line : project.printed().lines().toList()) {
            statuses.add(new ObjectMapper().readTree(line).get("status").asText());
        }
        assertThat(statuses).containsExactly("sat", "unsat", "error", "error");
        assertThat(project.printed()).contains("\"packages\":[\"cup-1.0-0.conda\",\"tea-1.0-0.conda\"]");
    }

    @Test
    void exitsWithTwoOnWrongUsage() {
        assertThat(project.run()).isEqualTo(2);
        assertThat(project.run("create")).isEqualTo(2);
        assertThat(project.run("lock", "--channel-priority", "loose")).isEqualTo(2);
        assertThat(project.run("solve", "--spec", "tea")).isEqualTo(2);
    }
}
