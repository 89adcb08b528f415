package io.github.envmaven.core.cache;

import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Packages that are being fetched, in the order they were asked for. For one waiting thread. */
public final class PendingPackages implements AutoCloseable {

    // Measured: bzip2 takes about thirty times as long as zstd for the same content.
    private static final long BZIP2_WEIGHT = 10;

    private final List<RepoDataRecord> records;
    private final List<FutureTask<CachedPackage>> tasks = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> firstFailure = new AtomicReference<>();

    private PendingPackages(List<RepoDataRecord> records) {
        this.records = List.copyOf(records);
    }

    static PendingPackages start(PackageCache cache, List<RepoDataRecord> records, Executor executor) {
        PendingPackages pending = new PendingPackages(records);
        while (pending.tasks.size() < records.size()) {
            int index = pending.tasks.size();
            pending.tasks.add(new FutureTask<>(() -> pending.fetch(cache, index)));
        }
        // The longest first: a large one that starts last would be waited for alone.
        IntStream.range(0, records.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -work(records.get(i))))
                .forEach(i -> executor.execute(pending.tasks.get(i)));
        return pending;
    }

    /**
     * How many packages were asked for.
     *
     * @return the number of records
     */
    public int size() {
        return records.size();
    }

    /**
     * Waits for one package.
     *
     * @param index its place in the order they were asked for
     * @return the package
     * @throws EnvException what its fetching threw; the others are stopped
     */
    public CachedPackage await(int index) {
        try {
            return tasks.get(index).get();
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while fetching " + records.get(index));
        } catch (CancellationException e) {
            RuntimeException first = firstFailure.get();
            throw first == null ? new Cancelled("Stopped fetching " + records.get(index)) : first;
        }
    }

    /**
     * Waits for all packages.
     *
     * @return the packages in the order they were asked for
     * @throws EnvException what the first failing one threw; the others are stopped
     */
    public List<CachedPackage> awaitAll() {
        List<CachedPackage> packages = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            packages.add(await(i));
        }
        return packages;
    }

    /** Stops what is not finished; finished packages stay in the cache. */
    @Override
    public void close() {
        tasks.forEach(task -> task.cancel(true));
    }

    /** Runs in the executor; one failure stops the others at once, so that nobody waits for what is of no use. */
    private CachedPackage fetch(PackageCache cache, int index) {
        try {
            return cache.fetch(records.get(index));
        } catch (RuntimeException e) {
            if (firstFailure.compareAndSet(null, e)) {
                FutureTask<CachedPackage> own = tasks.get(index);
                tasks.stream().filter(task -> task != own).forEach(task -> task.cancel(true));
            }
            throw e;
        }
    }

    private static long work(RepoDataRecord record) {
        long size = record.packageRecord().size().orElse(0);
        return record.fileName().endsWith(".tar.bz2") ? BZIP2_WEIGHT * size : size;
    }

    private static RuntimeException failure(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
