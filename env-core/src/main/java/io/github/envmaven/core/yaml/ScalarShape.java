package io.github.envmaven.core.yaml;

/**
 * Which spellings can hold a text in a block context (PyYAML's {@code Emitter.analyze_scalar}).
 *
 * @param multiline whether it has line breaks
 * @param plain whether it can stand without quotes, if it then still reads as text
 * @param singleQuoted whether it can stand in single quotes
 */
record ScalarShape(boolean multiline, boolean plain, boolean singleQuoted) {

    private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";
    private static final String BLANKS = "\0 \t\r\n\u0085\u2028\u2029";

    static ScalarShape of(String text) {
        boolean breaks = false;
        boolean special = false;
        boolean breakSpace = false;
        boolean spaceBreak = false;
        for (int i = 0; i < text.length(); i++) {
            char ch = text.charAt(i);
            boolean isBreak = ScalarText.isBreak(ch);
            breaks |= isBreak;
            special |= ch != '\n' && (ch < ' ' || ch > '~');
            breakSpace |= ch == ' ' && i > 0 && ScalarText.isBreak(text.charAt(i - 1));
            spaceBreak |= isBreak && i > 0 && text.charAt(i - 1) == ' ';
        }
        boolean single = !breakSpace && !spaceBreak && !special;
        return new ScalarShape(breaks, single && !breaks && !hasIndicators(text) && !hasOuterSpace(text), single);
    }

    private static boolean hasOuterSpace(String text) {
        return text.startsWith(" ") || text.endsWith(" ");
    }

    private static boolean hasIndicators(String text) {
        if (text.startsWith("---") || text.startsWith("...")) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char ch = text.charAt(i);
            boolean beforeBlank = i + 1 == text.length() || isBlank(text.charAt(i + 1));
            boolean indicates = i == 0
                    ? INDICATORS.indexOf(ch) >= 0 || ("?:-".indexOf(ch) >= 0 && beforeBlank)
                    : (ch == ':' && beforeBlank) || (ch == '#' && isBlank(text.charAt(i - 1)));
            if (indicates) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(char ch) {
        return BLANKS.indexOf(ch) >= 0;
    }
}
