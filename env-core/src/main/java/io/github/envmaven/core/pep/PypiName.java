package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a project, an extra or a dependency group, normalised (PEP 503, 685, 735): lower case, and one dash for
 * each run of dashes, dots and underscores.
 *
 * @param value the normalised name
 */
public record PypiName(String value) implements Comparable<PypiName> {

    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    /** Refuses what is not normalised, so that equal names are equal values. */
    public PypiName {
        if (!value.equals(normalized(value))) {
            throw new IllegalArgumentException("Not a normalised name: " + value);
        }
    }

    /**
     * Reads a name as it was written.
     *
     * @param text the name in any spelling
     * @return the name
     * @throws InvalidInput when it is not a name by PEP 508
     */
    public static PypiName parse(String text) {
        if (!isValid(text)) {
            throw new InvalidInput(
                    "'" + text + "' is no Python package's name",
                    Remedy.fixInput("A name has letters, digits, '.', '-' and '_', and begins and ends with a letter or"
                            + " digit"));
        }
        return new PypiName(normalized(text));
    }

    /**
     * Tells whether a text is a name (PEP 508).
     *
     * @param text any text
     * @return whether it is
     */
    public static boolean isValid(String text) {
        int last = text.length() - 1;
        if (last < 0 || isSeparator(text.charAt(0)) || isSeparator(text.charAt(last))) {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            char character = text.charAt(i);
            boolean allowed = isPlain(character) || isSeparator(character) || (character >= 'A' && character <= 'Z');
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    /**
     * Normalises a text as if it were a name.
     *
     * @param text any text
     * @return the text in lower case, with a dash for each run of separators
     */
    public static String normalized(String text) {
        return isNormalized(text)
                ? text
                : SEPARATORS.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** Whether nothing is to be done, as for most names that are met. */
    private static boolean isNormalized(String text) {
        char before = 'a';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (!isPlain(character) && (character != '-' || before == '-')) {
                return false;
            }
            before = character;
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }

    private static boolean isSeparator(char character) {
        return character == '-' || character == '_' || character == '.';
    }

    /**
     * The spelling in file names of wheels, sdists and {@code dist-info} directories.
     *
     * @return the name with underscores
     */
    public String inFileNames() {
        return value.replace('-', '_');
    }

    @Override
    public int compareTo(PypiName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
