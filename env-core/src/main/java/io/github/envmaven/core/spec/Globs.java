package io.github.envmaven.core.spec;

import io.github.envmaven.core.version.TextPattern;
import java.util.Locale;
import java.util.Optional;

/** What two globs have in common; {@code *} is their only sign. */
final class Globs {

    private Globs() {}

    /** The narrower glob, or a regular expression with both; empty where no text matches both. */
    static Optional<String> intersection(String first, String second) {
        // A star of the one can stand in no place of the other but a star, so it may be taken for a letter here.
        if (TextPattern.glob(first).matches(second)) {
            return Optional.of(second);
        }
        if (TextPattern.glob(second).matches(first)) {
            return Optional.of(first);
        }
        return overlap(first.toLowerCase(Locale.ROOT), second.toLowerCase(Locale.ROOT))
                ? Optional.of("^(?=" + regex(first) + "$)" + regex(second) + "$")
                : Optional.empty();
    }

    /** The glob as the inner part of a regular expression. */
    static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            boolean word = Character.isLetterOrDigit(c) || c == '_';
            regex.append(c == '*' ? ".*" : word ? String.valueOf(c) : "\\" + c);
        }
        return regex.toString();
    }

    /** Whether some text matches both; {@code meet[i][j]} tells it of what is left of them from i and j on. */
    private static boolean overlap(String first, String second) {
        boolean[][] meet = new boolean[first.length() + 1][second.length() + 1];
        for (int i = first.length(); i >= 0; i--) {
            for (int j = second.length(); j >= 0; j--) {
                boolean star = i < first.length() && first.charAt(i) == '*';
                boolean otherStar = j < second.length() && second.charAt(j) == '*';
                if (star || otherStar) {
                    meet[i][j] = (i < first.length() && meet[i + 1][j]) || (j < second.length() && meet[i][j + 1]);
                } else {
                    boolean end = i == first.length() && j == second.length();
                    boolean same = i < first.length() && j < second.length() && first.charAt(i) == second.charAt(j);
                    meet[i][j] = end || (same && meet[i + 1][j + 1]);
                }
            }
        }
        return meet[0][0];
    }
}
