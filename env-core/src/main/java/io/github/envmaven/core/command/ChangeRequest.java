package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Asks for an environment to be changed: its lock, and with it what is installed.
 *
 * @param source what the user asked for
 * @param lockFile where the lock is, or is to be
 * @param prefix the environment's directory
 * @param packages names, or for {@link AddCommand} MatchSpecs
 * @param effect how far the change goes
 * @param options how to solve
 * @param pipConflicts what happens to a file of the environment that a wheel has, and somebody else, too
 */
public record ChangeRequest(
        EnvironmentSource source,
        Path lockFile,
        Path prefix,
        List<String> packages,
        Effect effect,
        SolveOptions options,
        CreateRequest.PipConflicts pipConflicts) {

    /** Copies the packages. */
    public ChangeRequest {
        packages = packages.stream().map(String::strip).toList();
    }

    /**
     * A request under which no wheel overwrites files of others.
     *
     * @param source what the user asked for
     * @param lockFile where the lock is, or is to be
     * @param prefix the environment's directory
     * @param packages names, or for {@link AddCommand} MatchSpecs
     * @param effect how far the change goes
     * @param options how to solve
     */
    public ChangeRequest(
            EnvironmentSource source,
            Path lockFile,
            Path prefix,
            List<String> packages,
            Effect effect,
            SolveOptions options) {
        this(source, lockFile, prefix, packages, effect, options, CreateRequest.PipConflicts.REFUSE);
    }

    /** How far a change goes. */
    public enum Effect {
        /** Nothing is written; the result tells what would change. */
        DRY_RUN,
        /** The lock, and the environment file where it changes too. */
        LOCK,
        /** The same, and the environment where there is one. */
        ENVIRONMENT;

        /**
         * The value as users write it.
         *
         * @return in lower case, with a hyphen
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
