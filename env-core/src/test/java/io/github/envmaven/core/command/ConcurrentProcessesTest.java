package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.cache.CacheInspection;
import io.github.envmaven.core.command.CleanRequest.Mode;
import io.github.envmaven.core.command.CleanRequest.Packages;
import io.github.envmaven.core.command.CleanRequest.What;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.testing.ChildJvm;
import io.github.envmaven.core.testing.DiskChannel;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight processes with one cache that is empty at first: each makes an environment of its own, all take turns at changing
 * one that they share, and one of them cleans the cache all the while. {@code -Denv.rounds=20} for a longer run.
 */
class ConcurrentProcessesTest {

    private static final int PROCESSES = 8;
    private static final int ROUNDS = Integer.getInteger("env.rounds", 2);
    private static final int PACKAGES = 6;

    @TempDir
    Path directory;

    /** One of the eight. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            TestProject project = new TestProject(Path.of(arguments[0]));
            int number = Integer.parseInt(arguments[1]);
            ChildJvm.say("ready");
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                create(project, lock(project, "1"), own(project, number));
                create(project, lock(project, (number + round) % 2 == 0 ? "1" : "2"), shared(project));
                if (number == 0) {
                    project.clean(new CleanRequest(List.of(What.PACKAGES), Duration.ZERO, Packages.ALL, Mode.REMOVE));
                }
            }
            ChildJvm.say("done");
        }
    }

    @Test
    void shareACacheAndAnEnvironment() throws Exception {
        TestProject project = new TestProject(directory);
        publish(project);
        List<ChildJvm> children = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                children.add(
                        ChildJvm.start(Child.class, directory.toString(), String.valueOf(i), String.valueOf(ROUNDS)));
            }
            for (ChildJvm child : children) {
                child.awaitLine("done");
                assertThat(child.exitCode()).isZero();
            }
        } finally {
            children.forEach(ChildJvm::close);
        }

        List<Path> prefixes = new ArrayList<>(List.of(shared(project)));
        for (int i = 0; i < PROCESSES; i++) {
            prefixes.add(own(project, i));
        }
        for (Path prefix : prefixes) {
            create(project, lock(project, "1"), prefix);
            VerifyResult result = verify(project, prefix);
            assertThat(result.findings()).as(prefix.toString()).isEmpty();
            assertThat(result.foreign()).as(prefix.toString()).isEmpty();
        }
        assertWholeCache(project);
    }

    private static void assertWholeCache(TestProject project) throws IOException {
        for (String version : List.of("1", "2")) {
            Path lock = lock(project, version);
            assertThat(new CacheInspection(project.cache())
                            .damaged(LockedPlatform.records(LockFileReader.read(lock), lock, TestProject.PLATFORM)))
                    .isEmpty();
        }
        for (String place : List.of("pkgs", "downloads", "sessions")) {
            assertThat(project.cache().resolve(place).toFile().list((d, name) -> name.startsWith(".tmp-")))
                    .as(place)
                    .isIn(null, new String[0]);
        }
    }

    private static void create(TestProject project, Path lock, Path prefix) {
        project.within(session -> new CreateCommand(session).run(TestProject.environment(lock, prefix)));
    }

    private static VerifyResult verify(TestProject project, Path prefix) {
        return project.within(session -> new VerifyCommand(session)
                .run(new VerifyRequest(
                        lock(project, "1"),
                        project.environment().source(),
                        List.of(prefix),
                        TestProject.PLATFORM,
                        VerifyRequest.ForeignFiles.LIST,
                        VerifyRequest.CacheContent.LEAVE)));
    }

    private static Path lock(TestProject project, String version) {
        return project.directory.resolve("lock-" + version + ".yml");
    }

    private static Path own(TestProject project, int number) {
        return project.directory.resolve("env-" + number);
    }

    private static Path shared(TestProject project) {
        return project.directory.resolve("env-shared");
    }

    private static void publish(TestProject project) throws IOException {
        DiskChannel channel = project.channel();
        for (String version : List.of("1", "2")) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < PACKAGES; i++) {
                TestPackage made = TestPackage.of("p" + i, version, "0");
                for (int file = 0; file < 30; file++) {
                    made.file("lib/p" + i + "/" + file + ".txt", "p" + i + " " + version + " " + file);
                }
                channel.add(made);
                all.add("p" + i + " " + version + ".*");
            }
            channel.add(TestPackage.of("all", version, "0"), all.toArray(String[]::new));
        }
        channel.write();
        for (String version : List.of("1", "2")) {
            project.wants("all " + version + ".*").lock();
            Files.move(project.lockFile(), lock(project, version));
        }
    }
}
