package io.github.envmaven.core.repodata;

import static io.github.envmaven.core.repodata.FetchedChannel.JSON;
import static io.github.envmaven.core.repodata.FetchedChannel.LINUX;
import static io.github.envmaven.core.repodata.FetchedChannel.ZST;
import static io.github.envmaven.core.repodata.FetchedChannel.repodata;
import static io.github.envmaven.core.repodata.FetchedChannel.versions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.http.OfflineTransport;
import io.github.envmaven.core.record.RecordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes that are kept: when a server is asked again, and what is used where it does not help. */
class RepoDataCacheTest {

    @TempDir
    private Path directory;

    private FetchedChannel channel;

    @BeforeEach
    void start() {
        channel = new FetchedChannel(directory);
    }

    @Test
    void asksAgainWhereTheServerAllowsNoTrust() {
        channel.server.withZst(ZST, repodata("a", "1"));
        channel.load(CacheUse.AS_SERVER_ALLOWS, 0);

        RecordSource again = channel.load(CacheUse.AS_SERVER_ALLOWS, 1);

        assertThat(versions(again, "a")).containsExactly("1");
        assertThat(channel.asked()).containsExactly("200 " + ZST, "304 " + ZST);
    }

    @Test
    void asksNobodyWhileTheServerAllowsTrust() {
        channel.server.withZst(ZST, repodata("a", "1")).withHeader("Cache-Control", "public, max-age=1200");
        channel.load(CacheUse.AS_SERVER_ALLOWS, 0);

        assertThat(versions(channel.load(CacheUse.AS_SERVER_ALLOWS, 1199), "a")).containsExactly("1");
        assertThat(channel.asked()).hasSize(1);
        channel.load(CacheUse.AS_SERVER_ALLOWS, 1201);
        channel.load(CacheUse.AS_SERVER_ALLOWS, 1202);
        assertThat(channel.asked()).containsExactly("200 " + ZST, "304 " + ZST);
        channel.load(CacheUse.REVALIDATE, 1203);
        assertThat(channel.asked()).hasSize(3);
    }

    @Test
    void countsTheTimeACacheOnTheWayHadIt() {
        channel.server
                .withZst(ZST, repodata("a", "1"))
                .withHeader("Cache-Control", "max-age=1200")
                .withHeader("Age", "1000");
        channel.load(CacheUse.AS_SERVER_ALLOWS, 0);
        channel.load(CacheUse.AS_SERVER_ALLOWS, 300);

        assertThat(channel.asked()).hasSize(2);
    }

    @Test
    void takesWhatChanged() {
        channel.server.withZst(ZST, repodata("a", "1"));
        channel.load(CacheUse.AS_SERVER_ALLOWS, 0);
        channel.server.withZst(ZST, repodata("a", "2"));

        assertThat(versions(channel.load(CacheUse.AS_SERVER_ALLOWS, 1), "a")).containsExactly("2");
        assertThat(channel.filesEndingWith(".index")).hasSize(1);
    }

    @Test
    void remembersThatAServerHasNoZst() {
        channel.server.withJson(JSON, repodata("a", "1"));
        channel.load(CacheUse.AS_SERVER_ALLOWS, 0);
        channel.load(CacheUse.AS_SERVER_ALLOWS, 1);
        channel.load(CacheUse.AS_SERVER_ALLOWS, Duration.ofDays(15).toSeconds());

        assertThat(channel.asked())
                .containsExactly("404 " + ZST, "200 " + JSON, "304 " + JSON, "404 " + ZST, "304 " + JSON);
    }

    @Test
    void takesAMissingPlatformForAnEmptyOne() {
        assertThat(channel.load(CacheUse.AS_SERVER_ALLOWS, 0).names()).isEmpty();
        assertThat(channel.load(CacheUse.AS_SERVER_ALLOWS, 60).names()).isEmpty();
        assertThat(channel.asked()).hasSize(3);
    }

    @Test
    void usesTheOldCopyOfflineHoweverOld() {
        channel.server.withZst(ZST, repodata("a", "1"));
        channel.load(CacheUse.AS_SERVER_ALLOWS, 0);

        RecordSource offline = channel.fetcher(new OfflineTransport(), CacheUse.OFFLINE, 1_000_000)
                .load(LINUX);

        assertThat(versions(offline, "a")).containsExactly("1");
    }

    @Test
    void saysWhatIsMissingOffline() {
        assertThatThrownBy(() -> channel.load(CacheUse.OFFLINE, 0))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage("Offline, and demo/linux-64 is not in the cache");
        assertThat(channel.asked()).isEmpty();
    }

    @Test
    void keepsTheOldCopyWhenTheNewOneIsBroken() {
        channel.server.withZst(ZST, repodata("a", "1"));
        channel.load(CacheUse.AS_SERVER_ALLOWS, 0);
        channel.server.with(ZST, new byte[] {1, 2, 3, 4, 5});
        assertThatThrownBy(() -> channel.load(CacheUse.AS_SERVER_ALLOWS, 1)).isInstanceOf(IntegrityFailed.class);

        assertThat(versions(channel.load(CacheUse.OFFLINE, 2), "a")).containsExactly("1");
    }

    @Test
    void buildsAnIndexAgainThatWasDamaged() throws IOException {
        channel.server.withZst(ZST, repodata("a", "1")).withHeader("Cache-Control", "max-age=1200");
        channel.load(CacheUse.AS_SERVER_ALLOWS, 0);
        Files.write(channel.filesEndingWith(".index").get(0), new byte[] {1, 2, 3});

        assertThat(versions(channel.load(CacheUse.AS_SERVER_ALLOWS, 1), "a")).containsExactly("1");
        assertThat(channel.asked()).containsExactly("200 " + ZST, "200 " + ZST);
    }

    @Test
    void letsOneOfManyDownloadWhileTheOthersWait() throws InterruptedException {
        channel.server.withZst(ZST, repodata("a", "1")).withHeader("Cache-Control", "max-age=1200");
        List<RecordSource> sources = new CopyOnWriteArrayList<>();
        List<Thread> threads = Stream.generate(
                        () -> new Thread(() -> sources.add(channel.load(CacheUse.AS_SERVER_ALLOWS, 0))))
                .limit(8)
                .toList();

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(channel.asked()).containsExactly("200 " + ZST);
        assertThat(sources)
                .hasSize(8)
                .allSatisfy(source -> assertThat(versions(source, "a")).containsExactly("1"));
    }
}
