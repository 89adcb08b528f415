package io.github.envmaven.core.pypi;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered, as it is kept on disk: a header of lines, an empty line, the body.
 *
 * <pre>
 *   env-page: 1
 *   url: https://pypi.org/simple/requests/
 *   content-type: application/vnd.pypi.simple.v1+json
 *   etag: "abc"
 *   cache-control: max-age=600
 *   checked: 1764068400000
 *
 *   {"name": "requests", ...
 * </pre>
 *
 * @param url where the answer came from at last
 * @param contentType the header, or empty
 * @param etag the header, or empty
 * @param cacheControl the header, or empty
 * @param checkedMillis when the server last said that this is current; milliseconds since 1970
 * @param exists whether there is such a page; that there is none is remembered, too
 * @param body the content
 */
record CachedPage(
        String url,
        String contentType,
        String etag,
        String cacheControl,
        long checkedMillis,
        boolean exists,
        String body) {

    private static final String VERSION = "1";

    CachedPage checkedAt(long millis, String newCacheControl) {
        return new CachedPage(url, contentType, etag, newCacheControl, millis, exists, body);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        put(text, "env-page", VERSION);
        put(text, "url", url);
        put(text, "content-type", contentType);
        put(text, "etag", etag);
        put(text, "cache-control", cacheControl);
        put(text, "checked", Long.toString(checkedMillis));
        put(text, "exists", Boolean.toString(exists));
        text.append('\n').append(body);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #bytes} wrote; empty where it is something else. */
    static Optional<CachedPage> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        while (true) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return Optional.empty();
            }
            String line = text.substring(at, end);
            at = end + 1;
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(": ");
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        String checked = values.getOrDefault("checked", "");
        if (!VERSION.equals(values.get("env-page")) || !checked.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new CachedPage(
                values.getOrDefault("url", ""),
                values.getOrDefault("content-type", ""),
                values.getOrDefault("etag", ""),
                values.getOrDefault("cache-control", ""),
                Long.parseLong(checked),
                Boolean.parseBoolean(values.get("exists")),
                text.substring(at)));
    }

    private static void put(StringBuilder out, String key, String value) {
        out.append(key).append(": ").append(value.replaceAll("[\\r\\n]", " ")).append('\n');
    }
}
