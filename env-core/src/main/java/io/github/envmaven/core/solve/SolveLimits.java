package io.github.envmaven.core.solve;

import java.util.function.BooleanSupplier;

/**
 * How much work a solve may do. Counted in conflicts, not in seconds, so that the answer is the same on every machine.
 *
 * @param conflicts how many conflicts the search for a first solution may meet
 * @param improvingConflicts how many more may be met to improve it and to prove that it is the best
 * @param cancelled whether the answer is no longer wanted; polled often
 */
public record SolveLimits(long conflicts, long improvingConflicts, BooleanSupplier cancelled) {

    /** Room for the largest known environments, seconds of work at most. */
    public static final SolveLimits DEFAULT = new SolveLimits(2_000_000, 20_000, () -> false);
}
