package io.github.envmaven.core.yaml;

import java.util.Locale;

/**
 * Spells one text the way PyYAML's emitter does: plain where that reads back as the same text, else in single quotes,
 * and in double quotes with escapes where those cannot hold it.
 */
final class ScalarText {

    /** Given as the margin of a scalar that must stay on its line. */
    static final int NEVER_FOLD = -1;

    private static final int WIDTH = 80;
    private static final String BREAKS = "\n\u0085\u2028\u2029";
    private static final String ESCAPED = "\0\u0007\b\t\n\u000b\f\r\u001b\"\\\u0085\u00a0\u2028\u2029";
    private static final String ESCAPES = "0abtnvfre\"\\N_LP";

    private final StringBuilder out;
    private final int[] text;
    private final int margin;
    private int column;

    private ScalarText(StringBuilder out, String text, int column, int margin) {
        this.out = out;
        this.text = text.codePoints().toArray();
        this.column = column;
        this.margin = margin;
    }

    /**
     * Appends a text.
     *
     * @param out where to
     * @param text any text
     * @param column how many characters the line has already
     * @param margin how far lines that are folded are indented, or {@link #NEVER_FOLD}
     */
    static void append(StringBuilder out, String text, int column, int margin) {
        ScalarShape shape = ScalarShape.of(text);
        ScalarText scalar = new ScalarText(out, text, column, margin);
        boolean fitsKey = margin != NEVER_FOLD || !shape.multiline();
        if (shape.plain() && fitsKey && ScalarType.ofPlain(text) == ScalarType.TEXT) {
            scalar.writePlain();
        } else if (shape.singleQuoted() && fitsKey) {
            scalar.writeSingleQuoted();
        } else {
            scalar.writeDoubleQuoted();
        }
    }

    private void writePlain() {
        int start = 0;
        boolean spaces = false;
        for (int end = 0; end <= text.length; end++) {
            int ch = at(end);
            if (spaces) {
                if (ch != ' ') {
                    if (start + 1 == end && mayFold()) {
                        fold();
                    } else {
                        write(start, end);
                    }
                    start = end;
                }
            } else if (ch < 0 || ch == ' ') {
                write(start, end);
                start = end;
            }
            spaces = ch == ' ';
        }
    }

    private void writeSingleQuoted() {
        write('\'');
        int start = 0;
        boolean spaces = false;
        boolean breaks = false;
        for (int end = 0; end <= text.length; end++) {
            int ch = at(end);
            if (spaces) {
                if (ch != ' ') {
                    if (start + 1 == end && mayFold() && start != 0 && end != text.length) {
                        fold();
                    } else {
                        write(start, end);
                    }
                    start = end;
                }
            } else if (breaks) {
                if (!isBreak(ch)) {
                    writeBreaks(start, end);
                    start = end;
                }
            } else if ((ch < 0 || ch == ' ' || isBreak(ch) || ch == '\'') && start < end) {
                write(start, end);
                start = end;
            }
            if (ch == '\'') {
                write('\'');
                write('\'');
                start = end + 1;
            }
            spaces = ch == ' ';
            breaks = isBreak(ch);
        }
        write('\'');
    }

    private void writeBreaks(int start, int end) {
        if (text[start] == '\n') {
            out.append('\n');
        }
        for (int i = start; i < end; i++) {
            out.appendCodePoint(text[i]);
        }
        out.append(" ".repeat(margin));
        column = margin;
    }

    private void writeDoubleQuoted() {
        write('"');
        int start = 0;
        for (int end = 0; end <= text.length; end++) {
            int ch = at(end);
            if (ch < ' ' || ch > '~' || ch == '"' || ch == '\\') {
                write(start, end);
                start = end;
                if (ch >= 0) {
                    writeEscape(ch);
                    start = end + 1;
                }
            }
            boolean inside = end > 0 && end < text.length - 1;
            if (inside && (ch == ' ' || start >= end) && margin != NEVER_FOLD && column + (end - start) > WIDTH) {
                write(start, end);
                start = Math.max(start, end);
                write('\\');
                fold();
                if (text[start] == ' ') {
                    write('\\');
                }
            }
        }
        write('"');
    }

    private void writeEscape(int ch) {
        int known = ESCAPED.indexOf(ch);
        String escape;
        if (known >= 0) {
            escape = "\\" + ESCAPES.charAt(known);
        } else if (ch <= 0xff) {
            escape = "\\x" + hex(ch, 2);
        } else {
            escape = ch <= 0xffff ? "\\u" + hex(ch, 4) : "\\U" + hex(ch, 8);
        }
        out.append(escape);
        column += escape.length();
    }

    private static String hex(int value, int digits) {
        String hex = Integer.toHexString(value).toUpperCase(Locale.ROOT);
        return "0".repeat(digits - hex.length()) + hex;
    }

    private boolean mayFold() {
        return margin != NEVER_FOLD && column > WIDTH;
    }

    private void fold() {
        out.append('\n').append(" ".repeat(margin));
        column = margin;
    }

    private void write(int start, int end) {
        for (int i = start; i < end; i++) {
            out.appendCodePoint(text[i]);
        }
        column += Math.max(0, end - start);
    }

    private void write(char ch) {
        out.append(ch);
        column++;
    }

    private int at(int index) {
        return index < text.length ? text[index] : -1;
    }

    static boolean isBreak(int ch) {
        return ch >= 0 && BREAKS.indexOf(ch) >= 0;
    }
}
