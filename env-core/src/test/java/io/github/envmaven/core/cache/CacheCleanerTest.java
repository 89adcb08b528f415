package io.github.envmaven.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.cache.CacheCleaner.Item;
import io.github.envmaven.core.cache.CacheCleaner.Kind;
import io.github.envmaven.core.http.FileTransport;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.ChildJvm;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheCleanerTest {

    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1));
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    @TempDir
    Path root;

    @TempDir
    Path channel;

    /** Another process: announces a package, and stays. */
    static final class User {

        private User() {}

        public static void main(String[] arguments) throws Exception {
            try (PackageCache cache = cache(Path.of(arguments[0]))) {
                CachedPackage used = cache.fetch(record(Path.of(arguments[1]), "used"));
                ChildJvm.say("uses " + used.directory().getFileName());
                Thread.sleep(600_000);
            }
        }
    }

    @Test
    void removesWhatNobodyUsesAndTellsItsSize() throws IOException {
        Path unused = fetch("unused");
        Path used = fetch("used");
        Path download = write("downloads/broken-1-0-0123456789abcdef.conda", "half");
        Path leftover =
                write("pkgs/.tmp-killed/lib/x", "some").resolveSibling("../").normalize();

        List<Item> removed = clean(EnumSet.allOf(Kind.class), used);

        assertThat(removed)
                .extracting(Item::kind, Item::path)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.PACKAGE, unused),
                        org.assertj.core.groups.Tuple.tuple(Kind.DOWNLOAD, download),
                        org.assertj.core.groups.Tuple.tuple(Kind.LEFTOVER, leftover));
        assertThat(removed.get(0).bytes()).isGreaterThan(1000);
        assertThat(removed.get(1).bytes()).isEqualTo(4);
        assertThat(namesIn("pkgs")).containsExactly(used.getFileName().toString());
        assertThat(namesIn("downloads")).isEmpty();
    }

    @Test
    void removesBytecodeWithItsPackageAndOtherwiseNever() throws IOException {
        Path used = fetch("used");
        Path unused = fetch("unused");
        Path ofUsed = write("bytecode/" + used.getFileName() + "-90817263544a5b6c/0", "code")
                .resolveSibling("");
        Path ofUnused = write("bytecode/" + unused.getFileName() + "-90817263544a5b6c/0", "code")
                .resolveSibling("");
        Path shared = write("bytecode/gone-1-0-0123456789abcdef-90817263544a5b6c/0", "code");
        Files.createLink(root.resolve("of-an-environment.pyc"), shared);
        Path leftover = write("bytecode/.tmp-killed/0", "co").resolveSibling("");

        List<Item> removed = new CacheCleaner(root, LATER)
                .remove(new CacheCleaner(root, LATER)
                        .find(
                                EnumSet.of(Kind.BYTECODE, Kind.LEFTOVER),
                                path -> path.equals(used) || CacheCleaner.isShared(path)));

        assertThat(removed).extracting(Item::path).containsExactly(ofUnused, leftover);
        assertThat(removed.get(0).bytes()).isEqualTo(4);
        assertThat(namesIn("bytecode"))
                .containsExactlyInAnyOrder(
                        ofUsed.getFileName().toString(),
                        shared.resolveSibling("").getFileName().toString());
    }

    @Test
    void leavesWhatWasUsedLately() throws IOException {
        Path old = fetch("old");
        fetch("young");
        Files.setLastModifiedTime(old, LONG_AGO);
        CacheCleaner cleaner = new CacheCleaner(root, Instant.now().minus(Duration.ofDays(1)));

        assertThat(cleaner.find(EnumSet.of(Kind.PACKAGE), path -> false))
                .extracting(Item::path)
                .containsExactly(old);
        fetch("old");
        assertThat(cleaner.find(EnumSet.of(Kind.PACKAGE), path -> false)).isEmpty();
    }

    @Test
    void leavesWhatALiveProcessUsesAndTakesItWhenThatWasKilled() throws Exception {
        fetch("unused");
        write("pkgs/.tmp-perhaps-its/x", "x");
        publish("used");
        try (ChildJvm user = ChildJvm.start(User.class, root.toString(), channel.toString())) {
            String used = user.awaitLine("uses ").substring("uses ".length());
            write("downloads/" + used + ".conda", "half");

            assertThat(clean(EnumSet.allOf(Kind.class))).extracting(Item::kind).containsExactly(Kind.PACKAGE);

            assertThat(namesIn("pkgs")).containsExactlyInAnyOrder(used, ".tmp-perhaps-its");
            assertThat(namesIn("downloads")).containsExactly(used + ".conda");

            user.kill();

            assertThat(clean(EnumSet.allOf(Kind.class)))
                    .extracting(Item::kind)
                    .containsExactly(Kind.PACKAGE, Kind.DOWNLOAD, Kind.LEFTOVER);
            assertThat(namesIn("pkgs")).isEmpty();
            assertThat(namesIn("sessions")).isEmpty();
        }
    }

    @Test
    void leavesWhatIsTakenIntoUseBetweenLookingAndRemoving() throws IOException {
        fetch("a");
        CacheCleaner cleaner = new CacheCleaner(root, LATER);
        List<Item> found = cleaner.find(EnumSet.of(Kind.PACKAGE), path -> false);

        try (PackageCache cache = cache(root)) {
            CachedPackage used = cache.fetch(record(channel, "a"));

            assertThat(cleaner.remove(found)).isEmpty();
            assertThat(used.directory().resolve("lib/x")).exists();
        }
        assertThat(cleaner.remove(found)).hasSize(1);
    }

    @Test
    void leavesAnIndexThatSomebodyReplaces() throws IOException {
        write("repodata/one/state", "state");
        write("repodata/one/abc.index", "index");
        write("repodata/one/lock", "");
        write("repodata/shards/0a/0a1b.msgpack.zst", "shard");
        write("repodata/shards/0a/shard1.part", "half");
        CacheCleaner cleaner = new CacheCleaner(root, LATER);
        List<Item> found = cleaner.find(EnumSet.of(Kind.INDEX), path -> false);
        assertThat(found).extracting(Item::bytes).containsExactly(10L, 5L);

        io.github.envmaven.core.disk.FileLock held =
                io.github.envmaven.core.disk.FileLock.acquire(root.resolve("repodata/one/lock"), Duration.ZERO);
        try {
            assertThat(cleaner.remove(found)).hasSize(1);
        } finally {
            held.close();
        }
        assertThat(namesIn("repodata/one")).contains("state", "abc.index");

        assertThat(cleaner.remove(found)).hasSize(2);
        assertThat(namesIn("repodata/one")).containsExactly("lock");
        assertThat(namesIn("repodata/shards/0a")).containsExactly("shard1.part");
    }

    private List<Item> clean(EnumSet<Kind> kinds, Path... used) {
        CacheCleaner cleaner = new CacheCleaner(root, LATER);
        return cleaner.remove(cleaner.find(kinds, List.of(used)::contains));
    }

    private Path fetch(String name) {
        publish(name);
        try (PackageCache cache = cache(root)) {
            return cache.fetch(record(channel, name)).directory();
        }
    }

    private void publish(String name) {
        TestPackage.write(channel.resolve(name + "-1-0.conda"), archive(name).conda());
    }

    private static PackageCache cache(Path root) {
        return new PackageCache(root, new FileTransport(), ContentCheck.SIZES, new RecordingListener());
    }

    private static RepoDataRecord record(Path channel, String name) {
        return archive(name)
                .record(
                        archive(name).conda(),
                        channel.resolve(name + "-1-0.conda").toUri().toString());
    }

    private static TestPackage archive(String name) {
        return TestPackage.of(name, "1", "0").file("lib/x", name.repeat(200));
    }

    private Path write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private List<String> namesIn(String directory) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
