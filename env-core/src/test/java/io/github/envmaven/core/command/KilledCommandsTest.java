package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.cache.CacheInspection;
import io.github.envmaven.core.command.ActivateRequest.Direction;
import io.github.envmaven.core.command.CleanRequest.Mode;
import io.github.envmaven.core.command.CleanRequest.Packages;
import io.github.envmaven.core.command.CleanRequest.What;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.testing.ChildJvm;
import io.github.envmaven.core.testing.DiskChannel;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that locks, creates, updates, removes packages, repairs and cleans, at random moments of a seeded
 * sequence: {@code -Denv.kills=500 -Denv.seed=7}. After each, the lock is a whole one, the cache has whole packages, the
 * environment is whole or refused, and the next run makes it whole.
 */
class KilledCommandsTest {

    private static final int KILLS = Integer.getInteger("env.kills", 3);
    private static final int SEED = Integer.getInteger("env.seed", 42);
    private static final int PACKAGES = 8;
    private static final int STEPS = 150;

    @TempDir
    Path directory;

    /** What an environment is asked to have. */
    private enum Wish {
        OLD("all 1.*"),
        NEW("all 2.*"),
        FEW("p0 2.*", "p1 1.*");

        private final String[] specs;

        Wish(String... specs) {
            this.specs = specs;
        }
    }

    /** Does one thing after the other, until it is killed. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            TestProject project = new TestProject(Path.of(arguments[0]));
            Random random = new Random(Long.parseLong(arguments[1]));
            project.listener = event -> say();
            say();
            while (true) {
                project.wants(Wish.values()[random.nextInt(3)].specs).lock();
                if (random.nextInt(2) == 0) {
                    project.clean(new CleanRequest(List.of(What.PACKAGES), Duration.ZERO, Packages.ALL, Mode.REMOVE));
                }
                project.create();
                if (random.nextInt(3) == 0) {
                    Path file = project.prefix().resolve("lib/p0/0.txt");
                    Files.delete(file);
                    Files.writeString(file, "broken");
                    project.repair(RepairRequest.ForeignFiles.KEEP);
                }
            }
        }
    }

    private static void say() {
        try {
            ChildJvm.say("step");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leavesEverythingWholeOrRefusedAndTheNextRunMakesItWhole(TestReporter reporter) throws Exception {
        TestProject project = new TestProject(directory);
        publish(project);
        Map<Wish, String> locks = locks(project);
        Random random = new Random(SEED);
        int unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildJvm child =
                    ChildJvm.start(Child.class, directory.toString(), String.valueOf(random.nextLong()))) {
                // Each event of a job is a step, so the moment does not depend on how fast this machine is.
                for (int steps = random.nextInt(STEPS); steps >= 0; steps--) {
                    child.awaitLine("step");
                }
                Thread.sleep(random.nextInt(15));
                child.kill();
            }
            unfinished += check(project, locks, "kill " + kill + " of seed " + SEED) ? 0 : 1;
            if (kill % 50 == 49) {
                reporter.publishEntry("kills survived", kill + 1 + ", " + unfinished + " of them within a transaction");
            }
        }
        assertThat(unfinished).as("kills within a transaction").isGreaterThanOrEqualTo(KILLS / 50);
    }

    /** Whether the kill fell outside a transaction. */
    private static boolean check(TestProject project, Map<Wish, String> locks, String what) throws IOException {
        if (Files.exists(project.lockFile())) {
            assertThat(Files.readString(project.lockFile())).as(what).isIn(locks.values());
        }
        assertWholeCache(project, locks, what);
        boolean isFinished = PrefixStatus.of(new Prefix(project.prefix())) != PrefixStatus.UNFINISHED;
        if (!isFinished) {
            assertRefused(project, what);
        }
        for (Wish wish : List.of(Wish.OLD, Wish.FEW)) {
            Files.writeString(project.lockFile(), locks.get(wish));
            if (isFinished && wish == Wish.OLD) {
                assertKnownFiles(project, what);
            }
            project.create();
            // The broken file of a killed repair is its victim's own doing, and no unfinished transaction.
            if (wish == Wish.OLD) {
                project.repair(RepairRequest.ForeignFiles.KEEP);
            }
            VerifyResult result = project.verify();
            assertThat(result.findings()).as(what).isEmpty();
            assertThat(result.foreign()).as(what).isEmpty();
            assertThat(project.prefix().resolve("conda-meta").toFile().list((d, name) -> name.contains("tmp")))
                    .as(what)
                    .isEmpty();
        }
        return isFinished;
    }

    /** A finished environment has all files of one wish, and nothing else; but for the one that a repair was about. */
    private static void assertKnownFiles(TestProject project, String what) {
        if (PrefixStatus.of(new Prefix(project.prefix())) == PrefixStatus.FINISHED) {
            VerifyResult result = project.verify();
            assertThat(result.foreign()).as(what).isEmpty();
            assertThat(result.findings())
                    .as(what)
                    .extracting(VerifyResult.Finding::what)
                    .allMatch(finding -> finding.startsWith("Package ") || finding.startsWith("File lib/p0/0.txt "));
        }
    }

    private static void assertWholeCache(TestProject project, Map<Wish, String> locks, String what) throws IOException {
        Files.createDirectories(project.cache());
        for (String lock : locks.values()) {
            Path file = Files.writeString(project.directory.resolve("other-lock.yml"), lock);
            assertThat(new CacheInspection(project.cache())
                            .damaged(LockedPlatform.records(
                                    io.github.envmaven.core.lock.LockFileReader.read(file),
                                    file,
                                    TestProject.PLATFORM)))
                    .as(what)
                    .allMatch(damaged -> damaged.problem().contains("lib/p0/0.txt"));
        }
    }

    private static void assertRefused(TestProject project, String what) {
        String reason = "is half made: its last change was interrupted";
        assertThat(project.verify().findings())
                .as(what)
                .singleElement()
                .extracting(VerifyResult.Finding::what)
                .asString()
                .contains(reason);
        Path prefix = project.prefix();
        for (Runnable use : List.<Runnable>of(
                () -> project.within(session ->
                        new RunCommand(session).run(new RunRequest(prefix, List.of("true"), project.directory))),
                () -> project.within(session ->
                        new ActivateCommand(session).run(new ActivateRequest(prefix, "bash", Direction.ACTIVATE))),
                () -> project.within(session ->
                        new ExportCommand(session).run(new ExportRequest(prefix, "", ExportRequest.Format.EXPLICIT))),
                () -> project.within(
                        session -> new ListCommand(session).run(new ListRequest(prefix, TestProject.PLATFORM))))) {
            assertThatThrownBy(use::run)
                    .as(what)
                    .isInstanceOf(EnvironmentBroken.class)
                    .hasMessageContaining(reason);
        }
    }

    private static Map<Wish, String> locks(TestProject project) throws IOException {
        Map<Wish, String> locks = new EnumMap<>(Wish.class);
        for (Wish wish : Wish.values()) {
            project.wants(wish.specs).lock();
            locks.put(wish, Files.readString(project.lockFile()));
        }
        Files.delete(project.lockFile());
        return locks;
    }

    private static void publish(TestProject project) throws IOException {
        DiskChannel channel = project.channel();
        for (String version : List.of("1", "2")) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < PACKAGES; i++) {
                TestPackage made = TestPackage.of("p" + i, version, "0").file("shared.txt", "by p" + i);
                for (int file = 0; file < 12; file++) {
                    made.file("lib/p" + i + "/" + file + ".txt", "p" + i + " " + version + " " + file);
                }
                made.file("lib/p" + i + "/only-" + version, version);
                channel.add(made);
                all.add("p" + i + " " + version + ".*");
            }
            channel.add(TestPackage.of("all", version, "0"), all.toArray(String[]::new));
        }
        channel.write();
    }
}
