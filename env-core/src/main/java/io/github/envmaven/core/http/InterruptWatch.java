package io.github.envmaven.core.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Ends the requests of threads that are interrupted. A thread that waits for a socket does not notice an interrupt, so
 * another one looks for it and closes the socket; a cancelled build then ends at once and not when the server answers.
 */
final class InterruptWatch implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private @Nullable Thread watcher;

    /** A request on its way. Equal to no other, whatever they hold. */
    private static final class Watched {

        private final Thread thread;
        private final Cancellable request;

        private Watched(Thread thread, Cancellable request) {
            this.thread = thread;
            this.request = request;
        }
    }

    /**
     * Watches the calling thread.
     *
     * @param request what to end when the thread is interrupted
     * @return ends the watching
     */
    Runnable watch(Cancellable request) {
        Watched entry = new Watched(Thread.currentThread(), request);
        watched.add(entry);
        start();
        return () -> watched.remove(entry);
    }

    @Override
    public synchronized void close() {
        if (watcher != null) {
            watcher.interrupt();
            watcher = null;
        }
    }

    private synchronized void start() {
        if (watcher == null) {
            Thread thread = new Thread(this::look, "env-http-watch");
            thread.setDaemon(true);
            thread.start();
            watcher = thread;
        }
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                for (Watched entry : watched) {
                    if (entry.thread.isInterrupted()) {
                        entry.request.cancel();
                    }
                }
            }
        } catch (InterruptedException e) {
            // The transport is closed, and with it whatever was still watched.
            return;
        }
    }
}
