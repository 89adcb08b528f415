package io.github.envmaven.core.repodata;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.KnownChannels;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.http.Validators;
import io.github.envmaven.core.index.ChannelIndex;
import io.github.envmaven.core.record.RecordSource;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Loads one subdir: cached copy, question to the server, new copy. */
final class SubdirLoader {

    private static final long PROBE_AGAIN_MILLIS = 14L * 24 * 60 * 60 * 1000;

    private static final String MISSING_FOR = "max-age=3600";

    private final Transport transport;
    private final RepoDataCache cache;
    private final CacheUse use;
    private final Extent extent;
    private final Clock clock;
    private final IndexDownload download;
    private final ShardLoader shards;
    private final EventListener listener;

    SubdirLoader(
            Transport transport,
            RepoDataCache cache,
            CacheUse use,
            Extent extent,
            Clock clock,
            EventListener listener) {
        this.extent = extent;
        this.transport = transport;
        this.cache = cache;
        this.use = use;
        this.clock = clock;
        this.listener = listener;
        this.shards = new ShardLoader(transport, cache, use, clock, listener);
        this.download = new IndexDownload(transport, clock, listener);
    }

    /**
     * Loads.
     *
     * @param subdir what
     * @param fetchUrl the channel's base URL for requests, perhaps with secrets in it
     * @return its records
     */
    RecordSource load(Subdir subdir, String fetchUrl) {
        RepoDataCache.Entry entry = cache.entry(subdir);
        String url = fetchUrl + "/" + subdir.platform() + "/";
        if (url.startsWith("file:")) {
            return isSharded(url) ? shards.load(subdir, url).orElseThrow() : warned(refreshLocked(entry, subdir, url));
        }
        Optional<ChannelIndex> usable = entry.state().filter(this::mayBeUsed).flatMap(entry::index);
        if (usable.isPresent()) {
            return warned(usable.get());
        }
        Optional<ShardedRecords> sharded = extent == Extent.ALL ? shards.load(subdir, url) : Optional.empty();
        if (sharded.isPresent()) {
            return sharded.get();
        }
        if (use == CacheUse.OFFLINE) {
            throw new NetworkFailed(
                    "Offline, and " + subdir + " is not in the cache", Remedy.of(Remedy.Kind.GO_ONLINE));
        }
        return warned(refreshLocked(entry, subdir, url));
    }

    /** Whether a directory has shards and nothing else; what is there as a whole need not be read in pieces. */
    private boolean isSharded(String url) {
        return isThere(url + ShardLoader.FILE)
                && RepoDataFile.candidates(extent, false).stream().noneMatch(file -> isThere(url + file.fileName()));
    }

    private boolean isThere(String url) {
        try (Response response = transport.get(Request.of(url))) {
            return response.status() == 200;
        }
    }

    /** Whether something can be read without a network. */
    boolean isCached(Subdir subdir) {
        RepoDataCache.Entry entry = cache.entry(subdir);
        return subdir.url().startsWith("file:")
                || entry.state().flatMap(entry::index).isPresent()
                || shards.isCached(subdir);
    }

    /** Says who fetches ahead; offline nobody does. */
    void useExecutor(Executor executor) {
        if (use != CacheUse.OFFLINE) {
            shards.prefetch().useExecutor(executor);
        }
    }

    /** What fetches ahead for all sharded subdirs. */
    ShardPrefetch prefetch() {
        return shards.prefetch();
    }

    private ChannelIndex warned(ChannelIndex index) {
        SkippedWarning.of(index).ifPresent(listener::onEvent);
        return index;
    }

    private ChannelIndex refreshLocked(RepoDataCache.Entry entry, Subdir subdir, String url) {
        FileLock lock = entry.lock();
        try (lock) {
            return refresh(entry, subdir, url);
        }
    }

    private boolean mayBeUsed(CacheState state) {
        return use == CacheUse.OFFLINE
                || (use == CacheUse.AS_SERVER_ALLOWS && state.validators().areFresh(clock.millis()));
    }

    /** With the lock held. Somebody else may have made a new copy while this one waited: it is then only asked about. */
    private ChannelIndex refresh(RepoDataCache.Entry entry, Subdir subdir, String url) {
        Optional<CacheState> state = entry.state();
        Optional<ChannelIndex> index = state.flatMap(entry::index);
        if (index.isPresent() && state.filter(this::mayBeUsed).isPresent() && !url.startsWith("file:")) {
            return index.get();
        }
        boolean zstMissing = state.filter(known -> clock.millis() - known.zstMissingMillis() < PROBE_AGAIN_MILLIS)
                .isPresent();
        long missingSince = state.map(CacheState::zstMissingMillis).orElse(0L);
        Optional<EnvException> refusal = Optional.empty();
        for (RepoDataFile file : RepoDataFile.candidates(extent, zstMissing && !url.startsWith("file:"))) {
            Request request = request(url, file);
            Optional<CacheState> known =
                    state.filter(s -> index.isPresent() && s.file().equals(file.fileName()));
            Request question =
                    known.map(copy -> copy.validators().conditional(request)).orElse(request);
            Optional<Response> answer = ask(question, subdir, index.isPresent() ? state : Optional.empty());
            if (answer.isEmpty()) {
                return index.orElseThrow();
            }
            try (Response response = answer.get()) {
                if (response.status() == 304 && known.isPresent()) {
                    confirm(entry, known.get(), response, missingSince);
                    return index.orElseThrow();
                }
                if (response.status() == 403) {
                    // Object stores refuse what is not there to those who may not list it.
                    refusal = Optional.of(refusal.orElseGet(response::failure));
                } else if (response.status() != 404 && response.status() != 410) {
                    return download.run(entry, new IndexDownload.Answer(request, file, response), missingSince);
                }
                missingSince = file == RepoDataFile.ZST ? clock.millis() : missingSince;
            }
        }
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return missing(entry, subdir);
    }

    /** The server's answer; none where it has none and there is a copy to use in its place. */
    private Optional<Response> ask(Request question, Subdir subdir, Optional<CacheState> copy) {
        try {
            return Optional.of(transport.get(question));
        } catch (NetworkFailed e) {
            if (copy.isEmpty() || !StaleCopy.mayStandIn(e, use)) {
                throw e;
            }
            listener.onEvent(StaleCopy.warning(subdir, copy.get(), e));
            return Optional.empty();
        }
    }

    private static Request request(String url, RepoDataFile file) {
        Request request = Request.of(url + file.fileName());
        return file.isText() ? request.acceptingGzip() : request;
    }

    /** A channel without a platform is normal, and remembered as one without records; one without noarch is no channel. */
    private ChannelIndex missing(RepoDataCache.Entry entry, Subdir subdir) {
        if (subdir.platform().equals(Subdir.NOARCH)) {
            Channel channel = subdir.channel();
            String hint = KnownChannels.near(channel.name())
                    .map(near -> " Did you mean " + near + "?")
                    .orElse("");
            throw new NotFound(
                    channel.name() + " is no conda channel: " + Redaction.redact(subdir.url())
                            + " has no repodata.json." + hint,
                    Remedy.fixInput("Check the channel's name or URL."));
        }
        long now = clock.millis();
        Validators missing = Validators.lasting(MISSING_FOR, now);
        CacheState empty = new CacheState(subdir.url(), "", missing, now, entry.newIndexName(now));
        return entry.publish(empty, InputStream.nullInputStream());
    }

    /** Notes that the copy is still current; without a time to trust it for, there is nothing to note. */
    private void confirm(RepoDataCache.Entry entry, CacheState known, Response response, long zstMissingMillis) {
        Validators confirmed = known.validators().confirmedBy(response, clock.millis());
        if (!confirmed.cacheControl().isEmpty() || zstMissingMillis != known.zstMissingMillis()) {
            entry.publish(new CacheState(
                    known.subdir(),
                    known.file(),
                    confirmed,
                    known.file().equals(RepoDataFile.ZST.fileName()) ? 0 : zstMissingMillis,
                    known.index()));
        }
    }
}
