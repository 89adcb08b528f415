package io.github.envmaven.core.conda;

import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final List<@Nullable Best> bestByRequirement = new ArrayList<>();

    TieOrder(CondaSource source, Strategy strategy) {
        this.source = source;
        this.order = strategy == Strategy.LOWEST ? LOWEST_FIRST : HIGHEST_FIRST;
    }

    /**
     * The best that a requirement allows.
     *
     * @param isNothing whether nothing matches it
     * @param version the highest version of all records that match it
     * @param tracksFeatures whether the first record of that version tracks features
     */
    private record Best(boolean isNothing, Version version, boolean tracksFeatures) {

        static final Best NOTHING = new Best(true, Version.parse("0"), true);
    }

    /**
     * A candidate beside those tied with it.
     *
     * @param candidate the candidate
     * @param defective whether its dependencies cannot be read
     * @param best what it allows of the names that all of them depend on, in the names' order
     */
    private record Row(Candidate candidate, boolean defective, List<Best> best) {}

    /** Ranks candidates that are tied. */
    void rank(List<Candidate> tied) {
        List<Map<Integer, Best>> scores = new ArrayList<>(tied.size());
        for (Candidate candidate : tied) {
            scores.add(bestByName(candidate));
        }
        List<Integer> names = sharedNames(scores);
        List<Row> rows = new ArrayList<>(tied.size());
        for (int i = 0; i < tied.size(); i++) {
            Map<Integer, Best> score = scores.get(i);
            List<Best> best = new ArrayList<>(names.size());
            for (Integer name : names) {
                best.add(score.getOrDefault(name, Best.NOTHING));
            }
            rows.add(new Row(tied.get(i), score.isEmpty() && isDefective(tied.get(i)), best));
        }
        rows.sort(this::compare);
        for (int rank = 0; rank < rows.size(); rank++) {
            rows.get(rank).candidate().rank(rank);
        }
    }

    private int compare(Row a, Row b) {
        if (a.defective() || b.defective()) {
            return Boolean.compare(a.defective(), b.defective());
        }
        for (int i = 0; i < a.best().size(); i++) {
            Best first = a.best().get(i);
            Best second = b.best().get(i);
            if (first.isNothing() != second.isNothing()) {
                return second.isNothing() ? -1 : 1;
            }
            int difference = order.compare(first, second);
            if (difference != 0) {
                return difference;
            }
        }
        return Long.compare(builtAt(b.candidate()), builtAt(a.candidate()));
    }

    private boolean isDefective(Candidate candidate) {
        return source.dependencies(candidate.id()).defect().isPresent();
    }

    private static long builtAt(Candidate candidate) {
        return candidate.record().packageRecord().timestamp().orElse(Long.MIN_VALUE);
    }

    /** The names that all candidates with dependencies depend on, in alphabetical order. */
    private List<Integer> sharedNames(List<Map<Integer, Best>> scores) {
        List<Integer> names = new ArrayList<>();
        boolean first = true;
        for (Map<Integer, Best> score : scores) {
            if (score.isEmpty()) {
                continue;
            }
            if (first) {
                names.addAll(score.keySet());
                first = false;
            } else {
                names.removeIf(name -> !score.containsKey(name));
            }
        }
        names.sort(Comparator.comparing(source::nameText));
        return names;
    }

    private Map<Integer, Best> bestByName(Candidate candidate) {
        Map<Integer, Best> best = new HashMap<>();
        for (int requirement : source.dependencies(candidate.id()).allRequirements()) {
            merge(best, requirement);
        }
        return best;
    }

    /** Of two requirements on one name the one that allows less counts. */
    private void merge(Map<Integer, Best> best, int requirement) {
        int name = source.nameOfRequirement(requirement);
        Best allowed = best(requirement);
        Best known = best.getOrDefault(name, Best.NOTHING);
        if (known.isNothing() || (!allowed.isNothing() && HIGHEST_FIRST.compare(allowed, known) > 0)) {
            best.put(name, allowed);
        }
    }

    private Best best(int requirement) {
        while (bestByRequirement.size() <= requirement) {
            bestByRequirement.add(null);
        }
        Best known = bestByRequirement.get(requirement);
        if (known == null) {
            known = source.highestMatching(requirement)
                    .map(candidate -> new Best(false, candidate.version(), candidate.tracksFeatures()))
                    .orElse(Best.NOTHING);
            bestByRequirement.set(requirement, known);
        }
        return known;
    }
}
