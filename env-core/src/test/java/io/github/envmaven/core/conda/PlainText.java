package io.github.envmaven.core.conda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Small readers for {@link PlainSpec}: globs, bracket fields, lists and conditions. */
final class PlainText {

    private PlainText() {}

    /** Whether a text is what a pattern with {@code *} means; case does not count. */
    static boolean glob(String pattern, String text) {
        String lower = pattern.toLowerCase(Locale.ROOT);
        String value = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("^") && lower.endsWith("$")) {
            return value.matches(lower);
        }
        int star = lower.indexOf('*');
        if (star < 0) {
            return lower.equals(value);
        }
        String rest = lower.substring(star + 1);
        if (!value.startsWith(lower.substring(0, star))) {
            return false;
        }
        for (int from = star; from <= value.length(); from++) {
            if (glob(rest, value.substring(from))) {
                return true;
            }
        }
        return false;
    }

    /** Reads {@code key='value',key=[a,b]}. */
    static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : split(text, ",")) {
            int equal = part.indexOf('=');
            fields.put(part.substring(0, equal).strip(), unquoted(part.substring(equal + 1)));
        }
        return fields;
    }

    /** Reads {@code [a,"b"]}, or a single element without brackets. */
    static List<String> list(String text) {
        String inner = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        return split(inner, ",").stream().map(PlainText::unquoted).toList();
    }

    /** Whether a condition of CEP 43 holds, by whether its leaves do; {@code and} binds tighter than {@code or}. */
    static boolean holds(String condition, Predicate<String> leaf) {
        List<String> choices = split(condition, " or ");
        if (choices.size() > 1) {
            return choices.stream().anyMatch(choice -> holds(choice, leaf));
        }
        List<String> parts = split(condition, " and ");
        if (parts.size() > 1) {
            return parts.stream().allMatch(part -> holds(part, leaf));
        }
        String single = condition.strip();
        return single.startsWith("(") ? holds(single.substring(1, single.length() - 1), leaf) : leaf.test(single);
    }

    private static String unquoted(String text) {
        String stripped = text.strip();
        boolean quoted = stripped.startsWith("'") || stripped.startsWith("\"");
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    /** Splits where a separator stands outside of quotes and brackets. */
    private static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int quote = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[' || c == '(') {
                depth++;
            } else if (c == ']' || c == ')') {
                depth--;
            } else if (depth == 0 && text.startsWith(separator, i)) {
                parts.add(text.substring(start, i));
                start = i + separator.length();
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
