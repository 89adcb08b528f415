package io.github.envmaven.core.command;

import java.nio.file.Path;

/**
 * Asks for a lock file.
 *
 * @param source what to lock
 * @param lockFile where the lock is, or is to be
 * @param mode when to lock
 * @param options how to solve
 */
public record LockRequest(EnvironmentSource source, Path lockFile, Mode mode, SolveOptions options) {

    /** When to lock. */
    public enum Mode {
        /** Only when the lock is missing or does not fit its inputs any more; what was locked changes as little as can be. */
        IF_STALE,
        /** In any case, for the newest of everything. */
        ALWAYS,
        /** Never: a lock that is missing or stale is an error. */
        FROZEN
    }
}
