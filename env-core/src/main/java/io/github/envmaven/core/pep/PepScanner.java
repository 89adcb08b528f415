package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.function.IntPredicate;

/** Walks along a requirement or marker; blanks are spaces and tabs alone. */
final class PepScanner {

    private final String what;
    private final String text;
    private int at;

    /**
     * A scanner at the beginning of a text.
     *
     * @param what what the text is, for messages
     * @param text the text
     */
    PepScanner(String what, String text) {
        this.what = what;
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean isAtBlank() {
        return at < text.length() && isBlank(text.charAt(at));
    }

    void skipBlanks() {
        while (isAtBlank()) {
            at++;
        }
    }

    private static boolean isBlank(int character) {
        return character == ' ' || character == '\t';
    }

    boolean peek(String token) {
        return text.startsWith(token, at);
    }

    /** Takes a token if it is next. */
    boolean next(String token) {
        if (!peek(token)) {
            return false;
        }
        at += token.length();
        return true;
    }

    /** Takes a word if it is next and ends there. */
    boolean nextWord(String word) {
        int end = at + word.length();
        if (!peek(word) || (end < text.length() && isWordPart(text.charAt(end)))) {
            return false;
        }
        at = end;
        return true;
    }

    static boolean isWordPart(int character) {
        return character == '_'
                || (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z');
    }

    String takeWhile(IntPredicate wanted) {
        int start = at;
        while (at < text.length() && wanted.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Takes one character. */
    char take() {
        return text.charAt(at++);
    }

    InvalidInput expected(String expected) {
        return new InvalidInput(
                what + " '" + text + "': " + expected + " is expected at column " + (at + 1),
                Remedy.fixInput("See PEP 508 for how requirements and markers are written"));
    }
}
