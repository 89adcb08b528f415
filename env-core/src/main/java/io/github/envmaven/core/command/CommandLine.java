package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as a POSIX shell does, without expanding anything. */
public final class CommandLine {

    private CommandLine() {}

    /**
     * Splits a command line.
     *
     * @param line words apart by blanks; quotes keep words together, a backslash takes the next character as it is
     *     (within double quotes only before a quote or a backslash)
     * @return the words
     * @throws EnvException.InvalidInput when a quote is not closed
     */
    public static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == '\'' ? c != '\'' : quote == '"' && c != '"' && c != '\\') {
                word.append(c);
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                begun = true;
            } else if (c == '\\' && i + 1 < line.length() && (quote == 0 || isEscapedInQuotes(line.charAt(i + 1)))) {
                word.append(line.charAt(++i));
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new EnvException.InvalidInput(
                    "The command line " + line + " has a quote " + quote + " that is not closed.",
                    Remedy.fixInput("Close the quote."));
        }
        if (begun) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }

    private static boolean isEscapedInQuotes(char c) {
        return c == '"' || c == '\\';
    }
}
