package io.github.envmaven.core.version;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of CEP 29's string matching, without regard to case: a glob, in which {@code *} stands for any text and
 * everything else for itself, or a regular expression between {@code ^} and {@code $}.
 *
 * <p>Channels may send any pattern, so the effort is bounded: a glob takes time in proportion to both texts at most, and
 * a regular expression that looks at more than {@value #LOOKS} characters does not match.
 */
public final class TextPattern {

    private static final int LOOKS = 200_000;
    private static final int LONGEST_TEXT = 4096;

    private final String text;
    private final String glob;
    private final @Nullable Pattern regex;

    private TextPattern(String text, @Nullable Pattern regex) {
        this.text = text;
        this.glob = text.toLowerCase(Locale.ROOT);
        this.regex = regex;
    }

    /**
     * Makes a glob.
     *
     * @param text for example {@code py3*_cpython}
     * @return the pattern
     */
    public static TextPattern glob(String text) {
        return new TextPattern(text, null);
    }

    /**
     * Makes a regular expression.
     *
     * @param text from {@code ^} to {@code $}
     * @return the pattern; empty where it cannot be compiled
     */
    public static Optional<TextPattern> regex(String text) {
        try {
            return Optional.of(new TextPattern(text, Pattern.compile(text, Pattern.CASE_INSENSITIVE)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Tells whether a text is written as a regular expression.
     *
     * @param text any text
     * @return whether it goes from {@code ^} to {@code $}
     */
    public static boolean isRegex(String text) {
        return text.length() > 1 && text.charAt(0) == '^' && text.charAt(text.length() - 1) == '$';
    }

    /**
     * Tells whether a text fits the pattern.
     *
     * @param candidate any text
     * @return whether it fits as a whole
     */
    public boolean matches(String candidate) {
        if (candidate.length() > LONGEST_TEXT) {
            return false;
        }
        return regex == null ? matchesGlob(candidate.toLowerCase(Locale.ROOT)) : matchesRegex(regex, candidate);
    }

    /** Takes every star as short as possible, and longer only when what follows does not fit: the last one is enough. */
    private boolean matchesGlob(String candidate) {
        int g = 0;
        int c = 0;
        int star = -1;
        int starEnd = 0;
        while (c < candidate.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                starEnd = c;
            } else if (g < glob.length() && glob.charAt(g) == candidate.charAt(c)) {
                g++;
                c++;
            } else if (star >= 0) {
                g = star + 1;
                c = ++starEnd;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }

    private static boolean matchesRegex(Pattern regex, String candidate) {
        try {
            return regex.matcher(new WatchedText(candidate, LOOKS)).find();
        } catch (WatchedText.TooManyLooks e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern pattern
                && (regex == null) == (pattern.regex == null)
                && (regex == null ? glob.equals(pattern.glob) : text.equals(pattern.text));
    }

    @Override
    public int hashCode() {
        return regex == null ? glob.hashCode() : text.hashCode();
    }

    /**
     * The pattern as it was written.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return text;
    }
}
