package io.github.envmaven.core.conda;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The candidates of one name: all of them as the channels list them, and those that may be chosen, best first. */
final class NamedCandidates {

    private final List<Candidate> all;
    private final List<Candidate> usable;
    private final int[] usableIds;
    private final Predicate<Candidate> wanted;
    private @Nullable List<Candidate> byVersion;

    /**
     * Sorts candidates.
     *
     * @param all all of them
     * @param order how to sort them
     * @param wanted which of them the user's own specs let through
     */
    NamedCandidates(List<Candidate> all, CandidateOrder order, Predicate<Candidate> wanted) {
        this.all = all;
        this.wanted = wanted;
        this.usable = new ArrayList<>(all.size());
        for (Candidate candidate : all) {
            if (!candidate.isExcluded()) {
                usable.add(candidate);
            }
        }
        if (usable.size() > 1) {
            order.sort(usable);
        }
        countRuns();
        this.usableIds = usable.stream().mapToInt(Candidate::id).toArray();
    }

    private void countRuns() {
        int run = 0;
        String last = "";
        for (Candidate candidate : usable) {
            String version = candidate.isExtra() ? "" : candidate.version().toString();
            run += version.equals(last) ? 0 : 1;
            candidate.joinRun(run);
            last = version;
        }
    }

    /** All candidates in the order of channels, excluded ones too. */
    List<Candidate> all() {
        return all;
    }

    /** The candidates that may be chosen, best first. */
    List<Candidate> usable() {
        return usable;
    }

    /** A candidate that may be chosen, among all that neither version nor build number tells from it. */
    List<Candidate> tiedWith(Candidate candidate) {
        int from = 0;
        while (usable.get(from).tieGroup() != candidate.tieGroup()) {
            from++;
        }
        int to = from;
        while (to < usable.size() && usable.get(to).tieGroup() == candidate.tieGroup()) {
            to++;
        }
        return usable.subList(from, to);
    }

    int[] usableIds() {
        return usableIds;
    }

    /**
     * The candidates that the user's specs let through, even excluded ones: highest version first, and of one version in
     * the order of channels.
     */
    List<Candidate> byVersion() {
        if (byVersion == null) {
            List<Candidate> sorted = new ArrayList<>(all);
            sorted.removeIf(candidate -> candidate.isExtra() || !wanted.test(candidate));
            sorted.sort(Comparator.comparing(Candidate::version).reversed());
            byVersion = sorted;
        }
        return byVersion;
    }
}
