package io.github.envmaven.core.command;

import java.nio.file.Path;

/**
 * What making an environment did.
 *
 * @param prefix the environment's directory
 * @param outcome whether anything had to be done
 * @param packages how many packages the environment has
 * @param installed how many were linked new
 * @param changed how many were replaced by another version or build, or linked again
 * @param removed how many were unlinked
 * @param millis how long it took, in milliseconds
 */
public record CreateResult(
        Path prefix, Outcome outcome, int packages, int installed, int changed, int removed, long millis) {

    /** Whether anything had to be done. */
    public enum Outcome {
        /** There was no environment before. */
        CREATED,
        /** The environment was changed. */
        UPDATED,
        /** The environment is what the lock says, and was left as it is. */
        UP_TO_DATE
    }
}
