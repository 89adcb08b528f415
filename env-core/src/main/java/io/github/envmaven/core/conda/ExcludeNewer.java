package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Leaves records out that are newer than a point in time. A package's own cut-off beats its channel's, which beats the
 * general one. What counts is when the channel indexed the record (CEP 47), or else when it was built.
 *
 * @param cutoff milliseconds since 1970; {@link Long#MAX_VALUE} where there is none
 * @param packageCutoffs cut-offs by package
 * @param channelCutoffs cut-offs by channel, by its name or its base URL
 * @param unknown what happens to records without a time
 */
public record ExcludeNewer(
        long cutoff, Map<PackageName, Long> packageCutoffs, Map<String, Long> channelCutoffs, Unknown unknown) {

    /** Leaves nothing out. */
    public static final ExcludeNewer NOTHING =
            new ExcludeNewer(Long.MAX_VALUE, Collections.emptyMap(), Collections.emptyMap(), Unknown.INCLUDED);

    /** What happens to records that do not say how old they are, where a cut-off applies. */
    public enum Unknown {
        /** They are left out. */
        EXCLUDED,
        /** They are taken. */
        INCLUDED
    }

    /** Copies the maps, sorted. */
    public ExcludeNewer {
        packageCutoffs = Collections.unmodifiableMap(new TreeMap<>(packageCutoffs));
        channelCutoffs = Collections.unmodifiableMap(new TreeMap<>(channelCutoffs));
    }

    /**
     * One cut-off for everything; records without a time are left out.
     *
     * @param cutoff milliseconds since 1970
     * @return the rule
     */
    public static ExcludeNewer than(long cutoff) {
        return new ExcludeNewer(cutoff, Collections.emptyMap(), Collections.emptyMap(), Unknown.EXCLUDED);
    }

    /**
     * Tells whether a record is left out.
     *
     * @param record the record
     * @return why, as the end of a sentence; empty where it is not
     */
    Optional<String> reason(RepoDataRecord record) {
        long limit = cutoffFor(record);
        if (limit == Long.MAX_VALUE) {
            return Optional.empty();
        }
        OptionalLong time = time(record);
        if (time.isEmpty()) {
            return unknown == Unknown.INCLUDED
                    ? Optional.empty()
                    : Optional.of("uploaded at an unknown time, and exclude-newer is " + day(limit));
        }
        return time.getAsLong() <= limit ? Optional.empty() : Optional.of("uploaded after exclude-newer " + day(limit));
    }

    /** When the channel indexed a record, or else when it was built. */
    static OptionalLong time(RepoDataRecord record) {
        PackageRecord packageRecord = record.packageRecord();
        return packageRecord.indexedTimestamp().isPresent()
                ? packageRecord.indexedTimestamp()
                : packageRecord.timestamp();
    }

    /** The same rule with no cut-off before a time. */
    ExcludeNewer notBefore(long millis) {
        Map<PackageName, Long> packages = new TreeMap<>(packageCutoffs);
        packages.replaceAll((name, limit) -> Math.max(limit, millis));
        Map<String, Long> channels = new TreeMap<>(channelCutoffs);
        channels.replaceAll((name, limit) -> Math.max(limit, millis));
        return new ExcludeNewer(Math.max(cutoff, millis), packages, channels, unknown);
    }

    /** Whether nothing is left out. */
    boolean isNothing() {
        return cutoff == Long.MAX_VALUE && packageCutoffs.isEmpty() && channelCutoffs.isEmpty();
    }

    private long cutoffFor(RepoDataRecord record) {
        if (packageCutoffs.isEmpty() && channelCutoffs.isEmpty()) {
            return cutoff;
        }
        Long own = packageCutoffs.get(record.packageRecord().name());
        if (own != null) {
            return own;
        }
        Long byName = channelCutoffs.get(record.channel().name());
        Long byUrl = channelCutoffs.get(record.channel().baseUrl());
        if (byName != null) {
            return byName;
        }
        return byUrl != null ? byUrl : cutoff;
    }

    static String day(long millis) {
        return Instant.ofEpochMilli(millis)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
