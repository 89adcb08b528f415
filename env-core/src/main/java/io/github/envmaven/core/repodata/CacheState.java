package io.github.envmaven.core.repodata;

import io.github.envmaven.core.disk.FieldLines;
import io.github.envmaven.core.http.Validators;
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
 * @param validators what the server said of it
 * @param zstMissingMillis when the server was last seen without a zst file; 0 where it has one
 * @param index the index file's name in the same directory
 */
record CacheState(String subdir, String file, Validators validators, long zstMissingMillis, String index) {

    private static final String VERSION = "1";
    private static final Pattern INDEX = Pattern.compile("[0-9a-f]+\\.index");

    /** The state as text. */
    String text() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("env-repodata", VERSION);
        fields.put("subdir", subdir);
        fields.put("file", file);
        fields.putAll(validators.fields());
        fields.put("zst-missing", Long.toString(zstMissingMillis));
        fields.put("index", index);
        return FieldLines.write(fields);
    }

    /** Reads what {@link #text} wrote; empty where it is something else. */
    static Optional<CacheState> parse(String text) {
        Map<String, String> fields = FieldLines.read(text);
        String index = fields.getOrDefault("index", "");
        if (!VERSION.equals(fields.get("env-repodata")) || !INDEX.matcher(index).matches()) {
            return Optional.empty();
        }
        return Validators.find(fields)
                .map(validators -> new CacheState(
                        fields.getOrDefault("subdir", ""),
                        fields.getOrDefault("file", ""),
                        validators,
                        number(fields.getOrDefault("zst-missing", "")),
                        index));
    }

    private static long number(String text) {
        boolean number = text.matches("\\d{1,18}");
        return number ? Long.parseLong(text) : 0;
    }
}
