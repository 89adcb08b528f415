package io.github.envmaven.core.yaml;

import java.util.regex.Pattern;

/**
 * What YAML 1.1 makes of a scalar, as PyYAML resolves it: the readers and writers of these files are Python programs,
 * and {@code 1e5} is text to them where other YAML libraries see a number.
 */
public enum ScalarType {
    /** Text. */
    TEXT("text"),
    /** Nothing. */
    NULL("empty"),
    /** {@code true}, {@code no}, {@code on}, ... */
    BOOLEAN("a boolean"),
    /** An integer or a fraction. */
    NUMBER("a number"),
    /** A date or a time. */
    TIMESTAMP("a date"),
    /** {@code <<} and {@code =}, which YAML 1.1 gives a meaning of their own. */
    INDICATOR("an indicator");

    private static final Pattern NULLS = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern BOOLEANS =
            Pattern.compile("(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)");
    private static final Pattern NUMBERS = Pattern.compile("[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?"
            + "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
            + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
            + "|[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
            + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
    private static final Pattern TIMESTAMPS = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?"
            + "(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");
    /** Nothing else begins a scalar that is not text. */
    private static final String FIRST = "~nNyYtTfFoO-+.0123456789<=";

    private final String words;

    ScalarType(String words) {
        this.words = words;
    }

    /**
     * What the type is called in messages.
     *
     * @return for example {@code a number}
     */
    public String words() {
        return words;
    }

    static ScalarType ofPlain(String text) {
        if (!text.isEmpty() && FIRST.indexOf(text.charAt(0)) < 0) {
            return TEXT;
        }
        if (NULLS.matcher(text).matches()) {
            return NULL;
        }
        if (BOOLEANS.matcher(text).matches()) {
            return BOOLEAN;
        }
        if (NUMBERS.matcher(text).matches()) {
            return NUMBER;
        }
        if (TIMESTAMPS.matcher(text).matches()) {
            return TIMESTAMP;
        }
        return text.equals("=") || text.equals("<<") ? INDICATOR : TEXT;
    }
}
