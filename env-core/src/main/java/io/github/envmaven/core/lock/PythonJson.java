package io.github.envmaven.core.lock;

import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Spells JSON as Python's {@code json.dumps(value, sort_keys=True)} does: {@code ", "} and {@code ": "} between values,
 * everything outside ASCII escaped. Digests of JSON depend on it.
 */
final class PythonJson {

    private final StringBuilder out = new StringBuilder();

    private PythonJson() {}

    /** Spells maps with text keys, collections, texts, numbers and null. */
    static String dumps(@Nullable Object value) {
        PythonJson json = new PythonJson();
        json.append(value);
        return json.out.toString();
    }

    private void append(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            appendMap(map);
        } else if (value instanceof Collection<?> list) {
            appendList(list);
        } else if (value instanceof String text) {
            appendText(text);
        } else {
            out.append(value);
        }
    }

    private void appendMap(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        out.append('{');
        Iterator<Map.Entry<String, Object>> entries = sorted.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Object> entry = entries.next();
            appendText(entry.getKey());
            out.append(": ");
            append(entry.getValue());
            out.append(entries.hasNext() ? ", " : "");
        }
        out.append('}');
    }

    private void appendList(Collection<?> list) {
        out.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            append(items.next());
            out.append(items.hasNext() ? ", " : "");
        }
        out.append(']');
    }

    private void appendText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            appendChar(text.charAt(i));
        }
        out.append('"');
    }

    private void appendChar(char ch) {
        switch (ch) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (ch < ' ' || ch > '~') {
                    out.append(String.format(Locale.ROOT, "\\u%04x", (int) ch));
                } else {
                    out.append(ch);
                }
            }
        }
    }
}
