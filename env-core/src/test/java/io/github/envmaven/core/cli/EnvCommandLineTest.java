package io.github.envmaven.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

class EnvCommandLineTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void publish() throws IOException {
        Path channel = new DiskChannel(directory.resolve("channel"))
                .add(TestPackage.of("cup", "1.0", "0").file("share/cup", "cup 1"))
                .add(TestPackage.of("cup", "2.0", "0").file("share/cup", "cup 2"))
                .add(TestPackage.of("tea", "1.0", "0").file("share/tea", "tea"), "cup <2")
                .write();
        Files.writeString(directory.resolve("environment.yml"), """
                channels:
                  - %s
                dependencies:
                  - tea
                platforms:
                  - linux-64
                """.formatted(channel));
    }

    @Test
    void locksCreatesAndVerifies() throws IOException {
        assertThat(lock()).isZero();
        assertThat(create()).isZero();
        assertThat(verify()).isZero();

        assertThat(prefix().resolve("share/cup")).hasContent("cup 1");
        assertThat(prefix().resolve("conda-meta/tea-1.0-0.json")).exists();
        assertThat(out.toString())
                .contains("Locked 2 packages for linux-64", "Created " + prefix() + " with 2 packages");
    }

    @Test
    void doesNothingASecondTime() throws IOException {
        lock();
        create();
        byte[] before = Files.readAllBytes(lockFile());

        assertThat(json("lock", "--file", file(), "--lockfile", lockFile().toString())
                        .get("outcome")
                        .asText())
                .isEqualTo("UP_TO_DATE");
        assertThat(json(
                                "create",
                                "--lockfile",
                                lockFile().toString(),
                                "--prefix",
                                prefix().toString(),
                                "--platform",
                                "linux-64")
                        .get("outcome")
                        .asText())
                .isEqualTo("UP_TO_DATE");
        assertThat(lockFile()).hasBinaryContent(before);
    }

    @Test
    void writesTheSameLockFromTheSameInput() throws IOException {
        lock();
        byte[] first = Files.readAllBytes(lockFile());
        Files.delete(lockFile());

        lock();

        assertThat(lockFile()).hasBinaryContent(first);
    }

    @Test
    void tellsOfAFileThatWasChangedAndMendsNothingByItself() throws IOException {
        lock();
        create();
        Files.delete(prefix().resolve("share/tea"));
        Files.writeString(prefix().resolve("share/tea"), "coffee");

        int exit = verify();

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("share/tea").contains("Run 'repair'");
        assertThat(prefix().resolve("share/tea")).hasContent("coffee");
    }

    @Test
    void repairsWhatWasChanged() throws IOException {
        lock();
        create();
        Files.delete(prefix().resolve("share/tea"));
        Files.writeString(prefix().resolve("share/tea"), "coffee");

        assertThat(run(
                        "repair",
                        "--lockfile",
                        lockFile().toString(),
                        "--prefix",
                        prefix().toString(),
                        "--platform",
                        "linux-64"))
                .isZero();

        assertThat(prefix().resolve("share/tea")).hasContent("tea");
        assertThat(out.toString()).contains("Repaired " + prefix() + ": 1 packages linked, 0 removed");
        assertThat(verify()).isZero();
    }

    @Test
    void cleansTheCacheAndTellsHowMuchThatFreed() throws IOException {
        lock();
        create();

        JsonNode dry = json("clean", "--used", "--dry-run", "--what", "packages,indexes");
        assertThat(dry.get("removed")).hasSize(4);
        assertThat(dry.get("bytes").asLong()).isPositive();
        assertThat(dry.get("removed").get(0).get("what").asText()).isEqualTo("packages");
        assertThat(run("clean", "--older-than", "1d")).isZero();
        assertThat(run("clean", "--what", "everything")).isEqualTo(2);
        assertThat(run("clean", "--older-than", "old")).isEqualTo(1);
        assertThat(err.toString()).contains("'old' is no age.");
        assertThat(verify()).isZero();
    }

    @Test
    void refusesALockThatIsStaleWhenFrozen() throws IOException {
        lock();
        Files.writeString(directory.resolve("environment.yml"), "  - cup\n", java.nio.file.StandardOpenOption.APPEND);
        Files.writeString(
                directory.resolve("environment.yml"),
                Files.readString(directory.resolve("environment.yml"))
                        .replace("platforms:\n  - linux-64\n  - cup\n", "  - cup\nplatforms:\n  - linux-64\n"));

        int exit = run("lock", "--file", file(), "--lockfile", lockFile().toString(), "--frozen");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("'cup'").contains("Run 'lock' and commit the lock file.");
    }

    @Test
    void leavesThePreviousLockWhenThereIsNoSolution() throws IOException {
        lock();
        byte[] before = Files.readAllBytes(lockFile());
        String unsolvable =
                Files.readString(directory.resolve("environment.yml")).replace("- tea", "- tea\n  - cup 2.*");
        Files.writeString(directory.resolve("environment.yml"), unsolvable);

        int exit = lock();

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("tea").contains("cup 2.*");
        assertThat(lockFile()).hasBinaryContent(before);
    }

    @Test
    void listsWhatIsInstalledAndWhatIsLocked() {
        lock();
        create();
        out.getBuffer().setLength(0);

        run("list", "--prefix", prefix().toString());
        run("list", "--lockfile", lockFile().toString(), "--platform", "linux-64");

        assertThat(out.toString().lines().map(line -> line.split(" +")[0])).containsExactly("cup", "tea", "cup", "tea");
    }

    @Test
    void locksAgainWhatItExported() throws IOException {
        lock();
        create();
        byte[] locked = Files.readAllBytes(lockFile());
        Path again = directory.resolve("again-lock.yml");

        for (String format : List.of("environment-yml", "explicit")) {
            out.getBuffer().setLength(0);
            run("export", "--prefix", prefix().toString(), "--format", format);
            Path exported = directory.resolve(format.equals("explicit") ? "explicit.txt" : "exported.yml");
            Files.writeString(exported, out.toString());
            Files.deleteIfExists(again);

            assertThat(run(
                            "lock",
                            "--file",
                            exported.toString(),
                            "--lockfile",
                            again.toString(),
                            "--platform",
                            "linux-64"))
                    .isZero();

            assertThat(packagesOf(again)).isEqualTo(packagesOf(lockFile()));
        }
        assertThat(lockFile()).hasBinaryContent(locked);
    }

    private static String packagesOf(Path lock) throws IOException {
        String text = Files.readString(lock);
        return text.substring(text.indexOf("package:"));
    }

    @Test
    void runsACommandInTheEnvironmentAndPassesOnItsExitCode() {
        lock();
        create();

        assertThat(run("run", "--prefix", prefix().toString(), "--", "sh", "-c", "test -n \"$CONDA_PREFIX\" && exit 7"))
                .isEqualTo(7);
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

        int exit = run("solve", "--batch", batch.toString());

        assertThat(exit).isZero();
        List<String> statuses = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            statuses.add(new ObjectMapper().readTree(line).get("status").asText());
        }
        assertThat(statuses).containsExactly("sat", "unsat", "error", "error");
        assertThat(out.toString()).contains("\"packages\":[\"cup-1.0-0.conda\",\"tea-1.0-0.conda\"]");
    }

    @Test
    void exitsWithTwoOnWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("create")).isEqualTo(2);
        assertThat(run("lock", "--channel-priority", "loose")).isEqualTo(2);
        assertThat(run("solve", "--spec", "tea")).isEqualTo(2);
    }

    private int lock() {
        return run("lock", "--file", file(), "--lockfile", lockFile().toString());
    }

    private int create() {
        return run(
                "create",
                "--lockfile",
                lockFile().toString(),
                "--prefix",
                prefix().toString(),
                "--platform",
                "linux-64");
    }

    private int verify() {
        return run(
                "verify",
                "--file",
                file(),
                "--lockfile",
                lockFile().toString(),
                "--prefix",
                prefix().toString(),
                "--platform",
                "linux-64");
    }

    private JsonNode json(String... arguments) throws IOException {
        out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        run(all.toArray(String[]::new));
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (arguments.length > 0) {
            all.addAll(1, List.of("--cache", directory.resolve("cache").toString()));
        }
        Map<String, String> environment = Map.of("PATH", System.getenv().getOrDefault("PATH", ""));
        return EnvCommandLine.of(new Console(new PrintWriter(out, true), new PrintWriter(err, true), environment))
                .execute(all.toArray(String[]::new));
    }

    private String file() {
        return directory.resolve("environment.yml").toString();
    }

    private Path lockFile() {
        return directory.resolve("conda-lock.yml");
    }

    private Path prefix() {
        return directory.resolve("env");
    }
}
