package io.github.envmaven.core.solve;

import io.github.envmaven.core.event.EventListener;
import java.util.function.BooleanSupplier;

/**
 * How much work a solve may do, and who hears how far it is. Counted in conflicts, not in seconds, so that the answer is the same on every machine.
 *
 * @param conflicts how many conflicts the search for a first solution may meet
 * @param improvingConflicts how many more may be met to improve it and to prove that it is the best
 * @param cancelled whether the answer is no longer wanted; polled often, and once true it stays so
 * @param listener hears of progress, once for so and so many conflicts
 */
public record SolveLimits(long conflicts, long improvingConflicts, BooleanSupplier cancelled, EventListener listener) {

    /** Room for the largest known environments, seconds of work at most. */
    public static final SolveLimits DEFAULT = new SolveLimits(2_000_000, 20_000, () -> false, EventListener.NONE);

    /**
     * The same work for a caller that may not want the answer any more.
     *
     * @param newCancelled whether it does not
     * @param newListener hears of progress
     * @return the limits
     */
    public SolveLimits watchedBy(BooleanSupplier newCancelled, EventListener newListener) {
        return new SolveLimits(conflicts, improvingConflicts, newCancelled, newListener);
    }
}
