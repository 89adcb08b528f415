package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.ScriptedServer.Received;
import io.github.envmaven.core.testing.ScriptedServer.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server that misbehaves in one way at a time. */
class DownloadTest {

    private static final byte[] CONTENT = randomBytes(1_200_000);
    private static final int HALF = 600_000;
    private static final ExpectedContent EXPECTED =
            new ExpectedContent(HashAlgorithm.SHA256, Sha256.of(CONTENT).hex(), CONTENT.length);
    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5));

    @TempDir
    Path root;

    private final RecordingListener listener = new RecordingListener();

    @Test
    void arrivesWholeAndReportsItsProgress() throws IOException {
        Path file = download(EXPECTED, (request, out) -> ScriptedServer.ok(out, CONTENT));

        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(namesIn(root)).containsExactly("file");
        assertThat(listener.events(Event.DownloadStarted.class)).hasSize(1);
        assertThat(listener.events(Event.DownloadProgressed.class)).isNotEmpty();
        assertThat(listener.events(Event.DownloadFinished.class))
                .extracting(Event.DownloadFinished::received)
                .containsExactly((long) CONTENT.length);
    }

    @Test
    void goesOnWhereTheConnectionBroke() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(this::cutOnceThenServeRanges)) {
            fetch(server, EXPECTED);

            assertThat(root.resolve("file")).hasBinaryContent(CONTENT);
            assertThat(server.received()).hasSize(2);
            assertThat(server.received().get(1).offset()).isPositive();
            assertThat(server.received().get(1).header("If-Range")).isEqualTo("\"v1\"");
            assertThat(listener.events(Event.DownloadRetried.class)).hasSize(1);
        }
    }

    @Test
    void startsAgainWhenTheServerIgnoresRanges() throws IOException {
        Path file = download(EXPECTED, (request, out) -> {
            if (request.number() == 1) {
                cut(out);
            } else {
                ScriptedServer.ok(out, CONTENT);
            }
        });

        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void startsAgainWhenTheContentChangedOnTheServer() throws IOException {
        byte[] newContent = randomBytes(900_000);
        ExpectedContent any = ExpectedContent.ANY;
        Path file = download(any, (request, out) -> {
            if (request.number() == 1) {
                cut(out);
            } else if (request.offset() > 0) {
                // Wrong: If-Range named the old content.
                range(out, newContent, request.offset(), "\"v2\"");
            } else {
                ScriptedServer.ok(out, newContent, "ETag: \"v2\"");
            }
        });

        assertThat(file).hasBinaryContent(newContent);
    }

    @Test
    void startsAgainWhenTheRangeIsAnotherThanAskedFor() throws IOException {
        Path file = download(EXPECTED, (request, out) -> {
            if (request.number() == 1) {
                cut(out);
            } else if (request.offset() > 0) {
                range(out, CONTENT, request.offset() - 1, "\"v1\"");
            } else {
                ScriptedServer.ok(out, CONTENT);
            }
        });

        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void startsAgainWhenTheResumedWholeHasTheWrongDigest() throws IOException {
        Files.write(root.resolve("file.partial"), randomBytes(HALF));

        Path file = download(EXPECTED, (request, out) -> {
            if (request.offset() > 0) {
                range(out, CONTENT, request.offset(), "");
            } else {
                ScriptedServer.ok(out, CONTENT);
            }
        });

        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void resumesWhatAnotherProcessBegan() throws IOException {
        Files.write(root.resolve("file.partial"), Arrays.copyOf(CONTENT, HALF));
        Files.writeString(root.resolve("file.partial.validator"), "\"v1\"");
        try (ScriptedServer server = ScriptedServer.start(this::serveRanges)) {
            fetch(server, EXPECTED);

            assertThat(root.resolve("file")).hasBinaryContent(CONTENT);
            assertThat(server.received()).extracting(Received::offset).containsExactly(HALF);
        }
    }

    @Test
    void asksForNothingWhenEverythingIsThere() throws IOException {
        Files.write(root.resolve("file.partial"), CONTENT);
        try (ScriptedServer server = ScriptedServer.start(this::serveRanges)) {
            fetch(server, EXPECTED);

            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void doesNotResumeWhatNothingCanVerify() throws IOException {
        Files.write(root.resolve("file.partial"), Arrays.copyOf(CONTENT, HALF));
        try (ScriptedServer server = ScriptedServer.start(this::serveRanges)) {
            fetch(server, ExpectedContent.ANY);

            assertThat(server.received()).extracting(Received::offset).containsExactly(0);
        }
    }

    @Test
    void givesUpWhenNothingComesAnyMore() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((request, out) -> {
            if (request.number() == 1) {
                cut(out);
            } else {
                ScriptedServer.head(
                        out,
                        "206 Partial Content",
                        CONTENT.length - request.offset(),
                        "Content-Range: bytes " + request.offset() + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
            }
        })) {
            assertThatThrownBy(() -> fetch(server, EXPECTED))
                    .isInstanceOf(NetworkFailed.class)
                    .hasMessageContaining("broke off after");
            assertThat(server.received()).hasSize(QUICK.attempts());
        }
        assertThat(root.resolve("file")).doesNotExist();
        assertThat(root.resolve("file.partial")).exists();
    }

    @Test
    void refusesAWrongDigestWithoutAskingAgain() throws IOException {
        byte[] other = CONTENT.clone();
        other[HALF]++;
        try (ScriptedServer server = ScriptedServer.start((request, out) -> ScriptedServer.ok(out, other))) {
            assertThatThrownBy(() -> fetch(server, EXPECTED))
                    .isInstanceOf(IntegrityFailed.class)
                    .hasMessageContaining(Sha256.of(other).hex())
                    .hasMessageContaining(EXPECTED.hex());
            assertThat(server.received()).hasSize(1);
        }
        assertThat(namesIn(root)).isEmpty();
    }

    @Test
    void refusesAnAnnouncedLengthThatIsNotTheExpectedOne() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.start((request, out) -> ScriptedServer.head(out, "200 OK", 5_000_000_000L))) {
            assertThatThrownBy(() -> fetch(server, EXPECTED))
                    .isInstanceOf(IntegrityFailed.class)
                    .hasMessageContaining("has 5000000000 bytes, not 1200000 as expected");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void stopsReadingWhatIsLongerThanExpected() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((request, out) -> {
            ScriptedServer.head(out, "200 OK", -1);
            while (true) {
                out.write(CONTENT);
            }
        })) {
            assertThatThrownBy(() -> fetch(server, EXPECTED))
                    .isInstanceOf(IntegrityFailed.class)
                    .hasMessageContaining("more than 1200000 bytes");
        }
    }

    @Test
    void noticesThatAnAnswerWithoutALengthEndedEarly() throws IOException {
        Path file = download(EXPECTED, (request, out) -> {
            if (request.offset() > 0) {
                range(out, CONTENT, request.offset(), "");
            } else {
                ScriptedServer.head(out, "200 OK", -1);
                out.write(CONTENT, 0, HALF);
            }
        });

        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void startsAgainWhenTheRestDoesNotExist() throws IOException {
        Files.write(root.resolve("file.partial"), Arrays.copyOf(CONTENT, HALF));

        Path file = download(EXPECTED, (request, out) -> {
            if (request.offset() > 0) {
                ScriptedServer.head(out, "416 Range Not Satisfiable", 0);
            } else {
                ScriptedServer.ok(out, CONTENT);
            }
        });

        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void refusesAPartWhenEverythingWasAskedFor() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((request, out) -> range(out, CONTENT, 0, ""))) {
            assertThatThrownBy(() -> fetch(server, EXPECTED)).isInstanceOf(NetworkFailed.class);
        }
    }

    @Test
    void saysThatAFileDoesNotExist() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.start((request, out) -> ScriptedServer.head(out, "404 Not Found", 0))) {
            assertThatThrownBy(() -> fetch(server, EXPECTED)).isInstanceOf(NotFound.class);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void refusesToWriteThroughALink(@TempDir Path outside) throws IOException {
        Files.createSymbolicLink(root.resolve("file.partial"), outside.resolve("victim"));

        try (ScriptedServer server = ScriptedServer.start(this::serveRanges)) {
            assertThatThrownBy(() -> fetch(server, EXPECTED)).hasMessageContaining("file.partial");
        }
        assertThat(outside.resolve("victim")).doesNotExist();
    }

    private Path download(ExpectedContent expected, Script script) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script)) {
            return fetch(server, expected);
        }
    }

    private Path fetch(ScriptedServer server, ExpectedContent expected) {
        HttpSettings settings = HttpSettings.DEFAULT.withRetry(QUICK);
        try (HttpTransport transport = new HttpTransport(settings, listener)) {
            Download download = new Download(transport, QUICK, listener);
            return download.fetchTo(server.url("/a/file"), expected, root.resolve("file"))
                    .file();
        }
    }

    private void cutOnceThenServeRanges(Received request, OutputStream out) throws IOException {
        if (request.number() == 1) {
            cut(out);
        } else {
            serveRanges(request, out);
        }
    }

    private void serveRanges(Received request, OutputStream out) throws IOException {
        if (request.offset() > 0) {
            range(out, CONTENT, request.offset(), "\"v1\"");
        } else {
            ScriptedServer.ok(out, CONTENT, "ETag: \"v1\"");
        }
    }

    private static void cut(OutputStream out) throws IOException {
        ScriptedServer.head(out, "200 OK", CONTENT.length, "ETag: \"v1\"");
        out.write(CONTENT, 0, HALF);
    }

    private static void range(OutputStream out, byte[] content, int offset, String etag) throws IOException {
        String range = "Content-Range: bytes " + offset + "-" + (content.length - 1) + "/" + content.length;
        ScriptedServer.head(
                out,
                "206 Partial Content",
                content.length - offset,
                range,
                etag.isEmpty() ? "X-None: 1" : "ETag: " + etag);
        out.write(content, offset, content.length - offset);
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
