package io.github.envmaven.core.solve;

import io.github.envmaven.core.sat.Literals;
import io.github.envmaven.core.sat.Outcome;
import io.github.envmaven.core.sat.SatSolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which of the user's wishes clash: solves again with each of them behind an assumption, takes the assumptions
 * that failed, and drops each of those without which the rest still fails.
 */
final class ConflictFinder {

    /** How many conflicts one trial to do without a wish may meet; a wish that needs more is kept. */
    private static final long TRIAL_CONFLICTS = 20_000;

    private final SatSolver sat = SatSolver.create();
    private final CandidateSearch search;
    private final PackageSource source;
    private final Wishes wishes;
    private final Map<Integer, Integer> wishOfSelector = new LinkedHashMap<>();
    private final List<Integer> selectors = new ArrayList<>();

    ConflictFinder(PackageSource source, Problem problem, SolveLimits limits) {
        this.source = source;
        this.wishes = Wishes.of(problem);
        this.search = new CandidateSearch(sat, source, wishes.background(), limits.cancelled());
        for (int i = 0; i < wishes.size(); i++) {
            int selector = Literals.positive(sat.newVariable());
            search.encoder().encode(selector, wishes.wish(i));
            wishOfSelector.put(selector, i);
            selectors.add(selector);
        }
    }

    /** The wishes that clash, as indexes into {@link Wishes}, in the user's order. */
    List<Integer> clashing() {
        List<Integer> core = failing(selectors, Long.MAX_VALUE / 2);
        List<Integer> open = new ArrayList<>(core);
        // The wish that came last is the first one to be dispensable.
        for (int i = open.size() - 1; i >= 0; i--) {
            Integer selector = open.get(i);
            if (!core.contains(selector) || core.size() == 1) {
                continue;
            }
            List<Integer> rest = new ArrayList<>(core);
            rest.remove(selector);
            List<Integer> stillFailing = failing(rest, TRIAL_CONFLICTS);
            if (!stillFailing.isEmpty()) {
                core = stillFailing;
            }
        }
        return core.stream().map(wishOfSelector::get).sorted().toList();
    }

    Wishes wishes() {
        return wishes;
    }

    /** Those of the selectors that cannot be assumed together; empty where they can, or where it is not known. */
    private List<Integer> failing(List<Integer> assumed, long budget) {
        List<Integer> indexes = assumed.stream().map(wishOfSelector::get).toList();
        search.order().serve(Demand.of(wishes.rootOf(indexes), source));
        int[] assumptions = assumed.stream().mapToInt(Integer::intValue).toArray();
        if (sat.solve(search, assumptions, budget) != Outcome.ASSUMPTIONS_FAILED) {
            return List.of();
        }
        List<Integer> failed = new ArrayList<>();
        for (int selector : sat.failedAssumptions()) {
            if (wishOfSelector.containsKey(selector) && !failed.contains(selector)) {
                failed.add(selector);
            }
        }
        failed.sort(null);
        return failed;
    }
}
