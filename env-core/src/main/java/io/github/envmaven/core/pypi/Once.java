package io.github.envmaven.core.pypi;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Does each piece of work once, whoever asks for it first; others who ask wait for it, and fail as it failed. Safe for several
 * threads; no lock is held while work is done.
 *
 * @param <K> what tells pieces of work apart
 * @param <V> what comes of them
 */
final class Once<K, V> {

    private final Map<K, CompletableFuture<V>> known = new ConcurrentHashMap<>();

    V get(K key, Supplier<V> work) {
        CompletableFuture<V> future = known.get(key);
        if (future == null) {
            CompletableFuture<V> mine = new CompletableFuture<>();
            CompletableFuture<V> other = known.putIfAbsent(key, mine);
            future = other == null ? mine.completeAsync(work, Runnable::run) : other;
        }
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
