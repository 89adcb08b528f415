package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.ContentCheck;
import io.github.envmaven.core.cache.PackageCache;
import io.github.envmaven.core.channel.ChannelNames;
import io.github.envmaven.core.channel.ChannelSettings;
import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.AuthFile;
import io.github.envmaven.core.http.Credentials;
import io.github.envmaven.core.http.HttpSettings;
import io.github.envmaven.core.http.Netrc;
import io.github.envmaven.core.http.ProxySettings;
import io.github.envmaven.core.http.TrustedCertificates;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockedChannel;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.repodata.CacheUse;
import io.github.envmaven.core.repodata.RepoDataFetcher;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the commands of one run share: settings, the listener, one pool of threads, connections, and the channels already
 * loaded. Safe for several threads; to be closed by whoever opened it.
 */
public final class EnvSession implements AutoCloseable {

    /** Enough downloads at once to hide latency; extraction and linking are bound by the disk long before. */
    private static final int THREADS = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SessionSettings settings;
    private final EventListener listener;
    private final ExecutorService executor;
    private final SessionTransport transport;
    private final Clock clock = Clock.systemUTC();
    private final RepoDataFetcher repodata;

    private EnvSession(SessionSettings settings, EventListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.executor = Executors.newFixedThreadPool(THREADS, EnvSession::thread);
        this.transport = new SessionTransport(settings.network(), httpSettings(settings), listener);
        this.repodata = new RepoDataFetcher(
                transport,
                settings.cache().resolve("repodata"),
                settings.network() == SessionSettings.Network.OFFLINE ? CacheUse.OFFLINE : CacheUse.AS_SERVER_ALLOWS,
                clock,
                listener);
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
    public void close() {
        executor.shutdownNow();
        transport.close();
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

    PackageCache packages() {
        return new PackageCache(settings.cache(), transport, ContentCheck.SIZES, listener);
    }

    RepoDataFetcher repodata() {
        return repodata;
    }

    /**
     * Finds out which channels are meant. What they are written with to be let in is remembered for requests alone.
     *
     * @param written channels as their user wrote them
     * @param baseDirectory what relative paths among them are relative to
     * @return the channels, in the same order
     */
    List<ResolvedChannel> channels(List<String> written, Path baseDirectory) {
        ChannelSettings channelSettings = settings.channelAlias().isEmpty()
                ? ChannelSettings.standard()
                : ChannelSettings.standard().withAlias(settings.channelAlias());
        ChannelNames names = new ChannelNames(channelSettings, baseDirectory, settings.environment());
        List<ResolvedChannel> channels = new ArrayList<>();
        written.forEach(text -> channels.addAll(names.resolve(text)));
        for (ResolvedChannel channel : channels) {
            if (channel.hasSecrets()) {
                transport.learn(Credentials.extract(channel.fetchUrl()).credentials());
            }
        }
        return channels;
    }

    /**
     * Remembers the secrets of a lock's channels, which stand in environment variables that the lock names (CEP 37).
     *
     * @param lock the lock
     */
    void learnSecrets(LockFile lock) {
        List<String> written = lock.metadata().channels().stream()
                .filter(channel -> !channel.usedEnvVars().isEmpty())
                .map(LockedChannel::url)
                .toList();
        channels(written, settings.cache());
    }

    /**
     * Takes an environment for a whole job.
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
        return FileLock.acquire(prefix.condaMeta().resolve(".env-lock"), PATIENCE);
    }

    private static HttpSettings httpSettings(SessionSettings settings) {
        Path home = Path.of(System.getProperty("user.home", ""));
        Credentials credentials =
                Netrc.read(settings.environment(), home).with(AuthFile.read(settings.environment(), home));
        return HttpSettings.DEFAULT
                .withProxies(ProxySettings.fromEnvironment(settings.environment()))
                .withCertificates(TrustedCertificates.fromEnvironment(settings.environment()))
                .withCredentials(credentials);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "env-worker");
        thread.setDaemon(true);
        return thread;
    }
}
