package io.github.envmaven.core.repodata;

import com.github.luben.zstd.Zstd;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A web server in memory: entity tags, 304, ranges, and connections that break. Notes what it was asked. */
final class FakeServer implements Transport {

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> extra = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** What was asked: status, space, URL. */
    final List<String> log = new ArrayList<>();

    /** After how many bytes connections break; as often as it is long. */
    final List<Integer> breaks = new ArrayList<>();

    FakeServer with(String url, byte[] content) {
        files.put(url, content);
        return this;
    }

    FakeServer withJson(String url, String json) {
        return with(url, json.getBytes(StandardCharsets.UTF_8));
    }

    FakeServer withZst(String url, String json) {
        return with(url, Zstd.compress(json.getBytes(StandardCharsets.UTF_8)));
    }

    FakeServer withHeader(String name, String value) {
        extra.put(name, value);
        return this;
    }

    @Override
    public synchronized Response get(Request request) {
        byte[] content = files.get(request.url());
        if (content == null) {
            return answer(request, 404, new byte[0]);
        }
        String etag = "\"" + java.util.Arrays.hashCode(content) + "\"";
        if (request.header("If-None-Match").orElse("").equals(etag)) {
            return answer(request, 304, new byte[0]);
        }
        String range = request.header("Range").orElse("");
        if (!range.isEmpty() && request.header("If-Range").orElse("").equals(etag)) {
            int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            extra.put("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            return answer(request, 206, java.util.Arrays.copyOfRange(content, from, content.length));
        }
        extra.put("ETag", etag);
        return answer(request, 200, content);
    }

    private Response answer(Request request, int status, byte[] content) {
        log.add(status + " " + request.url());
        InputStream body = new ByteArrayInputStream(content);
        if (!breaks.isEmpty() && content.length > 0) {
            body = new Breaking(body, breaks.remove(0));
        }
        return new Response(request.url(), status, extra, body);
    }

    private static final class Breaking extends InputStream {

        private final InputStream in;
        private int left;

        Breaking(InputStream in, int left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new IOException("Connection reset");
            }
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("Connection reset");
            }
            int count = in.read(target, offset, Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
