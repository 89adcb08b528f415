package io.github.envmaven.core.pep;

import java.util.Set;

/**
 * One side of a comparison in a marker.
 *
 * @param isVariable whether the text is a variable's name, else it is a string
 * @param text the name, or the string's value
 */
public record MarkerTerm(boolean isVariable, String text) {

    /** Variables whose values are names, or sets of names, and are compared normalised. */
    private static final Set<String> OF_NAMES = Set.of("extra", "extras", "dependency_groups");

    boolean isName() {
        return isVariable && OF_NAMES.contains(text);
    }

    boolean isSet() {
        return isName() && !text.equals("extra");
    }

    @Override
    public String toString() {
        return isVariable ? text : PythonString.quote(text);
    }
}
