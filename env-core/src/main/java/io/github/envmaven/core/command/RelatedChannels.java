package io.github.envmaven.core.command;

import io.github.envmaven.core.channel.ChannelOrder;
import io.github.envmaven.core.channel.ChannelRelations;
import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.conda.ChannelRecords;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.record.RecordSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Loads channels together with those that they are related to (CEP 42). Who does not want that sets
 * {@code CONDA_CHANNEL_RELATIONS_MAX_DEPTH=0}.
 */
final class RelatedChannels {

    private static final String DEEPEST = "CONDA_CHANNEL_RELATIONS_MAX_DEPTH";
    private static final int DEFAULT_DEEPEST = 10;

    private final EnvSession session;
    private final String platform;
    private final Map<String, ChannelRecords> loaded = new LinkedHashMap<>();

    RelatedChannels(EnvSession session, String platform) {
        this.session = session;
        this.platform = platform;
    }

    /**
     * Loads.
     *
     * @param written the user's channels, highest priority first
     * @return these and the related ones, highest priority first
     */
    List<ChannelRecords> load(List<ResolvedChannel> written) {
        int deepest = deepest();
        ChannelOrder order = new ChannelOrder(
                written.stream().map(channel -> channel.channel().baseUrl()).toList());
        List<ResolvedChannel> next = written;
        for (int depth = 0; !next.isEmpty(); depth++) {
            if (depth > deepest) {
                throw new InvalidInput(
                        "Channel " + next.get(0) + " is " + depth + " relations away from those that are named",
                        Remedy.fixInput("Set " + DEEPEST + " higher, or to 0 to leave out related channels."));
            }
            List<List<RecordSource>> sources = session.repodata().loadAll(next, platform, session.executor());
            for (int i = 0; i < next.size(); i++) {
                loaded.putIfAbsent(
                        next.get(i).channel().baseUrl(),
                        new ChannelRecords(next.get(i).channel(), sources.get(i)));
            }
            next = deepest == 0 ? List.of() : related(next, order);
        }
        return order.channels().stream()
                .flatMap(url -> Stream.ofNullable(loaded.get(url)))
                .toList();
    }

    private List<ResolvedChannel> related(List<ResolvedChannel> channels, ChannelOrder order) {
        Map<String, ResolvedChannel> found = new LinkedHashMap<>();
        for (ResolvedChannel channel : channels) {
            String url = channel.channel().baseUrl();
            ChannelRelations relations = relations(url);
            if (!relations.base().isEmpty()) {
                order.addBase(url, follow(relations.base(), channel, found));
            }
            if (!relations.overrides().isEmpty()) {
                order.addOverridden(url, follow(relations.overrides(), channel, found));
            }
        }
        return new ArrayList<>(found.values());
    }

    /** Both subdirs should say the same. */
    private ChannelRelations relations(String url) {
        return Stream.ofNullable(loaded.get(url))
                .flatMap(records -> records.sources().stream())
                .map(RecordSource::relations)
                .filter(relations -> !relations.isEmpty())
                .findFirst()
                .orElse(ChannelRelations.NONE);
    }

    private String follow(String reference, ResolvedChannel from, Map<String, ResolvedChannel> found) {
        // The token of the one opens the other: both lie on one server.
        String url = ChannelRelations.resolve(reference, from.fetchUrl());
        ResolvedChannel other =
                session.channels(List.of(url), Path.of("").toAbsolutePath()).get(0);
        String key = other.channel().baseUrl();
        if (!loaded.containsKey(key)) {
            found.putIfAbsent(key, other);
        }
        return key;
    }

    private int deepest() {
        String value =
                session.settings().environment().getOrDefault(DEEPEST, "").strip();
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : DEFAULT_DEEPEST;
    }
}
