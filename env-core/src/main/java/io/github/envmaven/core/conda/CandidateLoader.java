package io.github.envmaven.core.conda;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a name: the records of all channels, those that must not be chosen with the reason, plus the favored
 * and pinned ones, which need not be in any channel.
 */
final class CandidateLoader {

    private static final Channel MACHINE = new Channel("@virtual", "virtual:");

    private final CondaRequest request;
    private final Map<String, String> demandedChannels = new HashMap<>();

    CandidateLoader(CondaRequest request) {
        this.request = request;
        for (RequestedSpec requested : request.specs()) {
            MatchSpec spec = requested.spec();
            spec.channel()
                    .ifPresent(channel ->
                            spec.name().ifPresent(name -> demandedChannels.putIfAbsent(name.value(), channel)));
        }
    }

    /**
     * A record on its way to become a candidate.
     *
     * @param record the record
     * @param channelRank the place of its channel
     * @param exclusion why it must not be chosen, or null
     * @param favored whether it is to be preferred
     */
    record Loaded(
            RepoDataRecord record,
            int channelRank,
            @Nullable String exclusion,
            boolean favored) {}

    List<Loaded> load(String name) {
        List<Loaded> loaded = new ArrayList<>();
        if (name.startsWith("__")) {
            loadVirtual(name, loaded);
        }
        loadChannels(PackageName.of(name), loaded);
        addFavored(name, loaded);
        addInstalled(name, loaded);
        return applyPins(name, loaded);
    }

    /** The records of any name that match a spec, which takes a walk through all of them. */
    List<Loaded> loadMatching(MatchSpec spec) {
        List<Loaded> loaded = new ArrayList<>();
        for (int rank = 0; rank < request.channels().size(); rank++) {
            for (RecordSource source : request.channels().get(rank).sources()) {
                for (PackageName name : source.names()) {
                    for (RepoDataRecord record : source.recordsNamed(name)) {
                        if (SpecMatch.matches(spec, record)) {
                            loaded.add(new Loaded(record, rank, null, false));
                        }
                    }
                }
            }
        }
        return loaded;
    }

    private void loadVirtual(String name, List<Loaded> loaded) {
        for (VirtualPackage virtual : request.virtualPackages()) {
            if (virtual.name().value().equals(name)) {
                PackageRecord record = PackageRecord.builder(virtual.name(), virtual.version(), virtual.build())
                        .build();
                loaded.add(new Loaded(
                        new RepoDataRecord(record, record.stem(), "virtual:" + record.stem(), MACHINE),
                        Integer.MAX_VALUE,
                        null,
                        false));
            }
        }
    }

    private void loadChannels(PackageName name, List<Loaded> loaded) {
        @Nullable Channel provider = null;
        for (int rank = 0; rank < request.channels().size(); rank++) {
            ChannelRecords channel = request.channels().get(rank);
            for (RecordSource source : channel.sources()) {
                for (RepoDataRecord record : withoutTwins(source.recordsNamed(name))) {
                    Optional<String> exclusion = exclusion(record, provider);
                    if (provider == null && isFromDemandedChannel(record)) {
                        provider = channel.channel();
                    }
                    loaded.add(new Loaded(record, rank, exclusion.orElse(null), false));
                }
            }
        }
    }

    private Optional<String> exclusion(RepoDataRecord record, @Nullable Channel provider) {
        String ban = ban(record);
        if (ban != null) {
            return Optional.of(ban);
        }
        if (!isFromDemandedChannel(record)) {
            return Optional.of("not from the requested channel "
                    + demandedChannels.get(record.packageRecord().name().value()));
        }
        if (request.priority() == ChannelPriority.STRICT
                && provider != null
                && !provider.baseUrl().equals(record.channel().baseUrl())) {
            return Optional.of(
                    "strict channel priority takes " + record.packageRecord().name() + " from " + provider.name()
                            + " only, not from " + record.channel().name());
        }
        return request.excludeNewer().reason(record);
    }

    /** A spec that names a channel rules the others out before channel priority is looked at. */
    private boolean isFromDemandedChannel(RepoDataRecord record) {
        String demanded = demandedChannels.get(record.packageRecord().name().value());
        return demanded == null || SpecMatch.matchesChannel(demanded, record.channel());
    }

    /** Of the same build in two archive formats the better one; a twin that is not banned beats one that is. */
    private Collection<RepoDataRecord> withoutTwins(List<RepoDataRecord> records) {
        Map<Build, RepoDataRecord> byBuild = new LinkedHashMap<>(2 * records.size());
        for (RepoDataRecord record : records) {
            RepoDataRecord twin = byBuild.putIfAbsent(Build.of(record), record);
            if (twin == null) {
                continue;
            }
            if (twin.fileName().equals(record.fileName())) {
                throw new IntegrityFailed("Channel " + record.channel().name() + " lists " + record.fileName()
                        + " twice in " + record.packageRecord().subdir());
            }
            byBuild.put(Build.of(record), better(twin, record));
        }
        return byBuild.values();
    }

    /**
     * What tells the records of a name apart, but for the archive's format.
     *
     * @param version the version as it is written
     * @param build the build string
     */
    private record Build(String version, String build) {

        static Build of(RepoDataRecord record) {
            PackageRecord fields = record.packageRecord();
            return new Build(fields.version().toString(), fields.build());
        }
    }

    private RepoDataRecord better(RepoDataRecord first, RepoDataRecord second) {
        boolean firstBanned = ban(first) != null;
        boolean secondBanned = ban(second) != null;
        if (firstBanned != secondBanned) {
            return firstBanned ? second : first;
        }
        return first.isConda() ? first : second;
    }

    private @Nullable String ban(RepoDataRecord record) {
        return request.excluded().isEmpty() ? null : request.excluded().get(record.url());
    }

    private void addFavored(String name, List<Loaded> loaded) {
        for (RepoDataRecord record : request.favored()) {
            if (record.packageRecord().name().value().equals(name)
                    && !request.excluded().containsKey(record.url())) {
                loaded.removeIf(other -> other.record().url().equals(record.url()));
                loaded.add(new Loaded(record, rankOf(record.channel()), null, true));
            }
        }
    }

    /** What is installed is preferred, unless its name is to be updated. */
    private void addInstalled(String name, List<Loaded> loaded) {
        for (RepoDataRecord record : request.installed()) {
            if (!record.packageRecord().name().value().equals(name)) {
                continue;
            }
            boolean stays = !request.updated().contains(record.packageRecord().name());
            boolean listed = false;
            for (int i = 0; i < loaded.size(); i++) {
                Loaded other = loaded.get(i);
                if (other.record().url().equals(record.url())) {
                    listed = true;
                    loaded.set(i, new Loaded(other.record(), other.channelRank(), other.exclusion(), stays));
                }
            }
            if (!listed && !request.excluded().containsKey(record.url())) {
                loaded.add(new Loaded(record, rankOf(record.channel()), null, stays));
            }
        }
    }

    private List<Loaded> applyPins(String name, List<Loaded> loaded) {
        for (RepoDataRecord record : request.pinned()) {
            if (record.packageRecord().name().value().equals(name)) {
                List<Loaded> pinned = new ArrayList<>();
                for (Loaded other : loaded) {
                    if (!other.record().url().equals(record.url())) {
                        pinned.add(new Loaded(
                                other.record(),
                                other.channelRank(),
                                name + " is pinned to " + record.packageRecord().version() + " "
                                        + record.packageRecord().build(),
                                false));
                    }
                }
                pinned.add(new Loaded(
                        record, rankOf(record.channel()), request.excluded().get(record.url()), true));
                return pinned;
            }
        }
        return loaded;
    }

    private int rankOf(Channel channel) {
        for (int rank = 0; rank < request.channels().size(); rank++) {
            if (request.channels().get(rank).channel().baseUrl().equals(channel.baseUrl())) {
                return rank;
            }
        }
        return request.channels().size();
    }
}
