package io.github.envmaven.core.install;

import io.github.envmaven.core.error.EnvException.Cancelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** A few threads of the session's pool that share out a list and give back the results in its order. */
final class Workers {

    private final ExecutorService executor;
    private final int threads;

    /**
     * @param executor the session's pool; the calling thread must not be one of it
     * @param threads how many of them to use at most
     */
    Workers(ExecutorService executor, int threads) {
        this.executor = executor;
        this.threads = threads;
    }

    /** The same pool with as many threads as there are processors: for work that is not the kernel's. */
    Workers forComputing() {
        return new Workers(executor, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Does the same with every item. When this returns, or throws, no thread is still at it.
     *
     * @throws Cancelled when the calling thread is interrupted; its flag stays set
     */
    <T, R> List<R> map(List<T> items, Function<T, R> work) {
        return mapLargestFirst(items, item -> 0, work);
    }

    /** The same, where some items take much longer: one of those begun last would be waited for by one thread alone. */
    <T, R> List<R> mapLargestFirst(List<T> items, ToIntFunction<T> size, Function<T, R> work) {
        List<Integer> order = IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -size.applyAsInt(items.get(i))))
                .toList();
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        forEach(order, i -> results.set(i, work.apply(items.get(i))));
        return IntStream.range(0, items.size()).mapToObj(results::get).toList();
    }

    /** The same with every item, where nothing comes of it. */
    <T> void forEach(List<T> items, Consumer<T> work) {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean stopped = new AtomicBoolean();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < items.size() && !stopped.get(); i = next.getAndIncrement()) {
                boolean done = false;
                try {
                    work.accept(items.get(i));
                    done = true;
                } finally {
                    stopped.compareAndSet(false, !done);
                }
            }
        };
        List<Future<?>> started = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, items.size()); i++) {
            started.add(executor.submit(worker));
        }
        await(started, stopped);
    }

    private static void await(List<Future<?>> started, AtomicBoolean stopped) {
        boolean interrupted = false;
        Throwable failure = null;
        for (Future<?> worker : started) {
            while (true) {
                try {
                    worker.get();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopped.set(true);
                } catch (ExecutionException e) {
                    failure = failure == null ? e.getCause() : failure;
                    break;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while changing the environment");
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
