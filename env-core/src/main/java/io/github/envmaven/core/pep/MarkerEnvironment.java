package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What markers ask about: facts of a Python and its machine (PEP 508), and, for lock files, the extras and groups that
 * are asked for (PEP 751).
 *
 * @param variables values by the variable's name
 * @param sets values of {@code extras} and {@code dependency_groups}; empty outside of lock files
 */
public record MarkerEnvironment(Map<String, String> variables, Map<String, Set<PypiName>> sets) {

    /** Sorts by name, so that order never depends on the caller. */
    public MarkerEnvironment {
        variables = Collections.unmodifiableMap(new TreeMap<>(variables));
        sets = Collections.unmodifiableMap(new TreeMap<>(sets));
    }

    /**
     * Facts alone.
     *
     * @param variables values by the variable's name
     * @return an environment outside of lock files
     */
    public static MarkerEnvironment of(Map<String, String> variables) {
        return new MarkerEnvironment(variables, Map.of());
    }

    /**
     * The same with one extra.
     *
     * @param extra its name, or an empty text for none
     * @return another environment
     */
    public MarkerEnvironment withExtra(String extra) {
        Map<String, String> extended = new TreeMap<>(variables);
        extended.put("extra", extra);
        return new MarkerEnvironment(extended, sets);
    }

    String valueOf(String variable) {
        String value = variables.get(variable);
        if (value == null) {
            throw unknown(variable);
        }
        return value;
    }

    Set<PypiName> setOf(String variable) {
        Set<PypiName> value = sets.get(variable);
        if (value == null) {
            throw unknown(variable);
        }
        return value;
    }

    private static InvalidInput unknown(String variable) {
        return new InvalidInput(
                "A marker asks for '" + variable + "', which has no value here",
                Remedy.fixInput("extras and dependency_groups have values in lock files only"));
    }
}
