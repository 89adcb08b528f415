package io.github.envmaven.core.repodata;

import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.spec.PackageName;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Gets the records of subdirs: from the cache while the server allows it, else from the server, which sends nothing where
 * nothing changed. Each subdir is asked for once in the life of a fetcher. Safe for several threads.
 */
public final class RepoDataFetcher {

    private final SubdirLoader loader;
    private final ConcurrentHashMap<Subdir, Loaded> loaded = new ConcurrentHashMap<>();

    /**
     * A fetcher that has fetched nothing yet.
     *
     * @param transport where bytes come from; answers {@code file:} URLs too
     * @param cache the directory of all indexes; made when it is needed
     * @param use how far cached copies may be trusted
     * @param clock tells their age
     * @param listener hears of downloads, and of records that cannot be used
     */
    public RepoDataFetcher(Transport transport, Path cache, CacheUse use, Clock clock, EventListener listener) {
        this(transport, cache, use, Extent.ALL, clock, listener);
    }

    /**
     * A fetcher that may look at the newest packages alone.
     *
     * @param transport where bytes come from; answers {@code file:} URLs too
     * @param cache the directory of all indexes, which fetchers of another extent do not share
     * @param use how far cached copies may be trusted
     * @param extent how much of a channel is looked at
     * @param clock tells their age
     * @param listener hears of downloads, and of records that cannot be used
     */
    public RepoDataFetcher(
            Transport transport, Path cache, CacheUse use, Extent extent, Clock clock, EventListener listener) {
        this.loader = new SubdirLoader(transport, new RepoDataCache(cache), use, extent, clock, listener);
    }

    /**
     * Gets one subdir of a channel that needs no credentials in its URL.
     *
     * @param subdir the subdir
     * @return its records; none where the channel has no such subdir
     * @throws io.github.envmaven.core.error.EnvException.NotFound when it is {@code noarch} and is missing: no channel then
     * @throws io.github.envmaven.core.error.EnvException.NetworkFailed when the server does not answer as it should
     * @throws io.github.envmaven.core.error.EnvException.IntegrityFailed when what it sends is no repodata
     */
    public RecordSource load(Subdir subdir) {
        return load(subdir, subdir.channel().baseUrl());
    }

    /**
     * Gets one subdir of a channel.
     *
     * @param channel the channel
     * @param platform the subdir's name, such as {@code linux-64}
     * @return its records; none where the channel has no such subdir
     */
    public RecordSource load(ResolvedChannel channel, String platform) {
        return load(channel.channel().subdir(platform), channel.fetchUrl());
    }

    /**
     * Gets the platform's subdir and {@code noarch} of each channel, several at a time.
     *
     * @param channels in order of priority
     * @param platform such as {@code linux-64}; with {@code noarch} there is only that subdir
     * @param executor runs the loading
     * @return for each channel in turn, the platform's records and then those of {@code noarch}
     */
    public List<List<RecordSource>> loadAll(List<ResolvedChannel> channels, String platform, Executor executor) {
        List<String> subdirs = platform.equals(Subdir.NOARCH) ? List.of(platform) : List.of(platform, Subdir.NOARCH);
        List<CompletableFuture<RecordSource>> running = new ArrayList<>();
        for (ResolvedChannel channel : channels) {
            for (String name : subdirs) {
                running.add(CompletableFuture.supplyAsync(() -> load(channel, name), executor));
            }
        }
        List<RecordSource> sources =
                running.stream().map(RepoDataFetcher::await).toList();
        List<List<RecordSource>> perChannel = new ArrayList<>();
        for (int from = 0; from < sources.size(); from += subdirs.size()) {
            perChannel.add(sources.subList(from, from + subdirs.size()));
        }
        return perChannel;
    }

    /**
     * Says who fetches records before they are asked for. Until then nobody does.
     *
     * @param executor runs the fetching; most of its time is spent waiting for servers
     */
    public void prefetchOn(Executor executor) {
        loader.useExecutor(executor);
    }

    /**
     * The subdirs of some channels that could not be read without a network.
     *
     * @param channels the channels
     * @param platforms each channel's subdirs for these and {@code noarch} are looked for
     * @return those that are not in the cache
     */
    public List<Subdir> missing(List<ResolvedChannel> channels, List<String> platforms) {
        Set<String> names = new LinkedHashSet<>(platforms);
        names.add(Subdir.NOARCH);
        return channels.stream()
                .flatMap(channel -> names.stream().map(name -> channel.channel().subdir(name)))
                .filter(subdir -> !loader.isCached(subdir))
                .toList();
    }

    /**
     * Fetches the records of some names and of everything that they can depend on, in all sharded subdirs loaded so far, so
     * that later solves for the same names need no network. For others there is nothing to fetch by name.
     *
     * @param names what will be asked for
     */
    public void fetchAll(Collection<PackageName> names) {
        loader.prefetch().fetchAll(names);
    }

    /**
     * Sets the records of some names on their way, and those of what they depend on. Only sharded channels have anything to
     * fetch by name; for others this does nothing. Call it between {@link #loadAll} and a solve.
     *
     * @param names what a solve will certainly ask for
     */
    public void prefetch(Collection<PackageName> names) {
        names.forEach(loader.prefetch()::want);
    }

    private static RecordSource await(CompletableFuture<RecordSource> loading) {
        try {
            return loading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while loading channels");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private RecordSource load(Subdir subdir, String fetchUrl) {
        return loaded.computeIfAbsent(subdir, key -> new Loaded()).get(subdir, fetchUrl);
    }

    /** One subdir, loaded by whoever asks first while the others wait. */
    private final class Loaded {

        private @Nullable RecordSource records;

        private synchronized RecordSource get(Subdir subdir, String fetchUrl) {
            RecordSource known = records;
            if (known == null) {
                known = loader.load(subdir, fetchUrl);
                records = known;
            }
            return known;
        }
    }
}
