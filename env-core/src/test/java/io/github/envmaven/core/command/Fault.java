package io.github.envmaven.core.command;

import io.github.envmaven.core.testing.ChannelServer.Ask;
import io.github.envmaven.core.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Ways in which a server, or what is between it and us, can misbehave. */
enum Fault {
    NONE((ask, out, elsewhere) -> ask.answerWell(out)),

    CLOSES_BEFORE_ANSWERING((ask, out, elsewhere) -> {}),
    CLOSES_BEFORE_ANSWERING_ONCE((ask, out, elsewhere) -> unlessFirst(ask, out)),
    NEVER_ANSWERS((ask, out, elsewhere) -> stall()),
    NEVER_ANSWERS_ONCE((ask, out, elsewhere) -> {
        stallIfFirst(ask);
        ask.answerWell(out);
    }),
    STALLS_IN_THE_MIDDLE((ask, out, elsewhere) -> {
        half(ask, out);
        stall();
    }),
    DRIPS((ask, out, elsewhere) -> {
        ScriptedServer.head(out, "200 OK", ask.content().length);
        int step = Math.max(1, ask.content().length / 5);
        for (int from = 0; from < ask.content().length; from += step) {
            out.write(ask.content(), from, Math.min(step, ask.content().length - from));
            out.flush();
            pause(50);
        }
    }),
    CUTS((ask, out, elsewhere) -> half(ask, out)),
    CUTS_ONCE((ask, out, elsewhere) -> {
        if (ask.number() == 1) {
            half(ask, out, "ETag: \"one\"");
        } else {
            ask.answerWell(out);
        }
    }),
    CHANGES_WHERE_IT_WAS_CUT((ask, out, elsewhere) -> {
        if (ask.number() == 1) {
            half(ask, out, "ETag: \"old\"");
        } else {
            ScriptedServer.ok(out, ask.content(), "ETag: \"new\"");
        }
    }),
    RESUMES_AT_THE_WRONG_PLACE((ask, out, elsewhere) -> {
        if (ask.number() == 1 || ask.request().offset() == 0) {
            half(ask, out, "ETag: \"one\"");
        } else {
            int length = ask.content().length;
            ScriptedServer.head(
                    out,
                    "206 Partial Content",
                    length,
                    "ETag: \"one\"",
                    "Content-Range: bytes 0-" + (length - 1) + "/*");
            out.write(ask.content());
        }
    }),
    ANSWERS_WITH_A_PART((ask, out, elsewhere) -> {
        int length = ask.content().length / 2;
        ScriptedServer.head(
                out,
                "206 Partial Content",
                length,
                "Content-Range: bytes 0-" + (length - 1) + "/" + ask.content().length);
        out.write(ask.content(), 0, length);
    }),

    SAYS_TOO_SHORT((ask, out, elsewhere) -> {
        ScriptedServer.head(out, "200 OK", ask.content().length - 9);
        out.write(ask.content());
    }),
    SAYS_NO_NUMBER((ask, out, elsewhere) -> {
        ScriptedServer.head(out, "200 OK", -1, "Content-Length: many");
        out.write(ask.content());
    }),
    SENDS_MORE_THAN_THERE_IS((ask, out, elsewhere) -> {
        ScriptedServer.head(out, "200 OK", -1);
        out.write(ask.content());
        out.write(ask.content());
    }),
    SENDS_FAR_TOO_MUCH((ask, out, elsewhere) -> {
        ScriptedServer.head(out, "200 OK", -1);
        byte[] noise = new byte[1 << 16];
        Arrays.fill(noise, (byte) 'x');
        for (int i = 0; i < 1000; i++) {
            out.write(noise);
        }
    }),
    BREAKS_CHUNKS((ask, out, elsewhere) -> {
        ScriptedServer.head(out, "200 OK", -1, "Transfer-Encoding: chunked");
        out.write("5\r\nhello\r\nthis is no chunk\r\n".getBytes(StandardCharsets.UTF_8));
    }),
    FLOODS_WITH_HEADERS((ask, out, elsewhere) -> {
        out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 100_000; i++) {
            out.write(("X-" + i + ": flood\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }),
    SPEAKS_NO_HTTP((ask, out, elsewhere) -> out.write("220 ftp ready\r\n\r\n".getBytes(StandardCharsets.UTF_8))),

    HAS_CHANGED_BITS((ask, out, elsewhere) -> {
        byte[] other = ask.content().clone();
        other[0] ^= 0x20;
        other[other.length / 2] ^= 1;
        ScriptedServer.ok(out, other);
    }),
    IS_ANOTHER_FILE((ask, out, elsewhere) -> {
        byte[] other = new byte[ask.content().length];
        Arrays.fill(other, (byte) 'y');
        ScriptedServer.ok(out, other);
    }),
    IS_TRUNCATED((ask, out, elsewhere) ->
            ScriptedServer.ok(out, Arrays.copyOf(ask.content(), ask.content().length / 2))),
    IS_EMPTY((ask, out, elsewhere) -> ScriptedServer.ok(out, new byte[0])),
    IS_A_WEB_PAGE((ask, out, elsewhere) -> ScriptedServer.ok(
            out, "<!DOCTYPE html><html>Log in</html>".getBytes(StandardCharsets.UTF_8), "Content-Type: text/html")),
    HAS_ANOTHER_CONTENT_TYPE((ask, out, elsewhere) -> ScriptedServer.ok(out, ask.content(), "Content-Type: text/html")),
    IS_A_GZIP_BOMB((ask, out, elsewhere) -> ScriptedServer.ok(out, Bomb.GZIP, "Content-Encoding: gzip")),
    IS_GZIPPED_ON_THE_WAY(
            (ask, out, elsewhere) -> ScriptedServer.ok(out, gzip(ask.content(), 1), "Content-Encoding: gzip")),
    HAS_A_STRANGE_ENCODING((ask, out, elsewhere) -> ScriptedServer.ok(out, ask.content(), "Content-Encoding: br")),

    IS_NOT_MODIFIED((ask, out, elsewhere) -> ScriptedServer.head(out, "304 Not Modified", -1)),
    IS_GONE((ask, out, elsewhere) -> ScriptedServer.head(out, "404 Not Found", 0)),
    IS_FORBIDDEN((ask, out, elsewhere) -> ScriptedServer.head(out, "403 Forbidden", 0)),
    NEEDS_A_LOGIN((ask, out, elsewhere) -> ScriptedServer.head(out, "401 Unauthorized", 0)),
    FAILS((ask, out, elsewhere) -> ScriptedServer.head(out, "500 Internal Server Error", 0)),
    FAILS_ONCE((ask, out, elsewhere) -> {
        if (ask.number() == 1) {
            ScriptedServer.head(out, "503 Service Unavailable", 0);
        } else {
            ask.answerWell(out);
        }
    }),
    IS_BUSY_FOR_A_SECOND((ask, out, elsewhere) -> {
        if (ask.number() == 1) {
            ScriptedServer.head(out, "429 Too Many Requests", 0, "Retry-After: 1");
        } else {
            ask.answerWell(out);
        }
    }),
    IS_BUSY_FOR_A_DAY(
            (ask, out, elsewhere) -> ScriptedServer.head(out, "429 Too Many Requests", 0, "Retry-After: 86400")),

    REDIRECTS_FOR_EVER((ask, out, elsewhere) -> redirect(out, ask.request().target())),
    REDIRECTS_TO_ANOTHER_HOST((ask, out, elsewhere) ->
            redirect(out, elsewhere.good() + ask.request().target())),
    REDIRECTS_TO_A_FILE((ask, out, elsewhere) -> redirect(out, "file:///etc/passwd")),
    REDIRECTS_TO_NOWHERE((ask, out, elsewhere) -> ScriptedServer.head(out, "302 Found", 0)),
    REDIRECTS_TO_A_HOST_NOBODY_TRUSTS((ask, out, elsewhere) ->
            redirect(out, elsewhere.untrusted() + ask.request().target()));

    /** Other servers: one that has the same, and one whose certificate nobody signed. */
    record Elsewhere(String good, String untrusted) {}

    private interface Wire {
        void write(Ask ask, OutputStream out, Elsewhere elsewhere) throws IOException;
    }

    @SuppressWarnings("ImmutableEnumChecker")
    private final Wire wire;

    Fault(Wire wire) {
        this.wire = wire;
    }

    void answer(Ask ask, OutputStream out, Elsewhere elsewhere) throws IOException {
        wire.write(ask, out, elsewhere);
    }

    private static void unlessFirst(Ask ask, OutputStream out) throws IOException {
        if (ask.number() > 1) {
            ask.answerWell(out);
        }
    }

    private static void half(Ask ask, OutputStream out, String... headers) throws IOException {
        ScriptedServer.head(out, "200 OK", ask.content().length, headers);
        out.write(ask.content(), 0, ask.content().length / 2);
        out.flush();
    }

    private static void redirect(OutputStream out, String location) throws IOException {
        ScriptedServer.head(out, "302 Found", 0, "Location: " + location);
    }

    private static void stallIfFirst(Ask ask) {
        if (ask.number() == 1) {
            stall();
        }
    }

    private static void stall() {
        pause(60_000);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // The test is over.
            Thread.currentThread().interrupt();
        }
    }

    /** A hundred kilobytes that unpack to a hundred megabytes of blanks, which JSON allows. */
    private static final class Bomb {

        private static final byte[] GZIP = make();

        private static byte[] make() {
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            try {
                return gzip(blanks, 100);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static byte[] gzip(byte[] content, int times) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                gzip.write(content);
            }
        }
        return packed.toByteArray();
    }
}
