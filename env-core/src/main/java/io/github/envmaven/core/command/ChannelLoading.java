package io.github.envmaven.core.command;

import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockedChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Loads what channels offer to a platform. */
final class ChannelLoading {

    private static final long NOTICES_MILLIS = 3000;

    private final EnvSession session;
    private final List<ResolvedChannel> channels = new ArrayList<>();
    private final List<LockedChannel> locked = new ArrayList<>();

    /**
     * Resolves channels.
     *
     * @param session the session
     * @param written as their user wrote them, highest priority first
     * @param baseDirectory what relative paths among them are relative to
     */
    ChannelLoading(EnvSession session, List<String> written, Path baseDirectory) {
        if (written.isEmpty()) {
            throw new InvalidInput(
                    "No channel is named, so there is nothing to take packages from.",
                    Remedy.fixInput("Name channels in the environment file: 'channels: [conda-forge]'."));
        }
        this.session = session;
        session.network().warnOfOtherNames(written, baseDirectory);
        for (String text : written) {
            List<ResolvedChannel> meant = session.channels(List.of(text), baseDirectory);
            channels.addAll(meant);
            locked.add(lock(text, meant.get(0)));
        }
    }

    /**
     * The channels as a lock names them.
     *
     * @return in their order: as they were written, but without secrets
     */
    List<LockedChannel> locked() {
        return List.copyOf(locked);
    }

    /**
     * Refuses to begin what cannot be finished: offline, with indexes that are not in the cache.
     *
     * @param platforms all platforms that are going to be loaded
     * @throws NetworkFailed which names every index that is missing
     */
    void requireCached(List<String> platforms) {
        if (!session.network().isOffline()) {
            return;
        }
        List<Subdir> missing = session.repodata().missing(channels, platforms);
        if (!missing.isEmpty()) {
            throw new NetworkFailed(
                    "Offline, and the cache has no index of\n  "
                            + missing.stream().map(Subdir::url).collect(Collectors.joining("\n  ")),
                    Remedy.of(Remedy.Kind.GO_ONLINE));
        }
    }

    /**
     * Loads the subdirs of a platform, several at a time, and those of the channels that these are related to (CEP 42).
     *
     * @param platform the platform
     * @return the channels by priority, each with the platform's subdir before {@code noarch}
     */
    List<ChannelRecords> load(String platform) {
        CompletableFuture<Void> notices = session.showNotices(channels);
        List<ChannelRecords> loaded = new RelatedChannels(session, platform).load(channels);
        awaitBriefly(notices);
        return loaded;
    }

    /** News should come before the result, but nobody waits long for it. */
    private static void awaitBriefly(CompletableFuture<Void> notices) {
        try {
            notices.get(NOTICES_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while loading the channels");
        } catch (ExecutionException | TimeoutException e) {
            // It is only news.
            return;
        }
    }

    private static LockedChannel lock(String text, ResolvedChannel channel) {
        if (!channel.usedVariables().isEmpty()) {
            return new LockedChannel(text, channel.usedVariables());
        }
        return LockedChannel.of(channel.hasSecrets() ? channel.channel().baseUrl() : text);
    }
}
