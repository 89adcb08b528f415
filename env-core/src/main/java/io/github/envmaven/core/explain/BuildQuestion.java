package io.github.envmaven.core.explain;

import io.github.envmaven.core.conda.OfferedRecord;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds out why a package is this build of its version and no other. */
final class BuildQuestion {

    private final WhatIf whatIf;
    private final DependencyGraph graph;

    BuildQuestion(WhatIf whatIf, DependencyGraph graph) {
        this.whatIf = whatIf;
        this.graph = graph;
    }

    /**
     * Answers it.
     *
     * @param locked the record there is, as the channels have it
     * @param offered what the channels have of its name
     * @param now the environment as it would be chosen now
     */
    BuildAnswer answer(PackageRecord locked, List<OfferedRecord> offered, List<RepoDataRecord> now) {
        List<PackageRecord> others = offered.stream()
                .filter(OfferedRecord::isUsable)
                .map(record -> record.record().packageRecord())
                .filter(record -> record.version().equals(locked.version())
                        && !record.stem().equals(locked.stem()))
                .sorted(Comparator.comparingLong((PackageRecord record) -> -record.buildNumber())
                        .thenComparing(PackageRecord::build))
                .toList();
        long highest = others.stream().mapToLong(PackageRecord::buildNumber).reduce(locked.buildNumber(), Math::max);
        List<BuildAnswer.Other> listed = others.stream()
                .map(other -> new BuildAnswer.Other(
                        other.build(), other.buildNumber(), reason(other).orElse("")))
                .toList();
        BuildAnswer plain = new BuildAnswer(
                Verdict.NEWEST, locked.build(), locked.buildNumber(), highest, List.of(), List.of(), listed);
        if (highest == locked.buildNumber()) {
            return plain;
        }
        if (isHigherIn(now, locked)) {
            return with(plain, Verdict.LOCK_IS_BEHIND, List.of(), List.of());
        }
        WhatIf.Outcome outcome = whatIf.askOnce(aboveBuildNumber(locked));
        if (outcome instanceof WhatIf.Fits fits) {
            return with(plain, Verdict.POSSIBLE, List.of(), Change.between(now, fits.records(), whatIf.wished()));
        }
        return with(plain, Verdict.HELD_BACK, ((WhatIf.Blocked) outcome).hindrances(), List.of());
    }

    private static RequestedSpec aboveBuildNumber(PackageRecord locked) {
        MatchSpec spec = MatchSpec.parse(locked.name() + "[version=\"==" + locked.version() + "\",build_number=\">"
                + locked.buildNumber() + "\"]");
        return new RequestedSpec(spec, locked.name() + " with a higher build number", "");
    }

    private static BuildAnswer with(
            BuildAnswer plain, Verdict verdict, List<Hindrance> hindrances, List<Change> changes) {
        return new BuildAnswer(
                verdict, plain.build(), plain.number(), plain.highest(), hindrances, changes, plain.others());
    }

    private static boolean isHigherIn(List<RepoDataRecord> now, PackageRecord locked) {
        return now.stream()
                .map(RepoDataRecord::packageRecord)
                .anyMatch(record -> record.name().equals(locked.name())
                        && record.version().equals(locked.version())
                        && record.buildNumber() > locked.buildNumber());
    }

    /** Why a record does not go with the packages that are there. */
    private Optional<String> reason(PackageRecord record) {
        for (String text : record.depends()) {
            Optional<String> unmet = unmet(text, "needs ");
            if (unmet.isPresent()) {
                return unmet;
            }
        }
        for (String text : record.constrains()) {
            Optional<String> unmet = unmet(text, "allows only ");
            if (unmet.isPresent()) {
                return unmet;
            }
        }
        return Optional.empty();
    }

    private Optional<String> unmet(String text, String verb) {
        try {
            MatchSpec spec = MatchSpec.parseDepends(text);
            Optional<GraphNode> there = spec.name().flatMap(name -> graph.find(name.value()));
            if (there.isEmpty() || there.get().version().isEmpty()) {
                return verb.equals("needs ") ? Optional.of("needs " + text + ", which is not there") : Optional.empty();
            }
            GraphNode node = there.get();
            PackageRecord record = PackageRecord.builder(
                            PackageName.of(node.name()), Version.parse(node.version()), node.build())
                    .build();
            return !spec.isPlain() || SpecMatch.matches(spec, record)
                    ? Optional.empty()
                    : Optional.of(verb + text + ", there is " + node.label() + build(spec, node));
        } catch (InvalidInput e) {
            return Optional.of("has a dependency that cannot be read: " + e.getMessage());
        }
    }

    private static String build(MatchSpec spec, GraphNode node) {
        return spec.build().isAny() ? "" : " " + node.build();
    }
}
