package io.github.envmaven.core.pypi;

import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server in memory: what it has, whether it gives ranges, and what it was asked for. */
final class IndexTransport implements Transport {

    private record Resource(int status, String type, byte[] body) {}

    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private boolean ranges = true;
    private String cacheControl = "max-age=600";

    IndexTransport put(String url, String type, String body) {
        return put(url, type, body.getBytes(StandardCharsets.UTF_8));
    }

    IndexTransport put(String url, String type, byte[] body) {
        resources.put(url, new Resource(200, type, body));
        return this;
    }

    IndexTransport fail(String url, int status) {
        resources.put(url, new Resource(status, "text/plain", new byte[0]));
        return this;
    }

    IndexTransport withoutRanges() {
        ranges = false;
        return this;
    }

    IndexTransport withCacheControl(String value) {
        cacheControl = value;
        return this;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Response get(Request request) {
        String range = request.header("Range").orElse("");
        asked.add(request.url() + (range.isEmpty() ? "" : " " + range));
        Resource resource = resources.getOrDefault(request.url(), new Resource(404, "text/plain", new byte[0]));
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", resource.type());
        headers.put("Cache-Control", cacheControl);
        headers.put("ETag", "\"" + Arrays.hashCode(resource.body()) + "\"");
        byte[] body = resource.body();
        int status = resource.status();
        if (request.header("If-None-Match").filter(headers.get("ETag")::equals).isPresent()) {
            return new Response(request.url(), 304, headers, new ByteArrayInputStream(new byte[0]));
        }
        if (ranges && !range.isEmpty() && status == 200) {
            int from = range.startsWith("bytes=-")
                    ? Math.max(0, body.length - Integer.parseInt(range.substring(7)))
                    : Integer.parseInt(range.substring(6, range.indexOf('-')));
            int to = range.startsWith("bytes=-")
                    ? body.length
                    : Math.min(body.length, Integer.parseInt(range.substring(range.indexOf('-') + 1)) + 1);
            headers.put("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + body.length);
            body = Arrays.copyOfRange(body, from, to);
            status = 206;
        }
        return new Response(request.url(), status, headers, new ByteArrayInputStream(body));
    }
}
