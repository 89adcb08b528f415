package io.github.envmaven.core.spec;

/** Which build strings can stand behind a version without a key. */
final class BuildText {

    private BuildText() {}

    /** Whether the text has the characters of a build string (CEP 26) or {@code *}, and no others. */
    static boolean isPositional(String text) {
        return !text.isEmpty() && firstForeign(text) < 0;
    }

    /** The index of the first character that a build string cannot have, or -1. */
    static int firstForeign(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && c != '_' && c != '.' && c != '+' && c != '*') {
                return i;
            }
        }
        return -1;
    }
}
