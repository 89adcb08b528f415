package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.ContentCheck;
import io.github.envmaven.core.cache.KnownEnvironments;
import io.github.envmaven.core.cache.PackageCache;
import io.github.envmaven.core.cache.WheelCache;
import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockedChannel;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.repodata.RepoDataFetcher;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * What the commands of one run share: settings, the listener, one pool of threads, connections, and the channels already
 * loaded. Safe for several threads; to be closed by whoever opened it.
 */
public final class EnvSession implements AutoCloseable {

    /** Enough downloads at once to hide latency; extraction and linking are bound by the disk long before. */
    private static final int THREADS = 8;

    /** As many requests at once hide the latency of many small files; these threads do little else than wait. */
    private static final int REQUESTS = 64;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SessionSettings settings;
    private final EventListener listener;
    private final ExecutorService executor;
    private final ExecutorService waiting;
    private final Clock clock = Clock.systemUTC();
    private final List<PackageCache> opened = new CopyOnWriteArrayList<>();
    private final List<WheelCache> openedWheels = new CopyOnWriteArrayList<>();
    private @Nullable SessionNetwork network;

    private EnvSession(SessionSettings settings, EventListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.executor = Executors.newFixedThreadPool(THREADS, EnvSession::thread);
        this.waiting = Executors.newFixedThreadPool(REQUESTS, EnvSession::thread);
    }

    /**
     * Opens a session. Nothing is read, connected or started yet.
     *
     * @param settings the settings
     * @param listener hears what is going on, from several threads
     * @return the session
     */
    public static EnvSession open(SessionSettings settings, EventListener listener) {
        return new EnvSession(settings, listener);
    }

    /** Ends the threads and closes the connections; work that is still running is interrupted. */
    @Override
    public synchronized void close() {
        executor.shutdownNow();
        waiting.shutdownNow();
        opened.forEach(PackageCache::close);
        openedWheels.forEach(WheelCache::close);
        if (network != null) {
            network.close();
        }
    }

    SessionSettings settings() {
        return settings;
    }

    EventListener listener() {
        return listener;
    }

    ExecutorService executor() {
        return executor;
    }

    Instant now() {
        return clock.instant();
    }

    /** The way to channels, found out when it is first needed: most jobs that find nothing to do need none. */
    synchronized SessionNetwork network() {
        SessionNetwork known = network;
        if (known == null) {
            known = new SessionNetwork(settings, clock, listener, waiting);
            network = known;
        }
        return known;
    }

    /** The packages; what is taken from the cache stays in it until the session is closed. */
    PackageCache packages() {
        return packages(ContentCheck.SIZES);
    }

    /** The packages, with those that are in the cache looked at more or less closely. */
    PackageCache packages(ContentCheck hitCheck) {
        PackageCache cache = new PackageCache(
                settings.cache(), settings.cacheLayers(), network().transport(), hitCheck, listener);
        opened.add(cache);
        return cache;
    }

    /** The wheels, with those that are in the cache looked at more or less closely; they stay in it, too. */
    WheelCache wheels(ContentCheck hitCheck) {
        WheelCache cache = new WheelCache(settings.cache(), network().transport(), hitCheck, listener);
        openedWheels.add(cache);
        return cache;
    }

    RepoDataFetcher repodata() {
        return network().repodata();
    }

    /**
     * Shows, beside other work, what channels want their users to know; not offline, and not to who wants none
     * ({@code CONDA_NUMBER_CHANNEL_NOTICES=0}).
     *
     * @param channels the channels
     * @return ends when all is shown
     */
    CompletableFuture<Void> showNotices(List<ResolvedChannel> channels) {
        boolean isWanted = !network().isOffline()
                && !settings.environment()
                        .getOrDefault("CONDA_NUMBER_CHANNEL_NOTICES", "")
                        .strip()
                        .equals("0");
        return isWanted
                ? CompletableFuture.runAsync(() -> channels.forEach(network().notices()::show), executor)
                : CompletableFuture.completedFuture(null);
    }

    /**
     * Finds out which channels are meant. What they are written with to be let in is remembered for requests alone.
     *
     * @param written channels as their user wrote them
     * @param baseDirectory what relative paths among them are relative to
     * @return the channels, in the same order
     */
    List<ResolvedChannel> channels(List<String> written, Path baseDirectory) {
        return network().channels(written, baseDirectory, settings.environment());
    }

    /**
     * Remembers the secrets of a lock's channels, which stand in environment variables that the lock names (CEP 37), or
     * under the channel's name.
     *
     * @param lock the lock
     */
    void learnSecrets(LockFile lock) {
        for (LockedChannel channel : lock.metadata().channels()) {
            boolean isNamed = settings.transport().servers().stream()
                    .anyMatch(server -> server.id().equals(channel.url()));
            if (isNamed || !channel.usedEnvVars().isEmpty()) {
                // Other variables than those a lock admits to are none of its business.
                Map<String, String> admitted = new TreeMap<>(settings.environment());
                admitted.keySet().retainAll(channel.usedEnvVars());
                network().channels(List.of(channel.url()), settings.cache(), admitted);
            }
        }
    }

    /**
     * Takes an environment for a whole job, and remembers it as one that uses the cache.
     *
     * @param prefix the environment, which need not exist
     * @return the lock, to be closed by the caller
     */
    FileLock lock(Prefix prefix) {
        try {
            Files.createDirectories(prefix.condaMeta());
        } catch (IOException e) {
            String reason = e instanceof FileAlreadyExistsException
                    ? e.getMessage() + " is a file"
                    : e instanceof AccessDeniedException
                            ? "no permission to write to " + e.getMessage()
                            : e.getMessage();
            throw new DiskFailed(
                    "No environment can be made at " + prefix + ": " + reason + ".",
                    Remedy.of(Remedy.Kind.FREE_DISK, prefix.toString()),
                    e);
        }
        new KnownEnvironments(settings.cache()).add(prefix.root());
        return FileLock.acquire(prefix.condaMeta().resolve(".env-lock"), PATIENCE);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "env-worker");
        thread.setDaemon(true);
        return thread;
    }
}
