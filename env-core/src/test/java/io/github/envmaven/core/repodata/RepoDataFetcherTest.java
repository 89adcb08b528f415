package io.github.envmaven.core.repodata;

import static io.github.envmaven.core.repodata.FetchedChannel.BASE;
import static io.github.envmaven.core.repodata.FetchedChannel.CHANNEL;
import static io.github.envmaven.core.repodata.FetchedChannel.JSON;
import static io.github.envmaven.core.repodata.FetchedChannel.ZST;
import static io.github.envmaven.core.repodata.FetchedChannel.repodata;
import static io.github.envmaven.core.repodata.FetchedChannel.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.ChannelNames;
import io.github.envmaven.core.channel.ChannelSettings;
import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.http.FileTransport;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.WrittenFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes of channels, as they come from servers and disks. */
class RepoDataFetcherTest {

    @TempDir
    private Path directory;

    private FetchedChannel channel;

    @BeforeEach
    void start() {
        channel = new FetchedChannel(directory);
    }

    @Test
    void prefersTheZstFile() {
        channel.server.withZst(ZST, repodata("a", "1")).withJson(JSON, repodata("a", "2"));

        assertThat(versions(channel.load(CacheUse.AS_SERVER_ALLOWS, 0), "a")).containsExactly("1");
        assertThat(channel.asked()).containsExactly("200 " + ZST);
        assertThat(channel.events)
                .first()
                .isInstanceOfSatisfying(
                        Event.DownloadStarted.class, e -> assertThat(e.url()).isEqualTo(ZST));
        assertThat(channel.events).last().isInstanceOf(Event.DownloadFinished.class);
    }

    @Test
    void readsBzip2WhereThereIsNothingElse() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
            out.write(repodata("a", "1").getBytes(StandardCharsets.UTF_8));
        }
        channel.server.with(JSON + ".bz2", packed.toByteArray());

        assertThat(versions(channel.load(CacheUse.AS_SERVER_ALLOWS, 0), "a")).containsExactly("1");
    }

    @Test
    void saysThatAChannelWithoutNoarchIsNone() {
        Channel slip = new Channel("conda_forge", "https://conda.anaconda.org/conda_forge");

        assertThatThrownBy(() -> channel.fetcher(channel.server, CacheUse.AS_SERVER_ALLOWS, 0)
                        .load(slip.subdir("noarch")))
                .isInstanceOf(NotFound.class)
                .hasMessage("conda_forge is no conda channel: https://conda.anaconda.org/conda_forge/noarch/ has no "
                        + "repodata.json. Did you mean conda-forge?");
    }

    @Test
    void refusesAWebPage() {
        channel.server.withJson(JSON, "\n <!DOCTYPE html><html><body>Sign in</body></html>");

        assertThatThrownBy(() -> channel.load(CacheUse.AS_SERVER_ALLOWS, 0))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage(JSON + " is a web page, not repodata");
    }

    @Test
    void refusesGarbageAndWhatIsCutShort() {
        channel.server.with(ZST, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        assertThatThrownBy(() -> channel.load(CacheUse.AS_SERVER_ALLOWS, 0))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining(ZST);

        byte[] whole = com.github.luben.zstd.Zstd.compress(repodata("a", "1").getBytes(StandardCharsets.UTF_8));
        channel.server.with(ZST, java.util.Arrays.copyOf(whole, whole.length - 3));
        assertThatThrownBy(() -> channel.load(CacheUse.AS_SERVER_ALLOWS, 0))
                .isInstanceOf(NetworkFailed.class)
                .hasMessageStartingWith(ZST + " broke off or is damaged");

        channel.server.with(ZST, new byte[0]);
        assertThatThrownBy(() -> channel.load(CacheUse.AS_SERVER_ALLOWS, 0)).hasMessage(ZST + " is empty");
        assertThat(channel.filesEndingWith(".index")).isEmpty();
        assertThat(channel.filesEndingWith(".part")).isEmpty();
    }

    @Test
    void goesOnWhereAConnectionBroke() {
        channel.server.withZst(ZST, repodata("a", "1", "1.1", "1.2", "1.3", "1.4"));
        channel.server.breaks.addAll(List.of(70, 20, 10));

        assertThat(versions(channel.load(CacheUse.AS_SERVER_ALLOWS, 0), "a")).contains("1", "1.4");
        assertThat(channel.asked()).containsExactly("200 " + ZST, "206 " + ZST, "206 " + ZST, "206 " + ZST);
        assertThat(channel.events)
                .filteredOn(event -> event instanceof Event.DownloadRetried)
                .hasSize(3);
    }

    @Test
    void startsOverWhereTheRestCannotBeAskedFor() {
        channel.server.withJson(JSON, repodata("a", "1"));
        channel.server.breaks.addAll(List.of(70, 30));

        assertThat(versions(channel.load(CacheUse.AS_SERVER_ALLOWS, 0), "a")).containsExactly("1");
        assertThat(channel.asked()).containsExactly("404 " + ZST, "200 " + JSON, "200 " + JSON, "200 " + JSON);
    }

    @Test
    void warnsOfRecordsThatCannotBeUsed() {
        channel.server.withJson(JSON, "{\"packages.conda\": {\"b-1-0.conda\": {\"name\": \"b\"}}}");
        channel.load(CacheUse.AS_SERVER_ALLOWS, 0);

        assertThat(channel.events)
                .contains(new Event.Warned("1 record of demo/linux-64 cannot be used: b-1-0.conda: it has no version"));
    }

    @Test
    void readsAChannelOnDiskAndNoticesChanges() throws IOException {
        Path onDisk = directory.resolve("my channel");
        writeChannel(onDisk, repodata("a", "1"));
        ResolvedChannel resolved = new ChannelNames(ChannelSettings.standard(), directory, Map.of())
                .resolve("./my channel")
                .get(0);

        RecordSource first =
                channel.fetcher(new FileTransport(), CacheUse.OFFLINE, 0).load(resolved, "linux-64");
        RecordSource again =
                channel.fetcher(new FileTransport(), CacheUse.OFFLINE, 0).load(resolved, "linux-64");
        writeChannel(onDisk, repodata("a", "2.0"));
        RecordSource changed = channel.fetcher(new FileTransport(), CacheUse.AS_SERVER_ALLOWS, 0)
                .load(resolved, "linux-64");

        assertThat(versions(first, "a")).containsExactly("1");
        assertThat(versions(again, "a")).containsExactly("1");
        assertThat(versions(changed, "a")).containsExactly("2.0");
        assertThat(first.recordsNamed(PackageName.of("a")).get(0).url())
                .endsWith("/my%20channel/linux-64/a-1-0.conda")
                .startsWith("file:///");
    }

    @Test
    void loadsChannelsInOrderAndEachSubdirOnce() {
        channel.server.withZst(ZST, repodata("a", "1"));
        channel.server.withZst(BASE + "/noarch/repodata.json.zst", "{}");
        RepoDataFetcher fetcher = channel.fetcher(channel.server, CacheUse.AS_SERVER_ALLOWS, 0);
        ResolvedChannel resolved = new ResolvedChannel(CHANNEL, BASE, List.of());
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<RecordSource> sources = fetcher.loadAll(List.of(resolved, resolved), "linux-64", executor).stream()
                    .flatMap(List::stream)
                    .toList();

            assertThat(sources)
                    .extracting(source -> source.subdir().platform())
                    .containsExactly("linux-64", "noarch", "linux-64", "noarch");
            assertThat(channel.asked()).hasSize(2);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void sendsSecretsAndStoresNone() throws IOException {
        String secret = "https://example.org/t/s3cr3t/demo";
        channel.server.withZst(secret + "/linux-64/repodata.json.zst", repodata("a", "1"));

        RecordSource source = channel.fetcher(channel.server, CacheUse.AS_SERVER_ALLOWS, 0)
                .load(new ResolvedChannel(CHANNEL, secret, List.of()), "linux-64");

        assertThat(source.recordsNamed(PackageName.of("a")).get(0).url()).isEqualTo(BASE + "/linux-64/a-1-0.conda");
        assertThat(channel.events.toString()).doesNotContain("s3cr3t");
        WrittenFiles.doNotHave("s3cr3t", directory, directory.resolve("none"));
    }

    private static void writeChannel(Path channel, String repodata) throws IOException {
        Files.createDirectories(channel.resolve("linux-64"));
        Files.writeString(channel.resolve("linux-64/repodata.json"), repodata);
    }
}
