package io.github.envmaven.core.http;

import static io.github.envmaven.core.http.FlakyDownload.CONTENT;
import static io.github.envmaven.core.http.FlakyDownload.EXPECTED;
import static io.github.envmaven.core.http.FlakyDownload.HALF;
import static io.github.envmaven.core.http.FlakyDownload.QUICK;
import static io.github.envmaven.core.http.FlakyDownload.cut;
import static io.github.envmaven.core.http.FlakyDownload.randomBytes;
import static io.github.envmaven.core.http.FlakyDownload.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.ScriptedServer.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads that break off, and go on where they did. */
class ResumedDownloadTest {

    @TempDir
    Path root;

    private FlakyDownload download;

    @BeforeEach
    void start() {
        download = new FlakyDownload(root);
    }

    @Test
    void goesOnWhereTheConnectionBroke() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(FlakyDownload::cutOnceThenServeRanges)) {
            download.fetch(server, EXPECTED);

            assertThat(root.resolve("file")).hasBinaryContent(CONTENT);
            assertThat(server.received()).hasSize(2);
            assertThat(server.received().get(1).offset()).isPositive();
            assertThat(server.received().get(1).header("If-Range")).isEqualTo("\"v1\"");
            assertThat(download.listener.events(Event.DownloadRetried.class)).hasSize(1);
        }
    }

    @Test
    void startsAgainWhenTheServerIgnoresRanges() throws IOException {
        Path file = download.whole(EXPECTED, (request, out) -> {
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
        Path file = download.whole(any, (request, out) -> {
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
        Path file = download.whole(EXPECTED, (request, out) -> {
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

        Path file = download.whole(EXPECTED, (request, out) -> {
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
        try (ScriptedServer server = ScriptedServer.start(FlakyDownload::serveRanges)) {
            download.fetch(server, EXPECTED);

            assertThat(root.resolve("file")).hasBinaryContent(CONTENT);
            assertThat(server.received()).extracting(Received::offset).containsExactly(HALF);
        }
    }

    @Test
    void asksForNothingWhenEverythingIsThere() throws IOException {
        Files.write(root.resolve("file.partial"), CONTENT);
        try (ScriptedServer server = ScriptedServer.start(FlakyDownload::serveRanges)) {
            download.fetch(server, EXPECTED);

            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void doesNotResumeWhatNothingCanVerify() throws IOException {
        Files.write(root.resolve("file.partial"), Arrays.copyOf(CONTENT, HALF));
        try (ScriptedServer server = ScriptedServer.start(FlakyDownload::serveRanges)) {
            download.fetch(server, ExpectedContent.ANY);

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
            assertThatThrownBy(() -> download.fetch(server, EXPECTED))
                    .isInstanceOf(NetworkFailed.class)
                    .hasMessageContaining("broke off after");
            assertThat(server.received()).hasSize(QUICK.attempts());
        }
        assertThat(root.resolve("file")).doesNotExist();
        assertThat(root.resolve("file.partial")).exists();
    }

    @Test
    void noticesThatAnAnswerWithoutALengthEndedEarly() throws IOException {
        Path file = download.whole(EXPECTED, (request, out) -> {
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

        Path file = download.whole(EXPECTED, (request, out) -> {
            if (request.offset() > 0) {
                ScriptedServer.head(out, "416 Range Not Satisfiable", 0);
            } else {
                ScriptedServer.ok(out, CONTENT);
            }
        });

        assertThat(file).hasBinaryContent(CONTENT);
    }
}
