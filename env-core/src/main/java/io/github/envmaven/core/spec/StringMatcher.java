package io.github.envmaven.core.spec;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.version.TextPattern;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a text field of a record has to be (CEP 29): a text, a glob such as {@code py3*_cpython}, or a regular expression
 * between {@code ^} and {@code $}; none of them minds case. Immutable.
 */
public final class StringMatcher {

    private static final StringMatcher ANY = parse("*");

    private final String text;
    private final @Nullable TextPattern pattern;

    private StringMatcher(String text, @Nullable TextPattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /**
     * The matcher that every text satisfies.
     *
     * @return {@code *}
     */
    public static StringMatcher any() {
        return ANY;
    }

    /**
     * The matcher that one text satisfies.
     *
     * @param text the text, taken literally
     * @return the matcher
     */
    public static StringMatcher exactly(String text) {
        return new StringMatcher(text, null);
    }

    /**
     * Reads a matcher.
     *
     * @param text the text, glob or regular expression
     * @return the matcher
     * @throws InvalidInput when it is a regular expression that cannot be compiled
     */
    public static StringMatcher parse(String text) {
        if (TextPattern.isRegex(text)) {
            TextPattern regex = TextPattern.regex(text)
                    .orElseThrow(() -> new InvalidInput(
                            "'" + text + "' is not a regular expression",
                            Remedy.fixInput("Between ^ and $, write a regular expression; or use * for any text.")));
            return new StringMatcher(text, regex);
        }
        return text.indexOf('*') < 0 ? exactly(text) : new StringMatcher(text, TextPattern.glob(text));
    }

    /**
     * Tells whether a text is what this asks for.
     *
     * @param candidate any text
     * @return whether it is
     */
    public boolean matches(String candidate) {
        if (pattern == null) {
            return text.equalsIgnoreCase(candidate);
        }
        return isAny() || pattern.matches(candidate);
    }

    /**
     * Tells whether this asks for nothing.
     *
     * @return whether it is {@code *}
     */
    public boolean isAny() {
        return text.equals("*") && pattern != null;
    }

    /**
     * The one text that this asks for.
     *
     * @return empty for a glob and a regular expression
     */
    public Optional<String> exact() {
        return pattern == null ? Optional.of(text) : Optional.empty();
    }

    /**
     * What satisfies both this and another matcher.
     *
     * @param other the other matcher
     * @return the narrower of the two where one is; a regular expression with both where neither is; empty where no text
     *     satisfies both
     */
    public Optional<StringMatcher> and(StringMatcher other) {
        if (equals(other) || other.isAny()) {
            return Optional.of(this);
        }
        if (isAny() || pattern == null) {
            return isAny() ? Optional.of(other) : other.narrowedTo(this);
        }
        if (other.pattern == null) {
            return narrowedTo(other);
        }
        if (TextPattern.isRegex(text) || TextPattern.isRegex(other.text)) {
            return Optional.of(parse("^(?=" + body(text) + "$)" + body(other.text) + "$"));
        }
        return Globs.intersection(text, other.text).map(StringMatcher::parse);
    }

    private Optional<StringMatcher> narrowedTo(StringMatcher exact) {
        return matches(exact.text) ? Optional.of(exact) : Optional.empty();
    }

    private static String body(String text) {
        return TextPattern.isRegex(text) ? "(?:" + text.substring(1, text.length() - 1) + ")" : Globs.regex(text);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof StringMatcher matcher) || (pattern == null) != (matcher.pattern == null)) {
            return false;
        }
        return pattern == null ? text.equalsIgnoreCase(matcher.text) : pattern.equals(matcher.pattern);
    }

    @Override
    public int hashCode() {
        return pattern == null ? text.toLowerCase(Locale.ROOT).hashCode() : pattern.hashCode();
    }

    /**
     * The matcher as it was written.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return text;
    }
}
