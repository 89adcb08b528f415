package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.testing.ChildJvm;
import io.github.envmaven.core.testing.LinkablePackage;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may open no more files: the environment stays what it was, and the message says what is wrong. */
class OpenFilesTest {

    private static final List<String> MOMENTS = List.of("Unlinking", "Linking");
    private static final int MOST_LEFT = 3;

    @TempDir
    Path work;

    /** Changes an environment; when that has come to a moment only so many files are left to open. Says what came of it. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            loadClasses();
            Path work = Path.of(arguments[0]);
            TestEnvironment environment = new TestEnvironment(work.resolve("e"));
            List<CachedPackage> one = packages(work, "1");
            List<CachedPackage> two = packages(work, "2");
            environment.install(two);
            environment.install(one);
            ChildJvm.say("ready");
            System.in.read();
            for (String moment : MOMENTS) {
                for (int left = 0; left <= MOST_LEFT; left++) {
                    ChildJvm.say(moment + ", " + left + " left: " + attempt(environment, two, moment, left));
                    List<String> files = environment.files();
                    boolean isIntact = files.contains("lib/a/1.txt") && !files.contains("lib/a/2.txt");
                    ChildJvm.say("then " + PrefixStatus.of(environment.prefix) + " " + isIntact);
                    environment.install(one);
                }
            }
            ChildJvm.say("done");
        }

        /** In a directory of classes each takes a file, and without it even an exception cannot be thrown. */
        private static void loadClasses() throws Exception {
            Path classes = Path.of(Installer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(classes.resolve("io/github/envmaven/core"))) {
                for (Path file :
                        (Iterable<Path>) files.filter(file -> file.toString().endsWith(".class"))::iterator) {
                    String name = classes.relativize(file).toString();
                    if (!name.contains("/cli/") && !name.endsWith("package-info.class")) {
                        Class.forName(name.replace('/', '.').replaceFirst("\\.class$", ""));
                    }
                }
            }
        }

        private static String attempt(
                TestEnvironment environment, List<CachedPackage> packages, String moment, int left) throws IOException {
            Deque<FileInputStream> hoard = new ConcurrentLinkedDeque<>();
            environment.listener = event -> {
                if (event instanceof Event.OperationStarted started
                        && started.operation().equals(moment)) {
                    hoard(hoard, left);
                }
            };
            String outcome;
            try {
                environment.install(packages);
                outcome = "changed";
            } catch (EnvException e) {
                outcome = "refused: " + e.getMessage() + " "
                        + e.remedy().orElseThrow().arguments();
            }
            environment.listener = event -> {};
            for (FileInputStream file : hoard) {
                file.close();
            }
            return outcome;
        }

        private static void hoard(Deque<FileInputStream> hoard, int left) {
            try {
                while (true) {
                    hoard.push(new FileInputStream("/dev/null"));
                }
            } catch (IOException full) {
                for (int i = 0; i < left; i++) {
                    close(hoard.pop());
                }
            }
        }

        private static void close(FileInputStream file) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<CachedPackage> packages(Path work, String version) {
            List<CachedPackage> packages = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                packages.add(LinkablePackage.in(work.resolve("pkgs"), name, version)
                        .file("lib/" + name + "/" + version + ".txt", version)
                        .patched("lib/" + name + "/cfg", LinkablePackage.PLACEHOLDER + version, "text")
                        .build());
            }
            return packages;
        }
    }

    @Test
    void leavesTheEnvironmentAsItWasOrChangesItWhole() throws Exception {
        try (ChildJvm child = ChildJvm.start(Child.class, work.toString())) {
            child.awaitLine("ready");
            assumeTrue(limitOpenFiles(child.pid()), "there is no prlimit to limit a process with");
            child.type("go\n");
            int refused = 0;
            for (int i = 0; i < MOMENTS.size() * (MOST_LEFT + 1); i++) {
                String outcome = child.awaitLine(MOMENTS.get(i / (MOST_LEFT + 1)) + ", ");
                String then = child.awaitLine("then ");
                if (outcome.endsWith("changed")) {
                    assertThat(then).as(outcome).isEqualTo("then FINISHED false");
                } else {
                    assertThat(outcome).contains("Too many open files").contains("ulimit -n");
                    assertThat(then).as(outcome).isEqualTo("then FINISHED true");
                    refused++;
                }
            }
            assertThat(refused).isGreaterThanOrEqualTo(MOMENTS.size());
            child.awaitLine("done");
        }
    }

    private static boolean limitOpenFiles(long pid) throws InterruptedException {
        try {
            Process process = new ProcessBuilder("prlimit", "--nofile=300:300", "--pid", String.valueOf(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
