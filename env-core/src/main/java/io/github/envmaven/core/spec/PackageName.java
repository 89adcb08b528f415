package io.github.envmaven.core.spec;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a conda package (CEP 26), in lower case.
 *
 * @param value the normalised name
 */
public record PackageName(String value) implements Comparable<PackageName> {

    /** The two expressions of CEP 26: names, and names of virtual packages. */
    private static final Pattern CEP_26 = Pattern.compile(
            "(?:[a-z0-9]|_(?!_))[._-]?(?:[a-z0-9]+(?:[._-]|$))*" + "|__[a-z0-9][._-]?(?:[a-z0-9]+(?:[._-]|$))*");

    /** Refuses upper case, so that equal names are equal values. */
    public PackageName {
        if (!value.equals(value.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("A package name is in lower case: " + value);
        }
    }

    /**
     * Normalises a name as it was written.
     *
     * @param text the name in any case
     * @return the name
     */
    public static PackageName of(String text) {
        return new PackageName(text.toLowerCase(Locale.ROOT));
    }

    /**
     * Tells whether a text is a name by CEP 26, but for its length, which published names exceed.
     *
     * @param text any text, in any case
     * @return whether it is
     */
    public static boolean isValid(String text) {
        return CEP_26.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * Tells whether the name is that of a virtual package, a fact about a machine such as {@code __glibc}.
     *
     * @return whether it starts with two underscores
     */
    public boolean isVirtual() {
        return value.startsWith("__");
    }

    @Override
    public int compareTo(PackageName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
