package io.github.envmaven.core.spec;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes the key-value section of a spec apart: {@code [version='>=1.2', build=py3*, extras=[a, b]]}.
 *
 * <p>Pairs are separated by commas, and by spaces where no comma is. A value may stand in quotes, in which a backslash
 * escapes a quote or a backslash; brackets nest, and a quote within nested brackets is the nested spec's. A key may also
 * meet its value in a comparison, as in {@code [version>=1.2]}.
 */
final class BracketReader {

    private final String text;
    private final int end;
    private int at;

    /** What a key was given, and where. */
    record Value(String text, int column) {}

    /**
     * @param text the whole spec
     * @param from the index behind the opening bracket
     * @param end the index of the closing bracket
     */
    BracketReader(String text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    /** The pairs in the order written. */
    Map<String, Value> read() {
        Map<String, Value> pairs = new LinkedHashMap<>();
        skipSpace();
        while (at < end) {
            int keyAt = at;
            String key = key();
            if (pairs.putIfAbsent(key, value(key)) != null) {
                throw invalid(keyAt, "'" + key + "' is given twice");
            }
            skipSpace();
            if (at < end && text.charAt(at) == ',') {
                at++;
                skipSpace();
            }
        }
        return pairs;
    }

    private String key() {
        int start = at;
        while (at < end && isKey(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw invalid(at, "a key such as version= must stand here");
        }
        return text.substring(start, at);
    }

    private static boolean isKey(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private Value value(String key) {
        skipSpace();
        if (at == end || "=<>!~".indexOf(text.charAt(at)) < 0) {
            if (key.equals("optional")) { // conda once kept a flag of its own solver here
                return new Value("", at);
            }
            throw invalid(at, "'=' and a value must follow '" + key + "'");
        }
        if (text.charAt(at) == '=') {
            at++;
            skipSpace();
        }
        int start = at;
        String value = isQuote() ? quoted(text.charAt(at)) : plain();
        if (value.isEmpty() && !key.equals("target")) {
            throw invalid(start, "'" + key + "' has no value");
        }
        return new Value(value, start);
    }

    private boolean isQuote() {
        return at < end && (text.charAt(at) == '\'' || text.charAt(at) == '"');
    }

    private String quoted(char quote) {
        int start = at + 1;
        int close = closingQuote(quote, start, Nesting.MINDED);
        if (close < 0) {
            close = closingQuote(quote, start, Nesting.IGNORED);
        }
        if (close < 0) {
            throw invalid(at, "this quote is not closed");
        }
        at = close + 1;
        return unescaped(text.substring(start, close));
    }

    /** Whether quotes within brackets belong to what the brackets enclose. */
    private enum Nesting {
        MINDED,
        IGNORED
    }

    /** The quote that ends the value is followed by a comma, a space or the end. */
    private int closingQuote(char quote, int from, Nesting nesting) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[' && nesting == Nesting.MINDED) {
                depth++;
            } else if (c == ']' && nesting == Nesting.MINDED) {
                depth--;
            } else if (c == quote && depth == 0) {
                char next = i + 1 == end ? ',' : text.charAt(i + 1);
                if (next == ',' || next == ' ') {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value.strip();
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() && "\\'\"".indexOf(value.charAt(i + 1)) >= 0) {
                i++;
                plain.append(value.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString().strip();
    }

    private String plain() {
        int start = at;
        int depth = 0;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (depth <= 0 && (c == ',' || c == ' ')) {
                break;
            }
            at++;
        }
        if (depth != 0) {
            throw invalid(start, "brackets do not match");
        }
        return text.substring(start, at);
    }

    private void skipSpace() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    private InvalidInput invalid(int index, String reason) {
        return InvalidSpec.at(
                text, index, reason, "In brackets, write key=value pairs with commas between them, values in quotes.");
    }
}
