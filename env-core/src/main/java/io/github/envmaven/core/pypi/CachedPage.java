package io.github.envmaven.core.pypi;

import io.github.envmaven.core.disk.FieldLines;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Validators;
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
 * @param validators what the server said of it
 * @param exists whether there is such a page; that there is none is remembered, too
 * @param files what it lists
 */
record CachedPage(Validators validators, boolean exists, List<IndexFile> files) {

    private static final String VERSION = "2";

    /** Without it the file is cut off. */
    private static final String END = "end\n";

    CachedPage {
        files = List.copyOf(files);
    }

    /** The same page, of which the server has nothing newer. */
    CachedPage confirmedBy(Response response, long nowMillis) {
        return new CachedPage(validators.confirmedBy(response, nowMillis), exists, files);
    }

    byte[] bytes() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("env-page", VERSION);
        fields.putAll(validators.fields());
        fields.put("exists", Boolean.toString(exists));
        StringBuilder text = new StringBuilder(FieldLines.write(fields)).append('\n');
        files.forEach(file -> FileLine.write(text, file));
        return text.append(END).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #bytes} wrote; empty where it is something else. */
    static Optional<CachedPage> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.endsWith(END) || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        int end = text.indexOf("\n\n");
        Map<String, String> fields = FieldLines.read(text.substring(0, Math.max(end, 0)));
        if (!VERSION.equals(fields.get("env-page"))) {
            return Optional.empty();
        }
        try {
            List<IndexFile> files = files(text, end + 2);
            boolean exists = Boolean.parseBoolean(fields.get("exists"));
            return Validators.find(fields).map(validators -> new CachedPage(validators, exists, files));
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
}
