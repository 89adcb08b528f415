package io.github.envmaven.core.pypi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered, as it is kept on disk: a header of lines, an empty line, then a line a file, which is read many
 * times faster than the page itself, and a last one that says so. {@code >} stands for a tab.
 *
 * <pre>
 *   env-page: 2
 *   etag: "abc"
 *   cache-control: max-age=600
 *   checked: 1764068400000
 *
 *   tool-1.0-py3-none-any.whl>https://files.example/ab/>64 digits>size>&gt;=3.8>yanked>time>metadata and its 64 digits
 *   end
 * </pre>
 *
 * @param etag the header, or empty
 * @param lastModified the header, or empty
 * @param cacheControl the header, or empty
 * @param checkedMillis when the server last said that this is current; milliseconds since 1970
 * @param exists whether there is such a page; that there is none is remembered, too
 * @param files what it lists
 */
record CachedPage(
        String etag,
        String lastModified,
        String cacheControl,
        long checkedMillis,
        boolean exists,
        List<IndexFile> files) {

    private static final String VERSION = "2";

    /** Without it the file is cut off. */
    private static final String END = "end\n";

    CachedPage {
        files = List.copyOf(files);
    }

    CachedPage checkedAt(long millis, String newCacheControl) {
        return new CachedPage(etag, lastModified, newCacheControl, millis, exists, files);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        put(text, "env-page", VERSION);
        put(text, "etag", etag);
        put(text, "last-modified", lastModified);
        put(text, "cache-control", cacheControl);
        put(text, "checked", Long.toString(checkedMillis));
        put(text, "exists", Boolean.toString(exists));
        text.append('\n');
        files.forEach(file -> FileLine.write(text, file));
        return text.append(END).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #bytes} wrote; empty where it is something else. */
    static Optional<CachedPage> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.endsWith(END) || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
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
        if (!VERSION.equals(values.get("env-page"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CachedPage(
                    values.getOrDefault("etag", ""),
                    values.getOrDefault("last-modified", ""),
                    values.getOrDefault("cache-control", ""),
                    Long.parseLong(values.getOrDefault("checked", "")),
                    Boolean.parseBoolean(values.get("exists")),
                    files(text, at)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty(); // Cut off, or written by nobody who knows the form.
        }
    }

    private static List<IndexFile> files(String text, int start) {
        List<IndexFile> files = new ArrayList<>();
        int at = start;
        while (at < text.length() - END.length()) {
            FileLine line = new FileLine(text, at);
            files.add(line.read());
            at = line.end();
        }
        return files;
    }

    private static void put(StringBuilder out, String key, String value) {
        out.append(key)
                .append(": ")
                .append(value.replace('\r', ' ').replace('\n', ' '))
                .append('\n');
    }
}
