package io.github.envmaven.core.http;

import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.ScriptedServer.Received;
import io.github.envmaven.core.testing.ScriptedServer.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** A file of a server that misbehaves, and its download into a directory. */
final class FlakyDownload {

    static final byte[] CONTENT = randomBytes(1_200_000);
    static final int HALF = 600_000;
    static final ExpectedContent EXPECTED =
            new ExpectedContent(HashAlgorithm.SHA256, Sha256.of(CONTENT).hex(), CONTENT.length);
    static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5));

    final RecordingListener listener = new RecordingListener();
    private final Path root;

    FlakyDownload(Path root) {
        this.root = root;
    }

    Path whole(ExpectedContent expected, Script script) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script)) {
            return fetch(server, expected);
        }
    }

    Path fetch(ScriptedServer server, ExpectedContent expected) {
        HttpSettings settings = HttpSettings.DEFAULT.withRetry(QUICK);
        try (HttpTransport transport = new HttpTransport(settings, listener)) {
            Download download = new Download(transport, QUICK, listener);
            return download.fetchTo(server.url("/a/file"), expected, root.resolve("file"))
                    .file();
        }
    }

    static void cutOnceThenServeRanges(Received request, OutputStream out) throws IOException {
        if (request.number() == 1) {
            cut(out);
        } else {
            serveRanges(request, out);
        }
    }

    static void serveRanges(Received request, OutputStream out) throws IOException {
        if (request.offset() > 0) {
            range(out, CONTENT, request.offset(), "\"v1\"");
        } else {
            ScriptedServer.ok(out, CONTENT, "ETag: \"v1\"");
        }
    }

    static void cut(OutputStream out) throws IOException {
        ScriptedServer.head(out, "200 OK", CONTENT.length, "ETag: \"v1\"");
        out.write(CONTENT, 0, HALF);
    }

    static void range(OutputStream out, byte[] content, int offset, String etag) throws IOException {
        String range = "Content-Range: bytes " + offset + "-" + (content.length - 1) + "/" + content.length;
        ScriptedServer.head(
                out,
                "206 Partial Content",
                content.length - offset,
                range,
                etag.isEmpty() ? "X-None: 1" : "ETag: " + etag);
        out.write(content, offset, content.length - offset);
    }

    static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
