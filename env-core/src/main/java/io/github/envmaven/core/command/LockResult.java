package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.List;

/**
 * What locking did.
 *
 * @param lockFile the lock
 * @param outcome whether it was written
 * @param platforms one summary a platform, in the lock's order; empty when the lock was kept
 */
public record LockResult(Path lockFile, Outcome outcome, List<Platform> platforms) {

    /** Copies the summaries. */
    public LockResult {
        platforms = List.copyOf(platforms);
    }

    /** Whether the lock was written. */
    public enum Outcome {
        /** The lock was written. */
        LOCKED,
        /** The lock fits its inputs and was left as it is. */
        UP_TO_DATE
    }

    /**
     * One platform of a new lock.
     *
     * @param platform its name
     * @param packages how many packages were locked
     * @param loadMillis how long the channels' indexes took, in milliseconds
     * @param solveMillis how long the solve took, in milliseconds
     * @param optimal whether the solution is proven best
     */
    public record Platform(String platform, int packages, long loadMillis, long solveMillis, boolean optimal) {}
}
