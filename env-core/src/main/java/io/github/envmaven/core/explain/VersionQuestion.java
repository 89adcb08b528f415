package io.github.envmaven.core.explain;

import io.github.envmaven.core.conda.OfferedRecord;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.explain.VersionAnswer.HeldBack;
import io.github.envmaven.core.explain.VersionAnswer.LeftOut;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out why a package is not newer: version by version from the newest down, those with the same reason at once. */
final class VersionQuestion {

    /** Reasons beyond these are not looked for. */
    private static final int MOST_REASONS = 3;

    /** Versions beyond these are not asked about one by one. */
    private static final int MOST_VERSIONS = 40;

    private final WhatIf whatIf;
    private final PackageName name;
    private final List<OfferedRecord> offered;
    private final List<Version> all;

    /**
     * Prepares the question.
     *
     * @param whatIf asks the solver
     * @param name the package
     * @param offered what the channels have of it, the newest first
     */
    VersionQuestion(WhatIf whatIf, PackageName name, List<OfferedRecord> offered) {
        this.whatIf = whatIf;
        this.name = name;
        this.offered = offered;
        this.all = versions(offered);
    }

    /**
     * Answers it.
     *
     * @param locked the version there is
     * @param now the environment as it would be chosen now
     */
    VersionAnswer answer(Version locked, List<RepoDataRecord> now) {
        Optional<Version> fresh = versionIn(now).filter(version -> version.compareTo(locked) > 0);
        Version base = fresh.orElse(locked);
        List<Version> usable = new ArrayList<>(
                versions(offered.stream().filter(OfferedRecord::isUsable).toList()));
        usable.removeIf(version -> version.compareTo(base) <= 0);
        List<LeftOut> leftOut = leftOut(locked);
        Search search = new Search(usable, now);
        search.run(base);
        Verdict verdict = verdict(fresh, search, leftOut);
        return new VersionAnswer(
                verdict,
                all.isEmpty() ? "" : all.get(0).toString(),
                fresh.map(Version::toString).orElse(search.reachable),
                search.changes,
                leftOut,
                search.heldBack,
                search.open.size());
    }

    private static Verdict verdict(Optional<Version> fresh, Search search, List<LeftOut> leftOut) {
        if (fresh.isPresent()) {
            return Verdict.LOCK_IS_BEHIND;
        }
        if (!search.reachable.isEmpty()) {
            return Verdict.POSSIBLE;
        }
        if (!search.heldBack.isEmpty()) {
            return Verdict.HELD_BACK;
        }
        return leftOut.isEmpty() ? Verdict.NEWEST : Verdict.LEFT_OUT;
    }

    /** The walk from the newest version down, until one fits or the reasons become too many. */
    private final class Search {

        private final List<Version> usable;
        private final List<RepoDataRecord> now;
        private final List<HeldBack> heldBack = new ArrayList<>();
        private final List<Version> open;
        private String reachable = "";
        private List<Change> changes = List.of();

        Search(List<Version> usable, List<RepoDataRecord> now) {
            this.usable = usable;
            this.open = new ArrayList<>(usable);
            this.now = now;
        }

        void run(Version base) {
            while (!open.isEmpty() && heldBack.size() < MOST_REASONS) {
                Version newest = open.get(0);
                WhatIf.Outcome outcome = whatIf.ask(exactly(newest));
                if (outcome instanceof WhatIf.Fits fits) {
                    reachable = newest.toString();
                    changes = Change.between(now, fits.records(), whatIf.wished());
                    open.clear();
                    return;
                }
                WhatIf.Blocked blocked = (WhatIf.Blocked) outcome;
                List<Version> alike = alike(newest, blocked.culprits(), base);
                open.removeAll(alike);
                heldBack.add(new HeldBack(
                        VersionRanges.of(alike, usable), newest.toString(), blocked.hindrances(), blocked.way()));
            }
        }

        /** The versions that clash with the same specs: all at once where that can be shown, else each by itself. */
        private List<Version> alike(Version newest, List<RequestedSpec> culprits, Version base) {
            if (whatIf.clashes(culprits, RequestedSpec.of(name + " >" + base))) {
                return List.copyOf(open);
            }
            List<Version> alike = new ArrayList<>();
            for (Version version : open.subList(0, Math.min(open.size(), MOST_VERSIONS))) {
                if (version.equals(newest) || whatIf.clashes(culprits, exactly(version))) {
                    alike.add(version);
                }
            }
            return alike;
        }
    }

    private RequestedSpec exactly(Version version) {
        return new RequestedSpec(MatchSpec.parse(name + " ==" + version), name + " " + version, "");
    }

    private Optional<Version> versionIn(List<RepoDataRecord> records) {
        return records.stream()
                .filter(record -> record.packageRecord().name().equals(name))
                .map(record -> record.packageRecord().version())
                .findFirst();
    }

    /** Newer versions of which no record may be chosen, by reason. */
    private List<LeftOut> leftOut(Version locked) {
        Map<Version, String> reasons = new LinkedHashMap<>();
        for (OfferedRecord record : offered) {
            Version version = record.record().packageRecord().version();
            if (version.compareTo(locked) > 0) {
                reasons.merge(version, record.exclusion(), (first, second) -> second.isEmpty() ? second : first);
            }
        }
        Map<String, List<Version>> byReason = new LinkedHashMap<>();
        reasons.forEach((version, reason) ->
                byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(version));
        byReason.remove("");
        List<LeftOut> leftOut = new ArrayList<>();
        byReason.forEach((reason, versions) -> leftOut.add(new LeftOut(VersionRanges.of(versions, all), reason)));
        return leftOut;
    }

    private static List<Version> versions(List<OfferedRecord> offered) {
        return offered.stream()
                .map(record -> record.record().packageRecord().version())
                .distinct()
                .toList();
    }
}
