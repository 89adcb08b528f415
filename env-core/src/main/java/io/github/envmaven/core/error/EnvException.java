package io.github.envmaven.core.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong for a user, split by what the user must do and not by where it arose.
 *
 * <p>The message says what happened, with the value and the place, in whole words and without secrets; {@link #remedy()}
 * says what to do next. All constructors take the message first: what happened, with the value and the place, and no
 * secrets. Bugs are {@link IllegalStateException}s and never come as this type.
 */
public abstract sealed class EnvException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Remedy remedy;

    private EnvException(String message, @Nullable Remedy remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /**
     * What the user can do about it.
     *
     * @return the remedy, or empty where the message says all there is to say
     */
    public Optional<Remedy> remedy() {
        return Optional.ofNullable(remedy);
    }

    /** What the user wrote cannot be read or is contradictory; the message names the place. */
    public static final class InvalidInput extends EnvException {

        private static final long serialVersionUID = 1;

        /** A problem whose message says all. */
        public InvalidInput(String message) {
            super(message, null, null);
        }

        /** A problem whose message says what happened, with what to do next. */
        public InvalidInput(String message, Remedy remedy) {
            super(message, remedy, null);
        }

        /** A problem with what to do next, and what was caught beneath it. */
        public InvalidInput(String message, Remedy remedy, Throwable cause) {
            super(message, remedy, cause);
        }
    }

    /** A file, channel, package or platform that was asked for does not exist. */
    public static final class NotFound extends EnvException {

        private static final long serialVersionUID = 1;

        /** A problem whose message says all. */
        public NotFound(String message) {
            super(message, null, null);
        }

        /** A problem whose message says what happened, with what to do next. */
        public NotFound(String message, Remedy remedy) {
            super(message, remedy, null);
        }

        /** A problem with what to do next, and what was caught beneath it. */
        public NotFound(String message, Remedy remedy, Throwable cause) {
            super(message, remedy, cause);
        }
    }

    /** No set of packages satisfies the request; the message is the explanation. */
    public static final class Unsolvable extends EnvException {

        private static final long serialVersionUID = 1;

        private final transient @Nullable Explanation explanation;

        /** A request without a solution: the explanation says why, and the remedy what to do where it has no hints. */
        public Unsolvable(Explanation explanation) {
            super(explanation.text(), remedy(explanation), null);
            this.explanation = explanation;
        }

        private static @Nullable Remedy remedy(Explanation explanation) {
            String[] specs =
                    explanation.specs().stream().map(Explanation.Spec::text).toArray(String[]::new);
            return explanation.hints().isEmpty() ? Remedy.of(Remedy.Kind.LOOSEN_SPEC, specs) : null;
        }

        /**
         * Why there is no solution, in parts.
         *
         * @return empty where none was ruled out, or the reason has no parts
         */
        public Optional<Explanation> explanation() {
            return Optional.ofNullable(explanation);
        }

        /** A problem whose message says all. */
        public Unsolvable(String message) {
            super(message, null, null);
            this.explanation = null;
        }

        /** A problem whose message says what happened, with what to do next. */
        public Unsolvable(String message, Remedy remedy) {
            super(message, remedy, null);
            this.explanation = null;
        }

        /** A problem with what to do next, and what was caught beneath it. */
        public Unsolvable(String message, Remedy remedy, Throwable cause) {
            super(message, remedy, cause);
            this.explanation = null;
        }
    }

    /** A server could not be reached, or answered with something else than what was asked for. */
    public static final class NetworkFailed extends EnvException {

        private static final long serialVersionUID = 1;

        /** A problem whose message says all. */
        public NetworkFailed(String message) {
            super(message, null, null);
        }

        /** A problem whose message says what happened, with what to do next. */
        public NetworkFailed(String message, Remedy remedy) {
            super(message, remedy, null);
        }

        /** A problem with what to do next, and what was caught beneath it. */
        public NetworkFailed(String message, Remedy remedy, Throwable cause) {
            super(message, remedy, cause);
        }
    }

    /** Bytes differ from what was promised: a hash, a size, or the structure of an archive. */
    public static final class IntegrityFailed extends EnvException {

        private static final long serialVersionUID = 1;

        /** A problem whose message says all. */
        public IntegrityFailed(String message) {
            super(message, null, null);
        }

        /** A problem whose message says what happened, with what to do next. */
        public IntegrityFailed(String message, Remedy remedy) {
            super(message, remedy, null);
        }

        /** A problem with what to do next, and what was caught beneath it. */
        public IntegrityFailed(String message, Remedy remedy, Throwable cause) {
            super(message, remedy, cause);
        }
    }

    /** The disk, or the permissions on it, did not allow what had to be done. */
    public static final class DiskFailed extends EnvException {

        private static final long serialVersionUID = 1;

        private static final Remedy MORE_FILES = Remedy.fixInput(
                "Let a process open more files: run 'ulimit -n 4096' in the shell before, or raise the system's limit.");

        /** A problem whose message says all. */
        public DiskFailed(String message) {
            super(message, null, null);
        }

        /** A problem whose message says what happened, with what to do next. */
        public DiskFailed(String message, Remedy remedy) {
            super(message, remedy, null);
        }

        /**
         * A problem with what to do next, and what was caught beneath it. Where the process may open no more files, that is
         * what has to be changed, whatever the place.
         */
        public DiskFailed(String message, Remedy remedy, Throwable cause) {
            super(message, isOutOfFiles(cause) ? MORE_FILES : remedy, cause);
        }

        /** The JDK tells it in words alone. */
        private static boolean isOutOfFiles(Throwable cause) {
            return String.valueOf(cause.getMessage()).contains("Too many open files");
        }
    }

    /** The lock does not fit its inputs any more, or was edited. */
    public static final class LockOutdated extends EnvException {

        private static final long serialVersionUID = 1;

        /** A problem whose message says all. */
        public LockOutdated(String message) {
            super(message, null, null);
        }

        /** A problem whose message says what happened, with what to do next. */
        public LockOutdated(String message, Remedy remedy) {
            super(message, remedy, null);
        }

        /** A problem with what to do next, and what was caught beneath it. */
        public LockOutdated(String message, Remedy remedy, Throwable cause) {
            super(message, remedy, cause);
        }
    }

    /** The environment on disk is not what its records say, or is half made. */
    public static final class EnvironmentBroken extends EnvException {

        private static final long serialVersionUID = 1;

        /** A problem whose message says all. */
        public EnvironmentBroken(String message) {
            super(message, null, null);
        }

        /** A problem whose message says what happened, with what to do next. */
        public EnvironmentBroken(String message, Remedy remedy) {
            super(message, remedy, null);
        }

        /** A problem with what to do next, and what was caught beneath it. */
        public EnvironmentBroken(String message, Remedy remedy, Throwable cause) {
            super(message, remedy, cause);
        }
    }

    /** The user, or the build, interrupted the job. */
    public static final class Cancelled extends EnvException {

        private static final long serialVersionUID = 1;

        /** A problem whose message says all. */
        public Cancelled(String message) {
            super(message, null, null);
        }

        /** A problem whose message says what happened, with what to do next. */
        public Cancelled(String message, Remedy remedy) {
            super(message, remedy, null);
        }

        /** A problem with what to do next, and what was caught beneath it. */
        public Cancelled(String message, Remedy remedy, Throwable cause) {
            super(message, remedy, cause);
        }
    }
}
