package io.github.envmaven.core.repodata;

import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.index.ChannelIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fetches the shards of one subdir, verified, and keeps them. */
final class ShardFetcher {

    private static final int LARGEST = 16 << 20;
    private static final int ATTEMPTS = 3;

    private final Transport transport;
    private final ShardCache cache;
    private final CacheUse use;
    private final String subdirUrl;
    private final EventListener listener;

    /**
     * Prepares to fetch.
     *
     * @param transport where bytes come from
     * @param cache where they are kept
     * @param use whether the network may be used
     * @param subdirUrl the subdir's URL for requests
     * @param listener hears of requests that are tried again, and of records that cannot be used
     */
    ShardFetcher(Transport transport, ShardCache cache, CacheUse use, String subdirUrl, EventListener listener) {
        this.transport = transport;
        this.cache = cache;
        this.use = use;
        this.subdirUrl = subdirUrl;
        this.listener = listener;
    }

    /**
     * Gets the records of one name.
     *
     * @param index says where its shard is
     * @param digest the shard's digest
     * @return its records in the form of {@code repodata.json}
     */
    byte[] fetch(ShardIndex index, String digest) {
        String url = index.url(subdirUrl, digest);
        String shown = Redaction.redact(url);
        byte[] packed = cache.find(digest).orElseGet(() -> download(url, digest));
        return ShardJson.of(unpacked(packed, LARGEST, shown), shown, index.baseUrl());
    }

    /** Whether a shard can be read without a network. */
    boolean isCached(String digest) {
        return cache.find(digest).isPresent();
    }

    /** Whether a shard can be neither read nor fetched. */
    boolean isMissing(String digest) {
        return use == CacheUse.OFFLINE && !isCached(digest);
    }

    /** Warns of records that cannot be used. */
    void warnOfSkipped(ChannelIndex records) {
        SkippedWarning.of(records).ifPresent(listener::onEvent);
    }

    /** Decompresses what may have been made to fill the memory. */
    static byte[] unpacked(byte[] packed, int largest, String shown) {
        try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new IntegrityFailed(shown + " unpacks to more than " + (largest >> 20) + " MB");
            }
            return bytes;
        } catch (IOException e) {
            throw new IntegrityFailed(shown + " is damaged: " + e.getMessage(), Remedy.of(Remedy.Kind.TRY_AGAIN), e);
        }
    }

    private byte[] download(String url, String digest) {
        String shown = Redaction.redact(url);
        byte[] bytes = receive(url, shown);
        if (!ShardCache.isWhole(bytes, digest)) {
            throw new IntegrityFailed(
                    shown + " does not have the SHA-256 of its name", Remedy.of(Remedy.Kind.TRY_AGAIN));
        }
        cache.keep(digest, bytes);
        return bytes;
    }

    private byte[] receive(String url, String shown) {
        for (int attempt = 1; ; attempt++) {
            try (Response response = transport.get(Request.of(url)).requireSuccess()) {
                byte[] bytes = response.body().readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw new IntegrityFailed(shown + " is larger than " + (LARGEST >> 20) + " MB");
                }
                return bytes;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new NetworkFailed(
                            shown + " broke off: " + e.getMessage(), Remedy.of(Remedy.Kind.TRY_AGAIN), e);
                }
                listener.onEvent(new Event.DownloadRetried(shown, String.valueOf(e.getMessage())));
            }
        }
    }
}
