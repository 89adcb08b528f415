package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.cache.ContentCheck;
import io.github.envmaven.core.cache.PackageCache;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.http.FileTransport;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.testing.LinkablePackage;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, read-only or forbidden: what was there stays, and the message says what is wrong. */
class DiskTroubleTest {

    private static final String BIG = "x".repeat(600_000);

    @TempDir
    Path work;

    @Test
    void keepsTheCacheWholeWhenItsDiskIsFull() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(work.resolve("disk"), "1m")) {
            byte[] archive =
                    TestPackage.of("a", "1", "0").file("f", incompressible()).conda();
            Path file = TestPackage.write(work.resolve("a-1-0.conda"), archive);
            PackageCache cache =
                    new PackageCache(disk.root, new FileTransport(), ContentCheck.SIZES, new RecordingListener());

            Throwable thrown = catchThrowable(() -> cache.fetch(
                    TestPackage.of("a", "1", "0").record(archive, file.toUri().toString())));

            assertThat(thrown).isInstanceOf(DiskFailed.class).hasMessageContaining("No space left on device");
            assertThat(disk.root.resolve("pkgs")).isEmptyDirectory();
            disk.remount("size=8m");
            assertThat(cache.fetch(TestPackage.of("a", "1", "0")
                                    .record(archive, file.toUri().toString()))
                            .directory()
                            .resolve("f"))
                    .exists();
        }
    }

    @Test
    void undoesAChangeThatDidNotFitAndMakesItWhenThereIsRoom() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(work.resolve("disk"), "1m")) {
            TestEnvironment environment = new TestEnvironment(disk.root.resolve("e"));
            environment.install(List.of(pack("a").file("a.txt", "a").build()));
            List<CachedPackage> tooMuch = List.of(
                    pack("a").file("a.txt", "a").build(),
                    pack("b").file("b.txt", BIG).build(),
                    pack("c").file("c.txt", BIG).build());

            Throwable thrown = catchThrowable(() -> environment.install(tooMuch));

            assertThat(thrown).isInstanceOf(DiskFailed.class).hasMessageContaining("No space left on device");
            assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
            assertThat(environment.files()).containsExactly("a.txt");
            assertThat(environment.warnings())
                    .containsExactly(
                            "Nothing was changed in " + environment.prefix + ": what was begun was taken back");
            disk.remount("size=8m");
            environment.install(tooMuch);
            assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
            assertThat(environment.files()).containsExactly("a.txt", "b.txt", "c.txt");
        }
    }

    @Test
    void changesAnEnvironmentAsAWholeOrNotAtAllHoweverLittleRoomThereIs() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(work.resolve("disk"), "2m")) {
            TestEnvironment environment = new TestEnvironment(disk.root.resolve("e"));
            List<CachedPackage> one = generation("1");
            List<CachedPackage> two = generation("2");
            environment.install(two);
            List<String> after = environment.files();
            environment.install(one);
            List<String> before = environment.files();
            int refused = 0;
            int changed = 0;
            for (int pages = 0; changed < 3 && pages < 100; pages++) {
                Path filler = disk.fillBut(pages);
                Throwable thrown = catchThrowable(() -> environment.install(two));
                Files.delete(filler);
                if (thrown == null) {
                    assertThat(environment.files()).isEqualTo(after);
                    changed++;
                } else {
                    assertThat(thrown).isInstanceOf(DiskFailed.class).hasMessageContaining("No space left on device");
                    assertThat(environment.files()).as(pages + " pages left").isEqualTo(before);
                    assertThat(environment.text("a/same.txt")).isEqualTo("1");
                    assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
                    refused++;
                }
                environment.install(one);
            }
            assertThat(refused).isGreaterThan(3);
            assertThat(changed).isEqualTo(3);
        }
    }

    private List<CachedPackage> generation(String version) {
        List<CachedPackage> packages = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            LinkablePackage one = LinkablePackage.in(work.resolve("pkgs"), name, version)
                    .file(name + "/same.txt", version)
                    .patched(name + "/patched.txt", LinkablePackage.PLACEHOLDER + version, "text");
            packages.add(one.file(name + "/" + version + "/deep/file.txt", "x".repeat(9000))
                    .build());
        }
        return packages;
    }

    @Test
    void leavesAnEnvironmentOnAReadOnlyDiskAsItIs() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(work.resolve("disk"), "4m")) {
            TestEnvironment environment = new TestEnvironment(disk.root.resolve("e"));
            environment.install(List.of(pack("a").file("a.txt", "a").build()));
            disk.remount("ro");

            Throwable thrown = catchThrowable(() ->
                    environment.install(List.of(pack("b").file("b.txt", "b").build())));

            assertThat(thrown).isInstanceOf(DiskFailed.class).hasMessageContaining("Read-only file system");
            assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
            assertThat(environment.files()).containsExactly("a.txt");
        }
    }

    @Test
    void leavesAnEnvironmentThatItMayNotChangeAsItIs() throws IOException {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        environment.install(List.of(pack("a").file("a.txt", "a").build()));
        Files.setPosixFilePermissions(environment.prefix.condaMeta(), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeTrue(!Files.isWritable(environment.prefix.condaMeta()), "this user may write anywhere");

            Throwable thrown = catchThrowable(() -> environment.install(List.of()));

            assertThat(thrown).isInstanceOf(DiskFailed.class).hasMessageContaining("conda-meta");
            assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
            assertThat(environment.files()).containsExactly("a.txt");
        } finally {
            Files.setPosixFilePermissions(environment.prefix.condaMeta(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void takesNoNoticeOfAClockThatJumps() throws IOException {
        TestEnvironment environment = new TestEnvironment(work.resolve("e"));
        List<CachedPackage> packages = List.of(pack("a").file("a.txt", "a").build());
        environment.install(packages);
        for (String time : List.of("1980-01-01T00:00:00Z", "2099-01-01T00:00:00Z")) {
            FileTime jumped = FileTime.from(Instant.parse(time));
            Files.setLastModifiedTime(environment.prefix.history(), jumped);
            Files.setLastModifiedTime(environment.prefix.resolve("a.txt"), jumped);

            assertThat(environment.install(packages).isEmpty()).isTrue();
            assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
        }
    }

    private LinkablePackage pack(String name) {
        return LinkablePackage.in(work.resolve("pkgs"), name, "1");
    }

    private static byte[] incompressible() {
        byte[] bytes = new byte[600_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    /** A file system in memory of a size; tests that need one are skipped where this user may not mount. */
    private static final class SmallDisk implements AutoCloseable {

        private final Path root;

        private SmallDisk(Path root) {
            this.root = root;
        }

        static SmallDisk mount(Path root, String size) throws IOException {
            Files.createDirectories(root);
            assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", root.toString()),
                    "this user may not mount a small disk");
            return new SmallDisk(root);
        }

        /** Takes all the room there is, but for so many pages of 4 KB. */
        Path fillBut(int pages) throws IOException {
            Path filler = root.resolve("filler");
            try (OutputStream out = Files.newOutputStream(filler)) {
                long free = Files.getFileStore(root).getUsableSpace() / 4096 - pages;
                for (long page = 0; page < free; page++) {
                    out.write(new byte[4096]);
                }
            }
            return filler;
        }

        void remount(String option) {
            assertThat(run("mount", "-o", "remount," + option, root.toString())).isTrue();
        }

        @Override
        public void close() {
            run("umount", "-l", root.toString());
        }

        private static boolean run(String... command) {
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
