package io.github.envmaven.core.repodata;

import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.http.Validators;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Finds out whether a subdir is sharded (CEP 16), and gets the index of its shards: a hundredth of what is in them. */
final class ShardLoader {

    /** Lists the shards. */
    static final String FILE = "repodata_shards.msgpack.zst";

    private static final int LARGEST = 128 << 20;
    private static final int LARGEST_PACKED = 32 << 20;
    private static final int ATTEMPTS = 3;
    /** A channel without shards is asked again after two weeks, as rattler does. */
    private static final String MISSING_FOR = "max-age=1209600";

    private final Transport transport;
    private final RepoDataCache cache;
    private final CacheUse use;
    private final Clock clock;
    private final EventListener listener;
    private final ShardPrefetch prefetch = new ShardPrefetch();

    ShardLoader(Transport transport, RepoDataCache cache, CacheUse use, Clock clock, EventListener listener) {
        this.transport = transport;
        this.cache = cache;
        this.use = use;
        this.clock = clock;
        this.listener = listener;
    }

    /** What fetches ahead for all sharded subdirs. */
    ShardPrefetch prefetch() {
        return prefetch;
    }

    /**
     * Loads the index of a subdir's shards.
     *
     * @param subdir the subdir
     * @param subdirUrl its URL for requests
     * @return its records, to be fetched by name; empty where it has no shards
     */
    Optional<ShardedRecords> load(Subdir subdir, String subdirUrl) {
        RepoDataCache.Entry entry = cache.shards(subdir);
        String shown = Redaction.redact(subdir.url() + FILE);
        // A disk is no network, and is asked each time.
        CacheUse use = subdirUrl.startsWith("file:") ? CacheUse.REVALIDATE : this.use;
        Optional<byte[]> packed = bytes(entry, subdirUrl, use);
        return packed.map(bytes -> {
            ShardIndex index = ShardIndex.read(ShardFetcher.unpacked(bytes, LARGEST, shown), shown);
            ShardFetcher fetcher = new ShardFetcher(transport, cache.shardFiles(), use, subdirUrl, listener);
            ShardedRecords records = new ShardedRecords(subdir, index, fetcher, prefetch);
            prefetch.add(records);
            return records;
        });
    }

    /** Whether the index of a subdir's shards can be read without a network. */
    boolean isCached(Subdir subdir) {
        RepoDataCache.Entry entry = cache.shards(subdir);
        return entry.state().flatMap(entry::bytes).isPresent();
    }

    private Optional<byte[]> bytes(RepoDataCache.Entry entry, String subdirUrl, CacheUse use) {
        Optional<CacheState> fresh = entry.state().filter(state -> mayBeUsed(state, use));
        if (fresh.isPresent() && fresh.get().file().isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> usable = fresh.flatMap(entry::bytes);
        if (usable.isPresent() || use == CacheUse.OFFLINE) {
            return usable;
        }
        FileLock lock = entry.lock();
        try (lock) {
            return ask(entry, subdirUrl);
        }
    }

    private boolean mayBeUsed(CacheState state, CacheUse use) {
        return use == CacheUse.OFFLINE
                || (use == CacheUse.AS_SERVER_ALLOWS && state.validators().areFresh(clock.millis()));
    }

    private Optional<byte[]> ask(RepoDataCache.Entry entry, String subdirUrl) {
        Optional<CacheState> known = entry.state().filter(state -> !state.file().isEmpty());
        Optional<byte[]> copy = known.flatMap(entry::bytes);
        Request request = Request.of(subdirUrl + FILE);
        Request question = copy.isPresent() ? known.get().validators().conditional(request) : request;
        for (int attempt = 1; ; attempt++) {
            try (Response response = transport.get(question)) {
                if (response.status() == 304 && copy.isPresent()) {
                    Validators confirmed = known.get().validators().confirmedBy(response, clock.millis());
                    entry.publish(state(entry, confirmed, known.get().index()));
                    return copy;
                }
                return receive(entry, request, response);
            } catch (NetworkFailed e) {
                if (copy.isEmpty() || !StaleCopy.mayStandIn(e, use)) {
                    throw e;
                }
                listener.onEvent(StaleCopy.warning(entry.subdir(), known.get(), e));
                return copy;
            } catch (IOException e) {
                String shown = Redaction.redact(request.url());
                if (attempt == ATTEMPTS) {
                    throw new NetworkFailed(
                            shown + " broke off: " + e.getMessage(), Remedy.of(Remedy.Kind.TRY_AGAIN), e);
                }
                listener.onEvent(new Event.DownloadRetried(shown, String.valueOf(e.getMessage())));
            }
        }
    }

    /** The index that an answer brings, kept; empty where it says that there is none. */
    private Optional<byte[]> receive(RepoDataCache.Entry entry, Request request, Response response) throws IOException {
        String index = entry.newIndexName(clock.millis());
        if (isAbsent(response.status())) {
            Validators missing = Validators.lasting(MISSING_FOR, clock.millis());
            entry.publish(new CacheState(entry.subdir().url(), "", missing, 0, index));
            return Optional.empty();
        }
        try (ResumingBody body = new ResumingBody(transport, request, response.requireSuccess(), listener)) {
            byte[] bytes = body.readAll(LARGEST_PACKED);
            entry.publish(state(entry, Validators.of(response, clock.millis()), index), bytes);
            return Optional.of(bytes);
        }
    }

    /** Whether a server has no shards: it says so, or, as some file stores do, forbids what is not there. */
    private static boolean isAbsent(int status) {
        return status == 404 || status == 410 || status == 403 || status == 501;
    }

    private static CacheState state(RepoDataCache.Entry entry, Validators validators, String index) {
        return new CacheState(entry.subdir().url(), FILE, validators, 0, index);
    }
}
