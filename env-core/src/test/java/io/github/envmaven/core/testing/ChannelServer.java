package io.github.envmaven.core.testing;

import io.github.envmaven.core.testing.ScriptedServer.Received;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A web server with a channel below {@code /channel}: entity tags, 304, ranges, and on order something else for one file. */
public final class ChannelServer implements AutoCloseable {

    private static final String ROOT = "/channel/";

    private final ServedFiles served;
    private final String target;
    private final Answer special;
    private final ScriptedServer server;
    private final Map<String, Integer> counts = new TreeMap<>();

    /** What is answered in place of a file. */
    @FunctionalInterface
    public interface Answer {
        /** Writes it. */
        void write(Ask ask, OutputStream out) throws IOException;
    }

    /** A request for a file. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Ask(int number, Received request, byte[] content) {

        /** How the file is answered when nothing is wrong. */
        public void answerWell(OutputStream out) throws IOException {
            ChannelServer.answerWell(request, content, out);
        }
    }

    private ChannelServer(ServedFiles served, String target, Answer special) throws IOException {
        this.served = served;
        this.target = target;
        this.special = special;
        this.server = ScriptedServer.start(this::answer);
    }

    /** Serves everything as it should be. */
    public static ChannelServer start(ServedFiles served) throws IOException {
        return new ChannelServer(served, "", Ask::answerWell);
    }

    /** Serves everything as it should be but for files whose path has a text in it. */
    public static ChannelServer start(ServedFiles served, String target, Answer special) throws IOException {
        return new ChannelServer(served, target, special);
    }

    /** The channel's URL. */
    public String url() {
        return server.url("/channel");
    }

    /** The server's port. */
    public int port() {
        return server.port();
    }

    /** What was asked for so far. */
    public List<Received> received() {
        return server.received();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(Received request, OutputStream out) throws IOException {
        String path = request.target().startsWith(ROOT) ? request.target().substring(ROOT.length()) : "";
        byte[] content = served.find(path);
        if (content == null) {
            ScriptedServer.head(out, "404 Not Found", 0);
        } else if (!target.isEmpty() && isTarget(path, content)) {
            int number;
            synchronized (counts) {
                number = counts.merge(path, 1, Integer::sum);
            }
            special.write(new Ask(number, request, content), out);
        } else {
            answerWell(request, content, out);
        }
    }

    private boolean isTarget(String path, byte[] content) {
        return path.contains(target)
                || served.files().entrySet().stream()
                        .anyMatch(file -> file.getKey().contains(target) && file.getValue() == content);
    }

    private static void answerWell(Received request, byte[] content, OutputStream out) throws IOException {
        String etag = "\"" + Integer.toHexString(Arrays.hashCode(content)) + "\"";
        int from = request.offset();
        if (request.header("If-None-Match").equals(etag)) {
            ScriptedServer.head(out, "304 Not Modified", -1, "ETag: " + etag);
        } else if (from > 0 && from < content.length && Arrays.asList("", etag).contains(request.header("If-Range"))) {
            String range = "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length;
            ScriptedServer.head(out, "206 Partial Content", content.length - from, range, "ETag: " + etag);
            out.write(content, from, content.length - from);
        } else {
            ScriptedServer.ok(out, content, "ETag: " + etag);
        }
    }
}
