package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which records a request admits at all, whatever depends on what. */
final class PlainChannels {

    private final CondaRequest request;
    private final List<PlainSpec> wishes;
    private final Map<String, Optional<String>> providers = new HashMap<>();
    private final Map<String, Optional<String>> objections = new HashMap<>();

    PlainChannels(CondaRequest request) {
        this.request = request;
        this.wishes = request.specs().stream()
                .map(wish -> PlainSpec.parse(wish.text()))
                .toList();
    }

    /** Why a record must not be chosen. */
    Optional<String> objection(RepoDataRecord record) {
        Optional<String> known = objections.get(record.url());
        Optional<String> objection = known == null ? find(record) : known;
        objections.put(record.url(), objection);
        return objection;
    }

    private Optional<String> find(RepoDataRecord record) {
        PackageRecord fields = record.packageRecord();
        if (request.excluded().containsKey(record.url())) {
            return Optional.of(record + " is excluded");
        }
        List<RepoDataRecord> pins = request.pinned().stream()
                .filter(pin -> pin.packageRecord().name().equals(fields.name()))
                .toList();
        if (!pins.isEmpty()) {
            return pins.get(0).url().equals(record.url())
                    ? Optional.empty()
                    : Optional.of(record + " is not what is pinned");
        }
        if (request.favored().stream().anyMatch(favored -> favored.url().equals(record.url()))) {
            return Optional.empty();
        }
        if (offers(record.packageRecord().name()).noneMatch(offer -> offer.url().equals(record.url()))) {
            return Optional.of(record + " is in no channel");
        }
        boolean strict = request.priority() == ChannelPriority.STRICT;
        if (strict
                && !provider(fields.name()).equals(Optional.of(record.channel().name()))) {
            return Optional.of(record + " is not from the channel of its name");
        }
        return isTooNew(record) ? Optional.of(record + " is too new") : Optional.empty();
    }

    /** With strict priority: the first channel that has the name, of those that a spec demands if one does. */
    private Optional<String> provider(PackageName name) {
        return providers.computeIfAbsent(name.value(), key -> {
            List<String> demanded = wishes.stream()
                    .filter(spec -> spec.name().equals(key) && !spec.channel().isEmpty())
                    .map(PlainSpec::channel)
                    .toList();
            return offers(name)
                    .map(offer -> offer.channel().name())
                    .filter(channel -> demanded.isEmpty() || channel.equals(demanded.get(0)))
                    .findFirst();
        });
    }

    private Stream<RepoDataRecord> offers(PackageName name) {
        return request.channels().stream()
                .flatMap(channel -> channel.sources().stream())
                .flatMap((RecordSource source) -> source.recordsNamed(name).stream());
    }

    private boolean isTooNew(RepoDataRecord record) {
        ExcludeNewer rule = request.excludeNewer();
        PackageRecord fields = record.packageRecord();
        long limit = Stream.of(
                        rule.packageCutoffs().get(fields.name()),
                        rule.channelCutoffs().get(record.channel().name()),
                        rule.channelCutoffs().get(record.channel().baseUrl()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(rule.cutoff());
        if (limit == Long.MAX_VALUE) {
            return false;
        }
        if (fields.indexedTimestamp().isPresent()) {
            return fields.indexedTimestamp().getAsLong() > limit;
        }
        return fields.timestamp().isPresent()
                ? fields.timestamp().getAsLong() > limit
                : rule.unknown() == ExcludeNewer.Unknown.EXCLUDED;
    }
}
