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

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]");
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
        return VALID.matcher(text).matches();
    }

    /**
     * Normalises a text as if it were a name.
     *
     * @param text any text
     * @return the text in lower case, with a dash for each run of separators
     */
    public static String normalized(String text) {
        return SEPARATORS.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT);
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
