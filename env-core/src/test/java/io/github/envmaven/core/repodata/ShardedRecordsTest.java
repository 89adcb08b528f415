package io.github.envmaven.core.repodata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.http.FileTransport;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.PackWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardedRecordsTest {

    private static final String BASE = "https://example.org/demo";
    private static final Subdir LINUX = new Channel("demo", BASE).subdir("linux-64");
    private static final String INDEX = BASE + "/linux-64/repodata_shards.msgpack.zst";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private final FakeServer server = new FakeServer();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, Object> digests = new LinkedHashMap<>();

    @Test
    void fetchesOnlyTheNamesThatAreAskedFor() {
        String a = shard("a", "b >=1");
        shard("b");
        shard("c");
        publish("linux-64");

        RecordSource source = fetcher(CacheUse.AS_SERVER_ALLOWS, 0).load(LINUX);

        assertThat(source.names()).extracting(PackageName::value).containsExactly("a", "b", "c");
        assertThat(source.recordsNamed(PackageName.of("nothing"))).isEmpty();
        PackageRecord record = source.recordsNamed(PackageName.of("a")).get(0).packageRecord();
        assertThat(record.depends()).containsExactly("b >=1");
        assertThat(record.sha256()).contains(new Sha256("ab".repeat(32)));
        assertThat(record.size()).hasValue(70000);
        assertThat(server.log).containsExactly("200 " + INDEX, "200 " + a);
    }

    @Test
    void findsArchivesWhereTheIndexSaysTheyAre() {
        shard("a");
        publish("linux-64");

        RecordSource source = fetcher(CacheUse.AS_SERVER_ALLOWS, 0).load(LINUX);

        assertThat(source.recordsNamed(PackageName.of("a")).get(0).url())
                .isEqualTo("https://files.example.org/linux-64/a-1-0.conda");
    }

    @Test
    void fetchesAheadWhatIsDependedOn() {
        shard("a", "b >=1");
        shard("b", "c", "missing", "__glibc >=2");
        shard("c");
        shard("unrelated");
        publish("linux-64");
        server.withZst(BASE + "/noarch/repodata.json.zst", "{}");
        RepoDataFetcher fetcher = fetcher(CacheUse.AS_SERVER_ALLOWS, 0);
        fetcher.prefetchOn(Runnable::run);

        fetcher.loadAll(List.of(new ResolvedChannel(LINUX.channel(), BASE, List.of())), "linux-64", Runnable::run);
        assertThat(fetched()).isEmpty();
        fetcher.prefetch(List.of(PackageName.of("a")));

        assertThat(fetched()).hasSize(3);
    }

    @Test
    void neverAsksTwiceForAShard() {
        shard("a");
        publish("linux-64");
        fetcher(CacheUse.AS_SERVER_ALLOWS, 0).load(LINUX).recordsNamed(PackageName.of("a"));

        RecordSource again = fetcher(CacheUse.AS_SERVER_ALLOWS, 1).load(LINUX);
        assertThat(again.recordsNamed(PackageName.of("a"))).hasSize(1);
        RecordSource offline = fetcher(CacheUse.OFFLINE, 2).load(LINUX);
        assertThat(offline.recordsNamed(PackageName.of("a"))).hasSize(1);

        assertThat(server.log).hasSize(3).startsWith("200 " + INDEX).endsWith("304 " + INDEX);
    }

    @Test
    void refusesAShardThatIsNotWhatTheIndexSays() {
        String url = shard("a");
        publish("linux-64");
        server.with(url, PackWriter.zst(Map.of("packages", Map.of())));

        RecordSource source = fetcher(CacheUse.AS_SERVER_ALLOWS, 0).load(LINUX);

        assertThatThrownBy(() -> source.recordsNamed(PackageName.of("a")))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessage(url + " does not have the SHA-256 of its name");
    }

    @Test
    void namesAllRecordsThatAreMissingOffline() {
        shard("a", "b", "c >=1");
        shard("b", "d");
        shard("c");
        shard("d");
        publish("linux-64");
        RecordSource online = fetcher(CacheUse.AS_SERVER_ALLOWS, 0).load(LINUX);
        online.recordsNamed(PackageName.of("a"));
        online.recordsNamed(PackageName.of("b"));

        RecordSource source = fetcher(CacheUse.OFFLINE, 1).load(LINUX);
        assertThat(source.recordsNamed(PackageName.of("a"))).hasSize(1);

        assertThatThrownBy(() -> source.recordsNamed(PackageName.of("c")))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage("Offline, and the records of c (demo/linux-64), d (demo/linux-64) are not in the cache");
    }

    @Test
    void fetchesEverythingThatCanBeNeededOffline() {
        shard("a", "b");
        shard("b", "c", "__unix");
        shard("c");
        shard("unrelated");
        publish("linux-64");
        RepoDataFetcher fetcher = fetcher(CacheUse.AS_SERVER_ALLOWS, 0);
        fetcher.load(LINUX);

        fetcher.fetchAll(List.of(PackageName.of("a")));

        assertThat(fetched()).hasSize(3);
        assertThat(fetcher(CacheUse.OFFLINE, 1).load(LINUX).recordsNamed(PackageName.of("c")))
                .hasSize(1);
    }

    @Test
    void remembersThatAChannelHasNoShards() {
        server.withZst(BASE + "/linux-64/repodata.json.zst", "{}");

        fetcher(CacheUse.AS_SERVER_ALLOWS, 0).load(LINUX);
        fetcher(CacheUse.AS_SERVER_ALLOWS, 1).load(LINUX);

        assertThat(server.log).filteredOn(line -> line.endsWith(INDEX)).containsExactly("404 " + INDEX);
    }

    @Test
    void warnsOfRecordsThatCannotBeUsed() {
        Map<String, Object> packages = Map.of("a-1-0.conda", Map.of("name", "a", "version", "1"));
        add("a", PackWriter.zst(Map.of("packages.conda", packages)));
        publish("linux-64");

        assertThat(fetcher(CacheUse.AS_SERVER_ALLOWS, 0).load(LINUX).recordsNamed(PackageName.of("a")))
                .isEmpty();
        assertThat(events)
                .contains(new Event.Warned("1 record of demo/linux-64 cannot be used: a-1-0.conda: it has no build"));
    }

    @Test
    void refusesADamagedIndex() {
        server.with(INDEX, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> fetcher(CacheUse.AS_SERVER_ALLOWS, 0).load(LINUX))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageStartingWith(INDEX + " is damaged");
    }

    @Test
    void readsShardsOnDiskWhereThereIsNothingElse() throws IOException {
        Path channel = directory.resolve("channel");
        Subdir onDisk = new Channel("disk", channel.toUri().toString().replaceAll("/$", "")).subdir("linux-64");

        writeShards(channel.resolve("linux-64"), "a");
        RecordSource first = offline().load(onDisk);
        writeShards(channel.resolve("linux-64"), "a", "later");
        RecordSource changed = offline().load(onDisk);
        Files.writeString(channel.resolve("linux-64/repodata.json"), "{}");
        RecordSource whole = offline().load(onDisk);

        assertThat(first.names()).extracting(PackageName::value).containsExactly("a");
        assertThat(first.recordsNamed(PackageName.of("a")).get(0).url()).isEqualTo(onDisk.url() + "a-1-0.conda");
        assertThat(changed.recordsNamed(PackageName.of("later"))).hasSize(1);
        assertThat(whole.names()).isEmpty();
        assertThat(server.log).isEmpty();
    }

    private RepoDataFetcher offline() {
        Clock clock = Clock.fixed(START, ZoneOffset.UTC);
        return new RepoDataFetcher(
                new FileTransport(), directory.resolve("cache"), CacheUse.OFFLINE, clock, events::add);
    }

    private static void writeShards(Path subdir, String... names) throws IOException {
        Files.createDirectories(subdir);
        Map<String, Object> digests = new LinkedHashMap<>();
        for (String name : names) {
            Map<String, Object> record = Map.of("name", name, "version", "1", "build", "0");
            byte[] shard = PackWriter.zst(Map.of("packages.conda", Map.of(name + "-1-0.conda", record)));
            Sha256 digest = Sha256.of(shard);
            digests.put(name, HexFormat.of().parseHex(digest.hex()));
            Files.write(subdir.resolve(digest.hex() + ".msgpack.zst"), shard);
        }
        Map<String, Object> info = Map.of("subdir", "linux-64", "base_url", "", "shards_base_url", "");
        byte[] index = PackWriter.zst(Map.of("info", info, "shards", digests));
        Files.write(subdir.resolve("repodata_shards.msgpack.zst"), index);
    }

    private List<String> fetched() {
        return server.log.stream().filter(line -> line.contains("/shards/")).toList();
    }

    private RepoDataFetcher fetcher(CacheUse use, long afterSeconds) {
        Clock clock = Clock.fixed(START.plusSeconds(afterSeconds), ZoneOffset.UTC);
        return new RepoDataFetcher(server, directory.resolve("cache"), use, clock, events::add);
    }

    /** Publishes a shard with one record; answers its URL. */
    private String shard(String name, String... depends) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("name", name);
        record.put("version", "1");
        record.put("build", "0");
        record.put("size", 70000);
        record.put("depends", List.of(depends));
        record.put("sha256", HexFormat.of().parseHex("ab".repeat(32)));
        return add(
                name,
                PackWriter.zst(Map.of("packages", Map.of(), "packages.conda", Map.of(name + "-1-0.conda", record))));
    }

    private String add(String name, byte[] shard) {
        Sha256 digest = Sha256.of(shard);
        digests.put(name, HexFormat.of().parseHex(digest.hex()));
        String url = BASE + "/linux-64/shards/" + digest.hex() + ".msgpack.zst";
        server.with(url, shard);
        return url;
    }

    private void publish(String platform) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("subdir", platform);
        info.put("base_url", "https://files.example.org/linux-64");
        info.put("shards_base_url", "./shards/");
        info.put("future", new ArrayList<>(List.of(1, 2)));
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("version", 1);
        index.put("info", info);
        index.put("shards", digests);
        server.with(INDEX, PackWriter.zst(index));
    }
}
