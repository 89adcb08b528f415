package io.github.envmaven.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.Event.PackageCached;
import io.github.envmaven.core.http.FileTransport;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.TarBuilder;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCacheTest {

    @TempDir
    Path root;

    @TempDir
    Path channel;

    private final RecordingListener listener = new RecordingListener();

    @Test
    void fetchesAPackageOnceAndFindsItAgain() throws IOException {
        RepoDataRecord record = publish(TestPackage.of("a", "1.0", "0").file("lib/x", "content"));

        CachedPackage fetched = cache(ContentCheck.TRUST).fetch(record);
        CachedPackage found = cache(ContentCheck.TRUST).fetch(record);

        assertThat(fetched).isEqualTo(found);
        assertThat(fetched.directory().resolve("lib/x")).hasContent("content");
        assertThat(fetched.directory().resolve("info/repodata_record.json")).isNotEmptyFile();
        assertThat(listener.events(PackageCached.class))
                .containsExactly(
                        new PackageCached(record.fileName(), false), new PackageCached(record.fileName(), true));
        assertThat(namesIn(root.resolve("cache/pkgs")))
                .containsExactly(fetched.directory().getFileName().toString());
        assertThat(namesIn(root.resolve("cache/downloads"))).isEmpty();
    }

    @Test
    void keepsPackagesOfOneNameButDifferentContentApart() {
        RepoDataRecord one = publish(TestPackage.of("a", "1.0", "0").file("x", "one"));
        CachedPackage first = cache(ContentCheck.TRUST).fetch(one);
        RepoDataRecord two = publish(TestPackage.of("a", "1.0", "0").file("x", "two"));

        CachedPackage second = cache(ContentCheck.TRUST).fetch(two);

        assertThat(first.directory().resolve("x")).hasContent("one");
        assertThat(second.directory().resolve("x")).hasContent("two");
    }

    @Test
    void doesNotTakeAnEntryForAPackageWhoseDigestMerelyBeginsAlike() throws IOException {
        RepoDataRecord record = publish(TestPackage.of("a", "1.0", "0"));
        CachedPackage fetched = cache(ContentCheck.TRUST).fetch(record);
        Path file = fetched.directory().resolve("info/repodata_record.json");
        String digest = record.packageRecord().sha256().orElseThrow().hex();
        Files.writeString(file, Files.readString(file).replace(digest, digest.substring(0, 63) + "x"));

        assertThat(cache(ContentCheck.TRUST).find(record)).isEmpty();
    }

    @Test
    void refusesAnArchiveWithAnotherDigestAndLeavesNothing() throws IOException {
        TestPackage made = TestPackage.of("a", "1.0", "0");
        RepoDataRecord record = publish(made);
        byte[] other = made.file("more", "x").conda();
        PackageRecord wrong =
                record.packageRecord().toBuilder().size(other.length).build();
        Files.write(channel.resolve(record.fileName()), other);

        assertThatThrownBy(() -> cache(ContentCheck.TRUST).fetch(with(record, wrong)))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining(Sha256.of(other).hex());
        assertThat(namesIn(root.resolve("cache/downloads"))).isEmpty();
        assertThat(root.resolve("cache/pkgs")).doesNotExist();
    }

    @Test
    void refusesAPackageThatSaysItIsAnother() {
        byte[] archive = TestPackage.of("evil", "1.0", "0").conda();
        TestPackage.write(channel.resolve("good-1.0-0.conda"), archive);
        RepoDataRecord record = TestPackage.of("good", "1.0", "0").record(archive, url("good-1.0-0.conda"));

        assertThatThrownBy(() -> cache(ContentCheck.TRUST).fetch(record))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessage("good-1.0-0.conda of test contains package evil-1.0-0, not good-1.0-0");
    }

    @Test
    void refusesNamesThatWouldLeaveTheCache() {
        byte[] archive = TestPackage.of("a", "1.0", "0").conda();
        RepoDataRecord record = TestPackage.of("a", "1.0", "../../x").record(archive, url("a.conda"));

        assertThatThrownBy(() -> cache(ContentCheck.TRUST).fetch(record)).isInstanceOf(IntegrityFailed.class);
    }

    @Test
    void saysThatAPackageDoesNotExist() {
        RepoDataRecord record = TestPackage.of("a", "1.0", "0").record(new byte[0], url("a-1.0-0.conda"));

        assertThatThrownBy(() -> cache(ContentCheck.TRUST).fetch(record)).isInstanceOf(NotFound.class);
    }

    @Test
    void fetchesADamagedPackageAgainWhenToldToLook() throws IOException {
        RepoDataRecord record =
                publish(TestPackage.of("a", "1.0", "0").file("x", "content").file("y", "y"));
        Path entry = cache(ContentCheck.TRUST).fetch(record).directory();
        Files.writeString(entry.resolve("x"), "CONTENT");

        assertThat(cache(ContentCheck.SIZES).fetch(record).directory().resolve("x"))
                .hasContent("CONTENT");
        assertThat(cache(ContentCheck.DIGESTS).fetch(record).directory().resolve("x"))
                .hasContent("content");
        Files.delete(entry.resolve("y"));
        assertThat(cache(ContentCheck.SIZES).fetch(record).directory().resolve("y"))
                .hasContent("y");
        Files.delete(entry.resolve("info/paths.json"));
        Files.writeString(entry.resolve("info/paths.json"), "{");
        assertThat(cache(ContentCheck.SIZES).fetch(record).directory().resolve("y"))
                .hasContent("y");
        assertThat(namesIn(root.resolve("cache/pkgs"))).hasSize(1);
    }

    @Test
    void refusesAPackageThatLacksAFileItLists() {
        byte[] info = TestPackage.of("a", "1.0", "0").file("lib/missing", "x").infoTar();
        byte[] archive = TestPackage.conda("a-1.0-0", info, new TarBuilder().end());
        TestPackage.write(channel.resolve("a-1.0-0.conda"), archive);
        RepoDataRecord record = TestPackage.of("a", "1.0", "0").record(archive, url("a-1.0-0.conda"));

        assertThatThrownBy(() -> cache(ContentCheck.TRUST).fetch(record))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessage("a-1.0-0.conda is incomplete: lib/missing is missing or cannot be read");
    }

    @Test
    void fetchesManyAtOnceAndKeepsTheirOrder() {
        List<RepoDataRecord> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            records.add(publish(TestPackage.of("p" + i % 20, "1." + i % 20, "0").file("x", "content " + i % 20)));
        }
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<CachedPackage> packages = cache(ContentCheck.TRUST).fetchAll(records, executor);

            assertThat(packages.stream().map(CachedPackage::record)).isEqualTo(records);
            assertThat(listener.events(PackageCached.class).stream().filter(event -> !event.hit()))
                    .hasSize(20);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void stopsAllWhenOneFails() {
        List<RepoDataRecord> records = new ArrayList<>();
        records.add(TestPackage.of("missing", "1.0", "0").record(new byte[9999], url("missing-1.0-0.conda")));
        for (int i = 0; i < 10; i++) {
            records.add(publish(TestPackage.of("p" + i, "1.0", "0")));
        }

        assertThatThrownBy(() -> cache(ContentCheck.TRUST).fetchAll(records, Runnable::run))
                .isInstanceOf(NotFound.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(listener.events(Event.PackageCached.class)).isEmpty();
    }

    @Test
    void tidiesUpAfterProcessesThatDiedLongAgo() throws IOException {
        Path old = Files.createDirectories(root.resolve("cache/pkgs/.tmp-old"));
        Path fresh = Files.createDirectories(root.resolve("cache/pkgs/.tmp-fresh"));
        Path download = Files.createDirectories(root.resolve("cache/downloads")).resolve("old-1.0-0.conda");
        Files.writeString(old.resolve("x"), "x");
        Files.writeString(download, "x");
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(old, longAgo);
        Files.setLastModifiedTime(download, longAgo);

        cache(ContentCheck.TRUST).fetch(publish(TestPackage.of("a", "1.0", "0")));

        assertThat(old).doesNotExist();
        assertThat(download).doesNotExist();
        assertThat(fresh).exists();
    }

    private PackageCache cache(ContentCheck hitCheck) {
        return new PackageCache(root.resolve("cache"), new FileTransport(), hitCheck, listener);
    }

    private RepoDataRecord publish(TestPackage made) {
        String fileName = made.stem() + ".conda";
        byte[] archive = made.conda();
        TestPackage.write(channel.resolve(fileName), archive);
        return made.record(archive, url(fileName));
    }

    private String url(String fileName) {
        return channel.resolve(fileName).toUri().toString();
    }

    private static RepoDataRecord with(RepoDataRecord record, PackageRecord other) {
        return new RepoDataRecord(other, record.fileName(), record.url(), record.channel());
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
