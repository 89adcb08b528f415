package io.github.envmaven.core.pep;

/** Reads the quoted strings of markers, with the escapes of Python's string literals. */
final class PythonString {

    private static final String SIMPLE = "\\'\"abfnrtv";
    private static final String MEANING = "\\'\"\u0007\b\f\n\r\t\u000b";

    private PythonString() {}

    /** Takes a string whose opening quote is next. */
    static String take(PepScanner scanner) {
        char quote = scanner.take();
        StringBuilder value = new StringBuilder();
        while (true) {
            if (scanner.isAtEnd() || scanner.peek("\n") || scanner.peek("\r")) {
                throw scanner.expected("a closing " + quote);
            }
            char character = scanner.take();
            if (character == quote) {
                return value.toString();
            }
            if (character == '\\') {
                takeEscape(scanner, value);
            } else {
                value.append(character);
            }
        }
    }

    private static void takeEscape(PepScanner scanner, StringBuilder value) {
        if (scanner.isAtEnd()) {
            throw scanner.expected("an escaped character");
        }
        char escaped = scanner.take();
        int simple = SIMPLE.indexOf(escaped);
        if (simple >= 0) {
            value.append(MEANING.charAt(simple));
        } else if (escaped == 'x') {
            value.append((char) takeHex(scanner, 2));
        } else if (escaped == 'u') {
            value.append((char) takeHex(scanner, 4));
        } else {
            value.append('\\').append(escaped); // Python keeps a backslash that escapes nothing.
        }
    }

    private static int takeHex(PepScanner scanner, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = scanner.isAtEnd() ? -1 : Character.digit(scanner.take(), 16);
            if (digit < 0) {
                throw scanner.expected("a hexadecimal digit");
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Quotes a value so that it reads back the same. */
    static String quote(String value) {
        char quote = value.indexOf('"') >= 0 && value.indexOf('\'') < 0 ? '\'' : '"';
        StringBuilder text = new StringBuilder().append(quote);
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            boolean otherQuote = character != quote && (character == '"' || character == '\'');
            int simple = otherQuote ? -1 : MEANING.indexOf(character);
            if (simple >= 0) {
                text.append('\\').append(SIMPLE.charAt(simple));
            } else {
                text.append(character);
            }
        }
        return text.append(quote).toString();
    }
}
