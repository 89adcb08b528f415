package io.github.envmaven.core.command;

import java.util.List;
import java.util.Locale;

/**
 * How to choose what pip installs, beyond what is asked for.
 *
 * @param indexes URLs of package indexes (PEP 503), the most trusted first: the first that has a name is the only one asked
 *     about it; empty for what the user's pip and uv are configured with, or the public index
 * @param config what counts of the configuration of pip and uv
 * @param sdists when a source distribution will do
 * @param constraints requirements that limit what is installed, and ask for nothing
 * @param overrides requirements that replace every other on the same name
 * @param names what conda packages are called on indexes, where it is not known or wrong: {@code pytorch=torch}; nothing
 *     after the sign for a package that is on none
 */
public record PypiOptions(
        List<String> indexes,
        Config config,
        Sdists sdists,
        List<String> constraints,
        List<String> overrides,
        List<String> names) {

    /** Wheels only, from the configured indexes. */
    public static final PypiOptions DEFAULT =
            new PypiOptions(List.of(), Config.INDEXES, Sdists.NEVER, List.of(), List.of(), List.of());

    /** Copies the lists. */
    public PypiOptions {
        indexes = List.copyOf(indexes);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        names = List.copyOf(names);
    }

    /** What counts of the configuration files and variables of pip and uv. */
    public enum Config {
        /** Nothing; they are not read. */
        NONE,
        /** Where packages come from. */
        INDEXES;

        /**
         * The value as users write it.
         *
         * @return in lower case
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When a source distribution will do where there is no wheel. */
    public enum Sdists {
        /** Never. */
        NEVER,
        /** Where it says what it needs without being built (PEP 643). */
        STATIC,
        /** Any, which says what it needs as well as it can, and is checked when it is built. */
        BUILD;

        /**
         * The value as users write it.
         *
         * @return in lower case
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
