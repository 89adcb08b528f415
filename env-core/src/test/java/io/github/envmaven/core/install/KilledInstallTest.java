package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.cache.CachedWheel;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.InstalledWheels;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixSeal;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.testing.ChildJvm;
import io.github.envmaven.core.testing.DesiredDigest;
import io.github.envmaven.core.testing.LinkablePackage;
import io.github.envmaven.core.testing.TestWheel;
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
    private static final long SEED = Long.getLong("env.seed", 42);
    private static final int PACKAGES = 15;
    private static final int WHEELS = 6;

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
                boolean isFirst = round % 2 == 0;
                environment.wheels = wheels(work, isFirst ? "1" : "2");
                environment.install(isFirst ? one : two);
                environment.wheels = wheels(work, isFirst ? "2" : "1");
                fail(environment, work, isFirst ? two : one);
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
        reference.wheels = wheels(work, "1");
        reference.install(one);
        List<String> whole = reference.files();
        Random random = new Random(SEED);
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

            environment.wheels = wheels(work, "1");
            environment.install(one);

            assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
            assertThat(environment.files()).as("kill " + kill).isEqualTo(whole);
            assertThat(PrefixRecords.read(environment.prefix)).hasSize(PACKAGES + 1);
            assertThat(environment.text("lib/p3/v1-5.txt")).isEqualTo("p3 1 5");
            assertThat(InstalledWheels.read(environment.prefix))
                    .hasSize(WHEELS)
                    .allSatisfy(wheel -> assertThat(wheel.version()).isIn("1.0", "0.5"))
                    .noneMatch(InstalledWheel::isUnlisted);
            assertThat(environment.text("lib/python3.12/site-packages/w3/common.py"))
                    .isEqualTo("w3 1 common");
            assertThat(environment.text("shared.txt")).isEqualTo(reference.text("shared.txt"));
            assertThat(environment.prefix.condaMeta().toFile().list((d, name) -> name.contains("tmp")))
                    .isEmpty();
        }
    }

    private List<String> filesOf(List<CachedPackage> packages) {
        TestEnvironment environment = new TestEnvironment(work.resolve("reference-2"));
        environment.wheels = wheels(work, "2");
        environment.install(packages);
        return environment.files();
    }

    private static List<io.github.envmaven.core.record.RepoDataRecord> records(List<CachedPackage> packages) {
        return packages.stream().map(CachedPackage::record).toList();
    }

    /** Some that change their version, and their files; one that comes and goes; and one that stays. */
    private static List<CachedWheel> wheels(Path work, String version) {
        Path cache = work.resolve("wheels-" + ProcessHandle.current().pid());
        List<CachedWheel> wheels = new ArrayList<>();
        for (int i = 0; i < WHEELS - 1; i++) {
            TestWheel wheel = TestWheel.of("w" + i, version + ".0")
                    .file("w" + i + "/common.py", "w" + i + " " + version + " common")
                    .entryPoints("[console_scripts]\nw" + i + "-" + version + " = w" + i + ":main\n");
            for (int f = 0; f < 20; f++) {
                wheel.file("w" + i + "/v" + version + "_" + f + ".py", "w" + i + " " + version + " " + f);
            }
            wheels.add(wheel.unpackIn(cache));
        }
        wheels.add(TestWheel.of(version.equals("1") ? "w_here" : "w_there", "0.5")
                .file("here/a.py", version)
                .unpackIn(cache));
        return wheels;
    }

    private static List<CachedPackage> packages(Path work, String version) {
        List<CachedPackage> packages = new ArrayList<>();
        packages.add(LinkablePackage.in(
                        work.resolve("pkgs-" + ProcessHandle.current().pid()), "python", "3.12.1")
                .file("bin/python3.12", "no program")
                .build());
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
