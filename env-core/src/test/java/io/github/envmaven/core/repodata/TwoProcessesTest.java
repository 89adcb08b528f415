package io.github.envmaven.core.repodata;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.HttpSettings;
import io.github.envmaven.core.http.HttpTransport;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.ChannelForms;
import io.github.envmaven.core.testing.ChildJvm;
import io.github.envmaven.core.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that want the same new channel at the same time. */
class TwoProcessesTest {

    @TempDir
    private Path directory;

    /** Loads a channel and says what it found. */
    static final class Loading {

        private Loading() {}

        public static void main(String[] arguments) throws IOException {
            ChildJvm.say("started");
            try (HttpTransport transport = new HttpTransport(HttpSettings.DEFAULT, EventListener.NONE)) {
                RecordSource source = new RepoDataFetcher(
                                transport,
                                Path.of(arguments[1]),
                                CacheUse.AS_SERVER_ALLOWS,
                                Clock.systemUTC(),
                                EventListener.NONE)
                        .load(new Channel("demo", arguments[0]).subdir("linux-64"));
                ChildJvm.say("found " + source.recordsNamed(PackageName.of("a")));
            }
        }
    }

    @Test
    void oneFetchesAndParsesWhileTheOtherWaits() throws IOException, InterruptedException {
        byte[] repodata = Zstd.compress(ChannelForms.repodata("linux-64", "a 1 0", "a 2 0 b"));
        CountDownLatch both = new CountDownLatch(1);
        ScriptedServer.Script script = (request, out) -> {
            if (!request.target().endsWith("/repodata.json.zst")) {
                ScriptedServer.head(out, "404 Not Found", 0);
                return;
            }
            await(both);
            ScriptedServer.ok(out, repodata, "Cache-Control: max-age=1200", "ETag: \"1\"");
        };
        try (ScriptedServer server = ScriptedServer.start(script);
                ChildJvm first = start(server);
                ChildJvm second = start(server)) {
            first.awaitLine("started");
            second.awaitLine("started");
            // Both are on their way; whoever is late finds the other at work or done, and either is right.
            Thread.sleep(1000);
            both.countDown();

            String found = first.awaitLine("found");
            assertThat(found).contains("a-1-0", "a-2-0");
            assertThat(second.awaitLine("found")).isEqualTo(found);
            assertThat(first.exitCode() + second.exitCode()).isZero();
            assertThat(server.received())
                    .filteredOn(request -> request.target().endsWith("/repodata.json.zst"))
                    .hasSize(1);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(".index"))).hasSize(1);
        }
    }

    private ChildJvm start(ScriptedServer server) throws IOException {
        return ChildJvm.start(
                Loading.class, server.url("/demo"), directory.resolve("cache").toString());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
