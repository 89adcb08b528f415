package io.github.envmaven.core.repodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.ChannelNames;
import io.github.envmaven.core.channel.ChannelSettings;
import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.http.FileTransport;
import io.github.envmaven.core.http.OfflineTransport;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepoDataFetcherTest {

    private static final String BASE = "https://example.org/demo";
    private static final Channel CHANNEL = new Channel("demo", BASE);
    private static final Subdir LINUX = CHANNEL.subdir("linux-64");
    private static final String ZST = BASE + "/linux-64/repodata.json.zst";
    private static final String JSON = BASE + "/linux-64/repodata.json";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private final FakeServer server = new FakeServer();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void prefersTheZstFile() {
        server.withZst(ZST, repodata("a", "1")).withJson(JSON, repodata("a", "2"));

        assertThat(versions(load(CacheUse.AS_SERVER_ALLOWS, 0), "a")).containsExactly("1");
        assertThat(asked()).containsExactly("200 " + ZST);
        assertThat(events)
                .first()
                .isInstanceOfSatisfying(
                        Event.DownloadStarted.class, e -> assertThat(e.url()).isEqualTo(ZST));
        assertThat(events).last().isInstanceOf(Event.DownloadFinished.class);
    }

    @Test
    void asksAgainWhereTheServerAllowsNoTrust() {
        server.withZst(ZST, repodata("a", "1"));
        load(CacheUse.AS_SERVER_ALLOWS, 0);

        RecordSource again = load(CacheUse.AS_SERVER_ALLOWS, 1);

        assertThat(versions(again, "a")).containsExactly("1");
        assertThat(asked()).containsExactly("200 " + ZST, "304 " + ZST);
    }

    @Test
    void asksNobodyWhileTheServerAllowsTrust() {
        server.withZst(ZST, repodata("a", "1")).withHeader("Cache-Control", "public, max-age=1200");
        load(CacheUse.AS_SERVER_ALLOWS, 0);

        assertThat(versions(load(CacheUse.AS_SERVER_ALLOWS, 1199), "a")).containsExactly("1");
        assertThat(asked()).hasSize(1);
        load(CacheUse.AS_SERVER_ALLOWS, 1201);
        load(CacheUse.AS_SERVER_ALLOWS, 1202);
        assertThat(asked()).containsExactly("200 " + ZST, "304 " + ZST);
        load(CacheUse.REVALIDATE, 1203);
        assertThat(asked()).hasSize(3);
    }

    @Test
    void countsTheTimeACacheOnTheWayHadIt() {
        server.withZst(ZST, repodata("a", "1"))
                .withHeader("Cache-Control", "max-age=1200")
                .withHeader("Age", "1000");
        load(CacheUse.AS_SERVER_ALLOWS, 0);
        load(CacheUse.AS_SERVER_ALLOWS, 300);

        assertThat(asked()).hasSize(2);
    }

    @Test
    void takesWhatChanged() {
        server.withZst(ZST, repodata("a", "1"));
        load(CacheUse.AS_SERVER_ALLOWS, 0);
        server.withZst(ZST, repodata("a", "2"));

        assertThat(versions(load(CacheUse.AS_SERVER_ALLOWS, 1), "a")).containsExactly("2");
        assertThat(filesEndingWith(".index")).hasSize(1);
    }

    @Test
    void remembersThatAServerHasNoZst() {
        server.withJson(JSON, repodata("a", "1"));
        load(CacheUse.AS_SERVER_ALLOWS, 0);
        load(CacheUse.AS_SERVER_ALLOWS, 1);
        load(CacheUse.AS_SERVER_ALLOWS, Duration.ofDays(15).toSeconds());

        assertThat(asked()).containsExactly("404 " + ZST, "200 " + JSON, "304 " + JSON, "404 " + ZST, "304 " + JSON);
    }

    @Test
    void readsBzip2WhereThereIsNothingElse() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
            out.write(repodata("a", "1").getBytes(StandardCharsets.UTF_8));
        }
        server.with(JSON + ".bz2", packed.toByteArray());

        assertThat(versions(load(CacheUse.AS_SERVER_ALLOWS, 0), "a")).containsExactly("1");
    }

    @Test
    void takesAMissingPlatformForAnEmptyOne() {
        assertThat(load(CacheUse.AS_SERVER_ALLOWS, 0).names()).isEmpty();
        assertThat(load(CacheUse.AS_SERVER_ALLOWS, 60).names()).isEmpty();
        assertThat(asked()).hasSize(3);
    }

    @Test
    void saysThatAChannelWithoutNoarchIsNone() {
        Channel slip = new Channel("conda_forge", "https://conda.anaconda.org/conda_forge");

        assertThatThrownBy(() -> fetcher(server, CacheUse.AS_SERVER_ALLOWS, 0).load(slip.subdir("noarch")))
                .isInstanceOf(NotFound.class)
                .hasMessage("conda_forge is no conda channel: https://conda.anaconda.org/conda_forge/noarch/ has no "
                        + "repodata.json. Did you mean conda-forge?");
    }

    @Test
    void usesTheOldCopyOfflineHoweverOld() {
        server.withZst(ZST, repodata("a", "1"));
        load(CacheUse.AS_SERVER_ALLOWS, 0);

        RecordSource offline =
                fetcher(new OfflineTransport(), CacheUse.OFFLINE, 1_000_000).load(LINUX);

        assertThat(versions(offline, "a")).containsExactly("1");
    }

    @Test
    void saysWhatIsMissingOffline() {
        assertThatThrownBy(() -> load(CacheUse.OFFLINE, 0))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage("Offline, and demo/linux-64 is not in the cache");
        assertThat(asked()).isEmpty();
    }

    @Test
    void refusesAWebPage() {
        server.withJson(JSON, "\n <!DOCTYPE html><html><body>Sign in</body></html>");

        assertThatThrownBy(() -> load(CacheUse.AS_SERVER_ALLOWS, 0))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage(JSON + " is a web page, not repodata");
    }

    @Test
    void refusesGarbageAndWhatIsCutShort() {
        server.with(ZST, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        assertThatThrownBy(() -> load(CacheUse.AS_SERVER_ALLOWS, 0))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining(ZST);

        byte[] whole = com.github.luben.zstd.Zstd.compress(repodata("a", "1").getBytes(StandardCharsets.UTF_8));
        server.with(ZST, java.util.Arrays.copyOf(whole, whole.length - 3));
        assertThatThrownBy(() -> load(CacheUse.AS_SERVER_ALLOWS, 0))
                .isInstanceOf(NetworkFailed.class)
                .hasMessageStartingWith(ZST + " broke off or is damaged");

        server.with(ZST, new byte[0]);
        assertThatThrownBy(() -> load(CacheUse.AS_SERVER_ALLOWS, 0)).hasMessage(ZST + " is empty");
        assertThat(filesEndingWith(".index")).isEmpty();
        assertThat(filesEndingWith(".part")).isEmpty();
    }

    @Test
    void keepsTheOldCopyWhenTheNewOneIsBroken() {
        server.withZst(ZST, repodata("a", "1"));
        load(CacheUse.AS_SERVER_ALLOWS, 0);
        server.with(ZST, new byte[] {1, 2, 3, 4, 5});
        assertThatThrownBy(() -> load(CacheUse.AS_SERVER_ALLOWS, 1)).isInstanceOf(IntegrityFailed.class);

        assertThat(versions(load(CacheUse.OFFLINE, 2), "a")).containsExactly("1");
    }

    @Test
    void goesOnWhereAConnectionBroke() {
        server.withZst(ZST, repodata("a", "1", "1.1", "1.2", "1.3", "1.4"));
        server.breaks.addAll(List.of(70, 20, 10));

        assertThat(versions(load(CacheUse.AS_SERVER_ALLOWS, 0), "a")).contains("1", "1.4");
        assertThat(asked()).containsExactly("200 " + ZST, "206 " + ZST, "206 " + ZST, "206 " + ZST);
        assertThat(events)
                .filteredOn(event -> event instanceof Event.DownloadRetried)
                .hasSize(3);
    }

    @Test
    void startsOverWhereTheRestCannotBeAskedFor() {
        server.withJson(JSON, repodata("a", "1"));
        server.breaks.addAll(List.of(70, 30));

        assertThat(versions(load(CacheUse.AS_SERVER_ALLOWS, 0), "a")).containsExactly("1");
        assertThat(asked()).containsExactly("404 " + ZST, "200 " + JSON, "200 " + JSON, "200 " + JSON);
    }

    @Test
    void buildsAnIndexAgainThatWasDamaged() throws IOException {
        server.withZst(ZST, repodata("a", "1")).withHeader("Cache-Control", "max-age=1200");
        load(CacheUse.AS_SERVER_ALLOWS, 0);
        Files.write(filesEndingWith(".index").get(0), new byte[] {1, 2, 3});

        assertThat(versions(load(CacheUse.AS_SERVER_ALLOWS, 1), "a")).containsExactly("1");
        assertThat(asked()).containsExactly("200 " + ZST, "200 " + ZST);
    }

    @Test
    void warnsOfRecordsThatCannotBeUsed() {
        server.withJson(JSON, "{\"packages.conda\": {\"b-1-0.conda\": {\"name\": \"b\"}}}");
        load(CacheUse.AS_SERVER_ALLOWS, 0);

        assertThat(events)
                .contains(new Event.Warned("1 record of demo/linux-64 cannot be used: b-1-0.conda: it has no version"));
    }

    @Test
    void readsAChannelOnDiskAndNoticesChanges() throws IOException {
        Path channel = directory.resolve("my channel");
        writeChannel(channel, repodata("a", "1"));
        ResolvedChannel resolved = new ChannelNames(ChannelSettings.standard(), directory, Map.of())
                .resolve("./my channel")
                .get(0);

        RecordSource first = fetcher(new FileTransport(), CacheUse.OFFLINE, 0).load(resolved, "linux-64");
        RecordSource again = fetcher(new FileTransport(), CacheUse.OFFLINE, 0).load(resolved, "linux-64");
        writeChannel(channel, repodata("a", "2.0"));
        RecordSource changed =
                fetcher(new FileTransport(), CacheUse.AS_SERVER_ALLOWS, 0).load(resolved, "linux-64");

        assertThat(versions(first, "a")).containsExactly("1");
        assertThat(versions(again, "a")).containsExactly("1");
        assertThat(versions(changed, "a")).containsExactly("2.0");
        assertThat(first.recordsNamed(PackageName.of("a")).get(0).url())
                .endsWith("/my%20channel/linux-64/a-1-0.conda")
                .startsWith("file:///");
    }

    @Test
    void loadsChannelsInOrderAndEachSubdirOnce() {
        server.withZst(ZST, repodata("a", "1"));
        server.withZst(BASE + "/noarch/repodata.json.zst", "{}");
        RepoDataFetcher fetcher = fetcher(server, CacheUse.AS_SERVER_ALLOWS, 0);
        ResolvedChannel channel = new ResolvedChannel(CHANNEL, BASE, List.of());
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<RecordSource> sources = fetcher.loadAll(List.of(channel, channel), "linux-64", executor).stream()
                    .flatMap(List::stream)
                    .toList();

            assertThat(sources)
                    .extracting(source -> source.subdir().platform())
                    .containsExactly("linux-64", "noarch", "linux-64", "noarch");
            assertThat(asked()).hasSize(2);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void letsOneOfManyDownloadWhileTheOthersWait() throws InterruptedException {
        server.withZst(ZST, repodata("a", "1")).withHeader("Cache-Control", "max-age=1200");
        List<RecordSource> sources = new CopyOnWriteArrayList<>();
        List<Thread> threads = Stream.generate(() -> new Thread(() -> sources.add(load(CacheUse.AS_SERVER_ALLOWS, 0))))
                .limit(8)
                .toList();

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(asked()).containsExactly("200 " + ZST);
        assertThat(sources)
                .hasSize(8)
                .allSatisfy(source -> assertThat(versions(source, "a")).containsExactly("1"));
    }

    @Test
    void sendsSecretsAndStoresNone() throws IOException {
        String secret = "https://example.org/t/s3cr3t/demo";
        server.withZst(secret + "/linux-64/repodata.json.zst", repodata("a", "1"));

        RecordSource source = fetcher(server, CacheUse.AS_SERVER_ALLOWS, 0)
                .load(new ResolvedChannel(CHANNEL, secret, List.of()), "linux-64");

        assertThat(source.recordsNamed(PackageName.of("a")).get(0).url()).isEqualTo(BASE + "/linux-64/a-1-0.conda");
        assertThat(events.toString()).doesNotContain("s3cr3t");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("s3cr3t");
            }
        }
    }

    private RecordSource load(CacheUse use, long afterSeconds) {
        return fetcher(server, use, afterSeconds).load(LINUX);
    }

    private RepoDataFetcher fetcher(Transport transport, CacheUse use, long afterSeconds) {
        Clock clock = Clock.fixed(START.plusSeconds(afterSeconds), ZoneOffset.UTC);
        return new RepoDataFetcher(transport, directory.resolve("cache"), use, clock, events::add);
    }

    /** What was asked of the server, but for the question whether there are shards. */
    private List<String> asked() {
        return server.log.stream()
                .filter(line -> !line.contains("repodata_shards"))
                .toList();
    }

    private static String repodata(String name, String... versions) {
        StringBuilder records = new StringBuilder();
        for (String version : versions) {
            records.append(records.length() == 0 ? "" : ",")
                    .append("\"" + name + "-" + version + "-0.conda\":{\"name\":\"" + name + "\",\"version\":\""
                            + version + "\",\"build\":\"0\"}");
        }
        return "{\"packages.conda\":{" + records + "}}";
    }

    private static List<String> versions(RecordSource source, String name) {
        return source.recordsNamed(PackageName.of(name)).stream()
                .map(RepoDataRecord::packageRecord)
                .map(record -> record.version().toString())
                .toList();
    }

    private List<Path> filesEndingWith(String end) {
        try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void writeChannel(Path channel, String repodata) throws IOException {
        Files.createDirectories(channel.resolve("linux-64"));
        Files.writeString(channel.resolve("linux-64/repodata.json"), repodata);
    }
}
