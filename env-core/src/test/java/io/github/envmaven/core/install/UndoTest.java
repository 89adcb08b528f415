package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.cache.CachedWheel;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixState;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.testing.LinkablePackage;
import io.github.envmaven.core.testing.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transaction that fails, for whatever reason, leaves the environment as it was: paths, contents, modes and records. */
class UndoTest {

    @TempDir
    Path work;

    @Test
    void bringsBackWhatWasReplacedRemovedAndDisplaced() throws IOException {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        environment.install(List.of(
                pack("a-winner", "1").file("share/both", "w").build(),
                pack("loser", "1").file("share/both", "l").file("own/l", "l").build(),
                pack("gone", "1")
                        .file("gone/deep/g", "g")
                        .directory("gone/empty")
                        .build(),
                pack("old", "1").file("lib/o", "1").program("bin/o", "1").build()));
        Files.writeString(environment.prefix.resolve("lib/mine"), "the user's");
        Map<String, String> before = tree(environment);

        assertThatThrownBy(() -> environment.install(List.of(
                        pack("loser", "1")
                                .file("share/both", "l")
                                .file("own/l", "l")
                                .build(),
                        pack("old", "2")
                                .file("lib/o", "2")
                                .file("lib/mine", "the package's")
                                .build(),
                        incomplete())))
                .isInstanceOf(IntegrityFailed.class);

        assertThat(tree(environment)).isEqualTo(before);
        assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
    }

    @Test
    void takesNoDirectoryOfTheUserAway() throws IOException {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        LinkablePackage loser = pack("loser", "1").file("share/both", "l");
        environment.install(
                List.of(pack("a-winner", "1").file("share/both", "w").build(), loser.build()));
        Files.delete(environment.prefix.resolve("share/both"));
        Files.createDirectory(environment.prefix.resolve("share/both"));
        Files.writeString(environment.prefix.resolve("share/both/mine"), "the user's");
        Map<String, String> before = tree(environment);

        assertThatThrownBy(() -> environment.install(List.of(loser.build())))
                .isInstanceOf(DiskFailed.class)
                .hasMessageContaining("share/both");

        assertThat(tree(environment)).isEqualTo(before);
    }

    @Test
    void undoesWhatWasDoneBeforeAScriptFailed() throws IOException {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        environment.settings = environment.settings.with(LinkScriptPolicy.ALWAYS);
        environment.install(List.of(pack("a", "1").file("lib/a", "1").build()));
        Map<String, String> before = tree(environment);

        assertThatThrownBy(() -> environment.install(List.of(
                        pack("a", "2").file("lib/a", "2").build(),
                        pack("b", "1").file("bin/.b-post-link.sh", "exit 1\n").build())))
                .isInstanceOf(EnvironmentBroken.class);

        assertThat(tree(environment)).isEqualTo(before);
        environment.install(List.of(pack("a", "2").file("lib/a", "2").build()));
        assertThat(environment.text("lib/a")).isEqualTo("2");
    }

    @Test
    void takesEverythingBackWhenTheLastStepFails() throws IOException {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        environment.install(List.of(pack("a", "1").file("lib/a", "1").build()));
        Map<String, String> before = tree(environment);
        CachedPackage next = pack("a", "2").file("lib/a", "2").build();
        Transaction transaction = TransactionPlanner.plan(
                TestEnvironment.PLATFORM,
                PrefixRecords.read(environment.prefix),
                record -> false,
                List.of(next.record()));

        assertThatThrownBy(() -> environment.execute(transaction, List.of(next), () -> {
                    new PrefixState(Map.of("A", "1")).write(environment.prefix);
                    throw new IntegrityFailed("no");
                }))
                .isInstanceOf(IntegrityFailed.class);

        assertThat(tree(environment)).isEqualTo(before);
    }

    @Test
    void takesWheelsBackToo() throws IOException {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        environment.settings = environment.settings.with(LinkScriptPolicy.ALWAYS);
        CachedPackage python =
                pack("python", "3.12.1").file("bin/python3.12", "no program").build();
        environment.wheels = List.of(wheel("stays", "1"), wheel("changes", "1"), wheel("leaves", "1"));
        environment.install(List.of(python));
        Map<String, String> before = tree(environment);
        environment.wheels = List.of(wheel("stays", "1"), wheel("changes", "2"), wheel("comes", "1"));

        assertThatThrownBy(() -> environment.install(List.of(
                        python,
                        pack("b", "1").file("bin/.b-post-link.sh", "exit 1\n").build())))
                .isInstanceOf(EnvironmentBroken.class);

        assertThat(tree(environment)).isEqualTo(before);
    }

    private CachedWheel wheel(String name, String version) {
        return TestWheel.of(name, version)
                .file(name + "/__init__.py", version)
                .file(name + "/v" + version + ".py", version)
                .entryPoints("[console_scripts]\n" + name + " = " + name + ":main\n")
                .unpackIn(work.resolve("cache"));
    }

    @Test
    void takesBackWhateverTransactionFails() throws IOException {
        long seed = Long.getLong("env.seed", 20261126L);
        Random random = new Random(seed);
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        for (int round = 0; round < 25; round++) {
            environment.install(randomPackages(random, round));
            Map<String, String> before = tree(environment);
            List<CachedPackage> failing = new ArrayList<>(randomPackages(random, round));
            failing.add(random.nextInt(failing.size() + 1), incomplete());

            assertThatThrownBy(() -> environment.install(failing))
                    .as("seed %d, round %d", seed, round)
                    .isInstanceOf(IntegrityFailed.class);

            assertThat(tree(environment)).as("seed %d, round %d", seed, round).isEqualTo(before);
        }
    }

    private List<CachedPackage> randomPackages(Random random, int round) {
        List<CachedPackage> packages = new ArrayList<>();
        for (String name : List.of("p", "q", "r", "s")) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            LinkablePackage one = LinkablePackage.in(
                    work.resolve("pkgs" + round + "-" + random.nextInt()), name, "1." + random.nextInt(3));
            for (int i = random.nextInt(6); i > 0; i--) {
                String path = "d" + random.nextInt(3) + "/" + (random.nextBoolean() ? "f" : name) + i;
                one = random.nextBoolean()
                        ? one.file(path, name + round)
                        : one.patched(path, LinkablePackage.PLACEHOLDER, "text");
            }
            packages.add(one.directory("empty/" + random.nextInt(2)).build());
        }
        return packages;
    }

    private CachedPackage incomplete() {
        return pack("zz", "1").file("zz/first", "1").listed("zz/gone").build();
    }

    private LinkablePackage pack(String name, String version) {
        return LinkablePackage.in(work.resolve("pkgs"), name, version);
    }

    /** Everything by path. */
    private static Map<String, String> tree(TestEnvironment environment) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(environment.prefix.root())) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                tree.put(environment.prefix.root().relativize(path).toString(), describe(path));
            }
        }
        return tree;
    }

    private static String describe(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "link " + Files.readSymbolicLink(path);
        }
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        return Files.isDirectory(path) ? "directory " + mode : mode + " " + Files.readString(path);
    }
}
