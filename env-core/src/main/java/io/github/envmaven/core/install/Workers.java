package io.github.envmaven.core.install;

import io.github.envmaven.core.error.EnvException.Cancelled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

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
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean stopped = new AtomicBoolean();
        Runnable worker = () -> {
            for (int i = next.getAndIncrement(); i < items.size() && !stopped.get(); i = next.getAndIncrement()) {
                boolean done = false;
                try {
                    results.set(i, work.apply(items.get(i)));
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
        List<R> inOrder = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            inOrder.add(results.get(i));
        }
        return inOrder;
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
