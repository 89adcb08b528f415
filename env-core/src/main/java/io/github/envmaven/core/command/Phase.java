package io.github.envmaven.core.command;

import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import java.util.function.Supplier;

/** Announces the phases of a job, and measures them. */
final class Phase {

    private Phase() {}

    /**
     * Does one phase.
     *
     * @param listener hears when it begins, and when it ends well
     * @param name what is being done, as a user would say it
     * @param work what is to be done
     * @param <T> what it comes to
     * @return the work's result, with its time
     */
    static <T> Timed<T> of(EventListener listener, String name, Supplier<T> work) {
        listener.onEvent(new Event.PhaseStarted(name));
        long start = System.nanoTime();
        T value = work.get();
        long nanos = System.nanoTime() - start;
        listener.onEvent(new Event.PhaseFinished(name, nanos / 1_000_000));
        return new Timed<>(value, nanos);
    }

    /**
     * A result with the time it took.
     *
     * @param value the result
     * @param nanos the time, in nanoseconds
     * @param <T> the result's type
     */
    record Timed<T>(T value, long nanos) {

        long millis() {
            return nanos / 1_000_000;
        }
    }
}
