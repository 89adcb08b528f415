package io.github.envmaven.core.repodata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known about the cached copy of one subdir; a small text file beside the index.
 *
 * <pre>
 *   env-repodata: 1
 *   subdir: https://conda.anaconda.org/conda-forge/linux-64/
 *   file: repodata.json.zst
 *   etag: "abc"
 *   last-modified: Tue, 25 Nov 2025 11:00:00 GMT
 *   cache-control: public, max-age=1200
 *   checked: 1764068400000
 *   zst-missing: 0
 *   index: 19ab2c3d4e5.index
 * </pre>
 *
 * @param subdir the subdir's URL
 * @param file which of its files was read; empty where it has none
 * @param etag the entity tag, or empty
 * @param lastModified the date, as the server wrote it, or empty
 * @param cacheControl the header, as the server wrote it, or empty
 * @param checkedMillis when the server last said that the copy is current
 * @param zstMissingMillis when the server was last seen without a zst file; 0 where it has one
 * @param index the index file's name in the same directory
 */
record CacheState(
        String subdir,
        String file,
        String etag,
        String lastModified,
        String cacheControl,
        long checkedMillis,
        long zstMissingMillis,
        String index) {

    private static final String VERSION = "1";
    private static final Pattern INDEX = Pattern.compile("[0-9a-f]+\\.index");

    /** The state as text. */
    String text() {
        StringBuilder out = new StringBuilder();
        put(out, "env-repodata", VERSION);
        put(out, "subdir", subdir);
        put(out, "file", file);
        put(out, "etag", etag);
        put(out, "last-modified", lastModified);
        put(out, "cache-control", cacheControl);
        put(out, "checked", Long.toString(checkedMillis));
        put(out, "zst-missing", Long.toString(zstMissingMillis));
        put(out, "index", index);
        return out.toString();
    }

    /** Reads what {@link #text} wrote; empty where it is something else. */
    static Optional<CacheState> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        String index = values.getOrDefault("index", "");
        if (!VERSION.equals(values.get("env-repodata")) || !INDEX.matcher(index).matches()) {
            return Optional.empty();
        }
        return Optional.of(new CacheState(
                values.getOrDefault("subdir", ""),
                values.getOrDefault("file", ""),
                values.getOrDefault("etag", ""),
                values.getOrDefault("last-modified", ""),
                values.getOrDefault("cache-control", ""),
                number(values.getOrDefault("checked", "")),
                number(values.getOrDefault("zst-missing", "")),
                index));
    }

    private static long number(String text) {
        boolean number = text.matches("\\d{1,18}");
        return number ? Long.parseLong(text) : 0;
    }

    private static void put(StringBuilder out, String key, String value) {
        out.append(key).append(": ").append(value.replaceAll("[\\r\\n]", " ")).append('\n');
    }
}
