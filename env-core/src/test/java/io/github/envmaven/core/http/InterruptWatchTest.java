package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.testing.ScriptedServer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that waits for a server stops waiting when it is interrupted, though the timeout is a minute. */
@Timeout(value = 50, unit = TimeUnit.SECONDS)
class InterruptWatchTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsADownloadThatHangs(boolean afterTheHead) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start((request, out) -> {
                    if (afterTheHead) {
                        ScriptedServer.head(out, "200 OK", 1000);
                        out.flush();
                    }
                    asked.countDown();
                    sleep();
                });
                HttpTransport transport = new HttpTransport(HttpSettings.DEFAULT, EventListener.NONE)) {
            Download download = new Download(transport, RetryPolicy.DEFAULT, EventListener.NONE);
            FutureTask<String> task = new FutureTask<>(() -> {
                try {
                    download.fetch(server.url("/x"), ExpectedContent.ANY, directory.resolve("x"));
                    return "fetched";
                } catch (Cancelled e) {
                    return "cancelled, flag " + Thread.currentThread().isInterrupted();
                }
            });
            Thread thread = new Thread(task);
            thread.start();
            asked.await();
            thread.interrupt();

            assertThat(task.get()).isEqualTo("cancelled, flag true");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void leavesOtherThreadsAlone() throws Exception {
        try (ScriptedServer server = ScriptedServer.start((request, out) -> ScriptedServer.ok(out, new byte[] {1}));
                HttpTransport transport = new HttpTransport(HttpSettings.DEFAULT, EventListener.NONE)) {
            Thread.currentThread().interrupt();
            Thread.interrupted();
            try (Response response = transport.get(Request.of(server.url("/x")))) {
                assertThat(response.body().readAllBytes()).containsExactly(1);
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            // The test is over.
            Thread.currentThread().interrupt();
        }
    }
}
