package io.github.envmaven.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.event.Event.PackageCached;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.HttpSettings;
import io.github.envmaven.core.http.HttpTransport;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.ChildJvm;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.ScriptedServer.Received;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cache, several processes, some of which are killed. */
class SharedCacheTest {

    private static final TestPackage PACKAGE =
            TestPackage.of("big", "1.0", "0").file("lib/data", randomBytes()).file("lib/x", "content");
    private static final byte[] ARCHIVE = PACKAGE.conda();
    private static final int HALF = ARCHIVE.length / 2;

    @TempDir
    Path root;

    /** The other process: fetches the package, from a URL, into a cache. */
    static final class Fetcher {

        private Fetcher() {}

        public static void main(String[] args) throws IOException {
            ChildJvm.say("started");
            try (HttpTransport transport = new HttpTransport(HttpSettings.DEFAULT, EventListener.NONE)) {
                RecordingListener listener = new RecordingListener();
                PackageCache cache = new PackageCache(Path.of(args[0]), transport, ContentCheck.TRUST, listener);
                cache.fetch(PACKAGE.record(ARCHIVE, args[1]));
                ChildJvm.say("done " + listener.events(PackageCached.class));
            }
        }
    }

    @Test
    void resumesWhatAKilledProcessDownloaded() throws Exception {
        CountDownLatch killed = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start((request, out) -> serveHalf(request, out, killed));
                ChildJvm child = ChildJvm.start(Fetcher.class, root.toString(), server.url("/big-1.0-0.conda"))) {
            child.awaitLine("started");
            awaitSize(root.resolve("downloads"), HALF);
            child.kill();
            killed.countDown();

            CachedPackage fetched = fetch(server);

            assertThat(fetched.directory().resolve("lib/x")).hasContent("content");
            assertThat(server.received()).extracting(Received::offset).containsExactly(0, HALF);
            assertThat(namesIn(root.resolve("downloads"))).isEmpty();
        }
    }

    @Test
    void takesNothingForWholeThatAKilledProcessWasExtracting() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((request, out) -> ScriptedServer.ok(out, ARCHIVE))) {
            RepoDataRecord record = PACKAGE.record(ARCHIVE, server.url("/big-1.0-0.conda"));
            Path half = Files.createDirectories(
                    root.resolve("pkgs").resolve(CacheKey.of(record).value()).resolve("info"));
            Files.writeString(half.resolve("index.json"), "{}");

            CachedPackage fetched = fetch(server);

            assertThat(fetched.directory().resolve("lib/x")).hasContent("content");
            assertThat(namesIn(root.resolve("pkgs"))).hasSize(1);
        }
    }

    @Test
    void isFetchedOnceByTwoProcessesAtOnce() throws Exception {
        CountDownLatch bothRun = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start((request, out) -> {
                    await(bothRun);
                    ScriptedServer.ok(out, ARCHIVE);
                });
                ChildJvm one = ChildJvm.start(Fetcher.class, root.toString(), server.url("/big-1.0-0.conda"));
                ChildJvm two = ChildJvm.start(Fetcher.class, root.toString(), server.url("/big-1.0-0.conda"))) {
            one.awaitLine("started");
            two.awaitLine("started");
            bothRun.countDown();

            String said = one.awaitLine("done") + two.awaitLine("done");

            assertThat(said).contains("hit=true", "hit=false");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void isLeftCleanByAnyMomentOfDeath() throws Exception {
        Random random = new Random(7);
        try (ScriptedServer server = ScriptedServer.start((request, out) -> ScriptedServer.ok(out, ARCHIVE))) {
            for (int i = 0; i < 3; i++) {
                try (ChildJvm child = ChildJvm.start(Fetcher.class, root.toString(), server.url("/big-1.0-0.conda"))) {
                    child.awaitLine("started");
                    Thread.sleep(random.nextInt(400));
                    child.kill();
                }
                for (String name : namesIn(root.resolve("pkgs"))) {
                    if (!name.startsWith(".tmp-")) {
                        Path entry = root.resolve("pkgs").resolve(name);
                        assertThat(ContentCheck.DIGESTS.problemIn(entry, PathsJson.read(entry)))
                                .isEmpty();
                    }
                }
            }

            assertThat(fetch(server).directory().resolve("lib/x")).hasContent("content");
        }
    }

    private CachedPackage fetch(ScriptedServer server) {
        try (HttpTransport transport = new HttpTransport(HttpSettings.DEFAULT, EventListener.NONE)) {
            PackageCache cache = new PackageCache(root, transport, ContentCheck.TRUST, EventListener.NONE);
            return cache.fetch(PACKAGE.record(ARCHIVE, server.url("/big-1.0-0.conda")));
        }
    }

    private static void serveHalf(Received request, OutputStream out, CountDownLatch killed) throws IOException {
        if (request.offset() > 0) {
            String range =
                    "Content-Range: bytes " + request.offset() + "-" + (ARCHIVE.length - 1) + "/" + ARCHIVE.length;
            ScriptedServer.head(out, "206 Partial Content", ARCHIVE.length - request.offset(), range);
            out.write(ARCHIVE, request.offset(), ARCHIVE.length - request.offset());
            return;
        }
        ScriptedServer.head(out, "200 OK", ARCHIVE.length, "ETag: \"v1\"");
        out.write(ARCHIVE, 0, HALF);
        out.flush();
        await(killed);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IOException("The test does not go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void awaitSize(Path directory, long size) throws Exception {
        for (int i = 0; i < 6000; i++) {
            for (String name : namesIn(directory)) {
                if (Files.size(directory.resolve(name)) >= size) {
                    return;
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("No download of " + size + " bytes in " + directory);
    }

    private static List<String> namesIn(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[2_000_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
