package io.github.envmaven.core.conda;

import io.github.envmaven.core.solve.ConditionalRequirement;
import io.github.envmaven.core.solve.Dependencies;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Breaks ties between builds of one version and build number: better is the one whose dependencies allow the higher
 * versions. The names that all the builds depend on are compared in alphabetical order, the first difference decides;
 * then the later time of building, then the order of channels and file names.
 */
final class TieOrder {

    private static final Comparator<Best> HIGHEST_FIRST = Comparator.comparing(Best::tracksFeatures)
            .thenComparing(Comparator.comparing(Best::version).reversed());
    private static final Comparator<Best> LOWEST_FIRST =
            Comparator.comparing(Best::tracksFeatures).thenComparing(Best::version);

    private final CondaSource source;
    private final Comparator<Best> order;
    private final Map<Integer, Optional<Best>> bestByRequirement = new HashMap<>();

    TieOrder(CondaSource source, Strategy strategy) {
        this.source = source;
        this.order = strategy == Strategy.LOWEST ? LOWEST_FIRST : HIGHEST_FIRST;
    }

    /**
     * The best that a requirement allows.
     *
     * @param version the highest version of all records that match it
     * @param tracksFeatures whether the first record of that version tracks features
     */
    private record Best(Version version, boolean tracksFeatures) {}

    /** Ranks candidates that are tied. */
    void rank(List<Candidate> tied) {
        List<Map<String, Optional<Best>>> scores = new ArrayList<>();
        for (Candidate candidate : tied) {
            scores.add(bestByName(candidate));
        }
        List<String> names = sharedNames(scores);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < tied.size(); i++) {
            places.add(i);
        }
        places.sort((a, b) -> compare(tied, scores, names, a, b));
        for (int rank = 0; rank < places.size(); rank++) {
            tied.get(places.get(rank)).rank(rank);
        }
    }

    private int compare(
            List<Candidate> tied, List<Map<String, Optional<Best>>> scores, List<String> names, int a, int b) {
        boolean defectiveA = scores.get(a).isEmpty() && isDefective(tied.get(a));
        boolean defectiveB = scores.get(b).isEmpty() && isDefective(tied.get(b));
        if (defectiveA || defectiveB) {
            return Boolean.compare(defectiveA, defectiveB);
        }
        for (String name : names) {
            Optional<Best> first = scores.get(a).getOrDefault(name, Optional.empty());
            Optional<Best> second = scores.get(b).getOrDefault(name, Optional.empty());
            if (first.isPresent() != second.isPresent()) {
                return first.isPresent() ? -1 : 1;
            }
            if (first.isPresent() && second.isPresent()) {
                int difference = order.compare(first.get(), second.get());
                if (difference != 0) {
                    return difference;
                }
            }
        }
        return Long.compare(builtAt(tied.get(b)), builtAt(tied.get(a)));
    }

    private boolean isDefective(Candidate candidate) {
        return source.dependencies(candidate.id()).defect().isPresent();
    }

    private static long builtAt(Candidate candidate) {
        return candidate.record().packageRecord().timestamp().orElse(Long.MIN_VALUE);
    }

    private List<String> sharedNames(List<Map<String, Optional<Best>>> scores) {
        TreeSet<String> names = new TreeSet<>();
        boolean first = true;
        for (Map<String, Optional<Best>> score : scores) {
            if (score.isEmpty()) {
                continue;
            }
            if (first) {
                names.addAll(score.keySet());
                first = false;
            } else {
                names.retainAll(score.keySet());
            }
        }
        return List.copyOf(names);
    }

    private Map<String, Optional<Best>> bestByName(Candidate candidate) {
        Dependencies dependencies = source.dependencies(candidate.id());
        Map<String, Optional<Best>> best = new TreeMap<>();
        for (int requirement : dependencies.requirements()) {
            merge(best, requirement);
        }
        for (ConditionalRequirement conditional : dependencies.conditional()) {
            merge(best, conditional.requirement());
        }
        return best;
    }

    /** Of two requirements on one name the one that allows less counts. */
    private void merge(Map<String, Optional<Best>> best, int requirement) {
        String name = source.nameText(source.nameOfRequirement(requirement));
        Optional<Best> allowed = best(requirement);
        Optional<Best> known = best.getOrDefault(name, Optional.empty());
        if (known.isEmpty()) {
            best.put(name, allowed);
        } else if (allowed.isPresent() && HIGHEST_FIRST.compare(allowed.get(), known.get()) > 0) {
            best.put(name, allowed);
        }
    }

    private Optional<Best> best(int requirement) {
        if (!bestByRequirement.containsKey(requirement)) {
            Optional<Best> best = source.highestMatching(requirement)
                    .map(candidate -> new Best(candidate.version(), candidate.tracksFeatures()));
            bestByRequirement.put(requirement, best);
        }
        return bestByRequirement.getOrDefault(requirement, Optional.empty());
    }
}
