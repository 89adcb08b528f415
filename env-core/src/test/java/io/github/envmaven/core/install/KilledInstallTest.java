package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixSeal;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.testing.ChildJvm;
import io.github.envmaven.core.testing.DesiredDigest;
import io.github.envmaven.core.testing.LinkablePackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills installations at random moments: what is left never counts as whole, and the next one makes it whole. */
class KilledInstallTest {

    private static final int KILLS = Integer.getInteger("env.kills", 3);
    private static final int PACKAGES = 15;

    @TempDir
    Path work;

    /** Goes from one set of packages to the other and back for ever, and half-way to one that fails, until it is killed. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            Path work = Path.of(arguments[0]);
            TestEnvironment environment = new TestEnvironment(work.resolve("e"));
            List<CachedPackage> one = packages(work, "1");
            List<CachedPackage> two = packages(work, "2");
            for (int round = 0; ; round++) {
                ChildJvm.say("round " + round);
                environment.install(round % 2 == 0 ? one : two);
                fail(environment, work, round % 2 == 0 ? two : one);
            }
        }
    }

    /** What is taken back is killed as well. */
    private static void fail(TestEnvironment environment, Path work, List<CachedPackage> packages) {
        List<CachedPackage> failing = new ArrayList<>(packages);
        failing.add(
                LinkablePackage.in(work.resolve("bad-" + ProcessHandle.current().pid()), "z", "1")
                        .listed("gone")
                        .build());
        assertThatThrownBy(() -> environment.install(failing)).isInstanceOf(IntegrityFailed.class);
    }

    @Test
    void neverTakesAHalfEnvironmentForAWholeOneAndAlwaysCompletesIt() throws Exception {
        List<CachedPackage> one = packages(work, "1");
        List<CachedPackage> two = packages(work, "2");
        TestEnvironment reference = new TestEnvironment(work.resolve("reference"));
        reference.install(one);
        List<String> whole = reference.files();
        Random random = new Random(42);
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildJvm child = ChildJvm.start(Child.class, work.toString())) {
                child.awaitLine("round " + (1 + random.nextInt(4)));
                Thread.sleep(random.nextInt(100));
                child.kill();
            }
            TestEnvironment environment = new TestEnvironment(work.resolve("e"));
            if (PrefixStatus.of(environment.prefix) == PrefixStatus.FINISHED) {
                assertThat(environment.files()).as("kill " + kill).isIn(whole, filesOf(two));
            } else {
                assertThat(PrefixSeal.holds(environment.prefix, DesiredDigest.of(records(one))))
                        .isFalse();
            }

            environment.install(one);

            assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
            assertThat(environment.files()).as("kill " + kill).isEqualTo(whole);
            assertThat(PrefixRecords.read(environment.prefix)).hasSize(PACKAGES);
            assertThat(environment.text("lib/p3/v1-5.txt")).isEqualTo("p3 1 5");
            assertThat(environment.text("shared.txt")).isEqualTo(reference.text("shared.txt"));
            assertThat(environment.prefix.condaMeta().toFile().list((d, name) -> name.contains("tmp")))
                    .isEmpty();
        }
    }

    private List<String> filesOf(List<CachedPackage> packages) {
        TestEnvironment environment = new TestEnvironment(work.resolve("reference-2"));
        environment.install(packages);
        return environment.files();
    }

    private static List<io.github.envmaven.core.record.RepoDataRecord> records(List<CachedPackage> packages) {
        return packages.stream().map(CachedPackage::record).toList();
    }

    private static List<CachedPackage> packages(Path work, String version) {
        List<CachedPackage> packages = new ArrayList<>();
        for (int i = 0; i < PACKAGES; i++) {
            LinkablePackage pack = LinkablePackage.in(
                            work.resolve("pkgs-" + ProcessHandle.current().pid()), "p" + i, version)
                    .file("shared.txt", "by p" + i)
                    .patched("lib/p" + i + "/cfg", LinkablePackage.PLACEHOLDER + " " + version, "text");
            for (int f = 0; f < 20; f++) {
                pack.file("lib/p" + i + "/v" + version + "-" + f + ".txt", "p" + i + " " + version + " " + f);
            }
            packages.add(pack.build());
        }
        return packages;
    }
}
