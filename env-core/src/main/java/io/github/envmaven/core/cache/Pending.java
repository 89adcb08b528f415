package io.github.envmaven.core.cache;

import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.EnvException.Cancelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Packages that are being fetched, in the order they were asked for. For one waiting thread.
 *
 * @param <W> what is wanted
 * @param <R> what is got
 */
final class Pending<W, R> implements AutoCloseable {

    private final List<W> wanted;
    private final Function<W, R> fetching;
    private final List<FutureTask<R>> tasks = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> firstFailure = new AtomicReference<>();

    private Pending(List<W> wanted, Function<W, R> fetching) {
        this.wanted = List.copyOf(wanted);
        this.fetching = fetching;
    }

    /** Starts, with what takes the most work: a large package that starts last would be waited for alone. */
    static <W, R> Pending<W, R> start(
            List<W> wanted, Function<W, R> fetching, ToLongFunction<W> work, Executor executor) {
        Pending<W, R> pending = new Pending<>(wanted, fetching);
        while (pending.tasks.size() < wanted.size()) {
            int index = pending.tasks.size();
            pending.tasks.add(new FutureTask<>(() -> pending.fetch(index)));
        }
        IntStream.range(0, wanted.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -work.applyAsLong(wanted.get(i))))
                .forEach(i -> executor.execute(pending.tasks.get(i)));
        return pending;
    }

    /**
     * Waits for all packages.
     *
     * @return the packages in the order they were asked for
     * @throws EnvException what the first failing one threw; the others are stopped
     */
    List<R> awaitAll() {
        List<R> packages = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            packages.add(await(i));
        }
        return packages;
    }

    private R await(int index) {
        try {
            return tasks.get(index).get();
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while fetching " + wanted.get(index));
        } catch (CancellationException e) {
            RuntimeException first = firstFailure.get();
            throw first == null ? new Cancelled("Stopped fetching " + wanted.get(index)) : first;
        }
    }

    /** Stops what is not finished; finished packages stay in the cache. */
    @Override
    public void close() {
        tasks.forEach(task -> task.cancel(true));
    }

    /** Runs in the executor; one failure stops the others at once, so that nobody waits for what is of no use. */
    private R fetch(int index) {
        try {
            return fetching.apply(wanted.get(index));
        } catch (RuntimeException e) {
            if (firstFailure.compareAndSet(null, e)) {
                FutureTask<R> own = tasks.get(index);
                tasks.stream().filter(task -> task != own).forEach(task -> task.cancel(true));
            }
            throw e;
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
