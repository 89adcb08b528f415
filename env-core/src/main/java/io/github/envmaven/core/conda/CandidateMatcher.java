package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.StringMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the candidates that a spec matches, asking the version once where many builds of it stand together. */
final class CandidateMatcher {

    private static final int[] NONE = {};

    private CandidateMatcher() {}

    /** The ids of the matching ones among the usable candidates of a name, in their order. */
    static int[] matching(Requirement requirement, List<Candidate> candidates) {
        MatchSpec spec = requirement.spec();
        if (requirement.url() != null) {
            return matchingUrl(StringMatcher.exactly(requirement.url()), candidates);
        }
        int[] ids = new int[candidates.size()];
        int count = 0;
        if (spec == null || isUnrestricted(spec)) {
            for (Candidate candidate : candidates) {
                ids[count++] = candidate.id();
            }
            return ids;
        }
        if (spec.url().isPresent()) {
            return matchingUrl(spec.url().get(), candidates);
        }
        boolean versionIsAll = spec.isPlain() && spec.build().isAny();
        int run = -1;
        boolean versionMatches = false;
        for (Candidate candidate : candidates) {
            if (candidate.versionRun() != run) {
                versionMatches = spec.version().matches(candidate.version());
                run = candidate.versionRun();
            }
            if (versionMatches && (versionIsAll || matchesRest(spec, candidate))) {
                ids[count++] = candidate.id();
            }
        }
        return count == 0 ? NONE : Arrays.copyOf(ids, count);
    }

    /** A URL names one file, whatever version and build its name suggests. */
    private static int[] matchingUrl(StringMatcher url, List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> url.matches(candidate.record().url()))
                .mapToInt(Candidate::id)
                .toArray();
    }

    /** The first matching candidate in the order given. */
    static Optional<Candidate> first(Requirement requirement, List<Candidate> candidates) {
        MatchSpec spec = requirement.spec();
        for (Candidate candidate : candidates) {
            if (spec == null || (spec.version().matches(candidate.version()) && matchesRest(spec, candidate))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean isUnrestricted(MatchSpec spec) {
        return spec.isPlain() && spec.version().isAny() && spec.build().isAny();
    }

    private static boolean matchesRest(MatchSpec spec, Candidate candidate) {
        if (spec.isPlain()) {
            return spec.build().matches(candidate.record().packageRecord().build());
        }
        return SpecMatch.matches(spec, candidate.record());
    }
}
