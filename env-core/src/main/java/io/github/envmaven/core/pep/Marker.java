package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A condition on the environment under which a requirement applies (PEP 508). Immutable; equal when printed equally. */
public sealed interface Marker {

    /**
     * No condition.
     *
     * @return a marker that always holds
     */
    static Marker always() {
        return new All(List.of());
    }

    /**
     * Reads a marker.
     *
     * @param text for example {@code python_version < "3.11" and extra == "test"}
     * @return the marker
     * @throws InvalidInput when it is none
     */
    static Marker parse(String text) {
        return MarkerParser.parse(text);
    }

    /**
     * Tells whether the condition holds.
     *
     * @param environment the environment's facts
     * @return whether it does
     * @throws InvalidInput when it compares what cannot be compared, or names what the environment does not know
     */
    boolean holds(MarkerEnvironment environment);

    /**
     * Tells whether the condition holds with one of some extras, or with none where none are given.
     *
     * @param environment the environment's facts
     * @param extras the extras that are asked for
     * @return whether it does
     * @throws InvalidInput as {@link #holds(MarkerEnvironment)}
     */
    default boolean holds(MarkerEnvironment environment, Collection<PypiName> extras) {
        if (holds(environment.withExtra(""))) {
            return true;
        }
        return extras.stream().anyMatch(extra -> holds(environment.withExtra(extra.value())));
    }

    /**
     * The extras that decide whether the condition holds: with any other extra it is as without one.
     *
     * @return normalised names; empty where every extra might decide
     */
    default Optional<Set<String>> extras() {
        return MarkerExtras.of(this);
    }

    /**
     * All of several conditions.
     *
     * @param parts the conditions
     */
    record All(List<Marker> parts) implements Marker {

        /** Copies the parts. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(MarkerEnvironment environment) {
            for (Marker part : parts) {
                if (!part.holds(environment)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    /**
     * One of several conditions.
     *
     * @param parts the conditions, at least one
     */
    record Any(List<Marker> parts) implements Marker {

        /** Copies the parts. */
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(MarkerEnvironment environment) {
            for (Marker part : parts) {
                if (part.holds(environment)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return parts.stream().map(Marker::toString).collect(Collectors.joining(" or "));
        }
    }

    /**
     * One comparison.
     *
     * @param left what stands left
     * @param operator one of {@code < <= == != >= > ~= === in}, or {@code not in}
     * @param right what stands right
     */
    record Comparison(MarkerTerm left, String operator, MarkerTerm right) implements Marker {

        @Override
        public boolean holds(MarkerEnvironment environment) {
            return MarkerComparison.holds(this, environment);
        }

        @Override
        public String toString() {
            return left + " " + operator + " " + right;
        }
    }
}
