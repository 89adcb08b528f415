package io.github.envmaven.core.command;

import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockedChannel;
import io.github.envmaven.core.record.RecordSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Loads what channels offer to a platform. */
final class ChannelLoading {

    /** Each channel has two subdirs for a platform: the platform's own and {@code noarch}. */
    private static final int SUBDIRS = 2;

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
     * Loads the subdirs of a platform, several at a time.
     *
     * @param platform the platform
     * @return the channels in their order, each with the platform's subdir before {@code noarch}
     */
    List<ChannelRecords> load(String platform) {
        List<RecordSource> sources = session.repodata().loadAll(channels, platform, session.executor());
        List<ChannelRecords> records = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            records.add(new ChannelRecords(channels.get(i).channel(), sources.subList(i * SUBDIRS, (i + 1) * SUBDIRS)));
        }
        return records;
    }

    private static LockedChannel lock(String text, ResolvedChannel channel) {
        if (!channel.usedVariables().isEmpty()) {
            return new LockedChannel(text, channel.usedVariables());
        }
        return LockedChannel.of(channel.hasSecrets() ? channel.channel().baseUrl() : text);
    }
}
