package io.github.envmaven.core.solve;

import io.github.envmaven.core.event.Event.SolveStage;
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

    /** How many conflicts all trials may meet; what is not tried by then is kept. */
    private static final long ALL_TRIAL_CONFLICTS = 100_000;

    private final SatSolver sat = SatSolver.create();
    private final CandidateSearch search;
    private final PackageSource source;
    private final Wishes wishes;
    private final Map<Integer, Integer> wishOfSelector = new LinkedHashMap<>();
    private final List<Integer> selectors = new ArrayList<>();
    private final SolveLimits limits;
    private boolean minimal = true;

    ConflictFinder(PackageSource source, Problem problem, SolveLimits limits) {
        this.source = source;
        this.limits = limits;
        this.wishes = Wishes.of(problem);
        this.search = new CandidateSearch(sat, source, wishes.background(), limits);
        search.enter(SolveStage.EXPLAINING);
        for (int i = 0; i < wishes.size(); i++) {
            int selector = Literals.positive(sat.newVariable());
            search.encoder().encode(selector, wishes.wish(i));
            wishOfSelector.put(selector, i);
            selectors.add(selector);
        }
    }

    /** The wishes that clash, as indexes into {@link Wishes}, in the user's order. */
    List<Integer> clashing() {
        List<Integer> core = failing(selectors, limits.conflicts());
        if (core.isEmpty()) {
            // The assumptions made the search so much harder that it was given up: all wishes stay under suspicion.
            minimal = false;
            core = selectors;
        }
        List<Integer> open = new ArrayList<>(core);
        long allowed = sat.conflicts() + ALL_TRIAL_CONFLICTS;
        // The wish that came last is the first one to be dispensable.
        for (int i = open.size() - 1; i >= 0; i--) {
            Integer selector = open.get(i);
            if (!core.contains(selector) || core.size() == 1) {
                continue;
            }
            List<Integer> rest = new ArrayList<>(core);
            rest.remove(selector);
            List<Integer> stillFailing = failing(rest, Math.min(TRIAL_CONFLICTS, allowed - sat.conflicts()));
            if (!stillFailing.isEmpty()) {
                core = stillFailing;
            }
        }
        return core.stream().map(wishOfSelector::get).sorted().toList();
    }

    /** Whether each of the wishes was seen to be needed for the clash. */
    boolean isMinimal() {
        return minimal;
    }

    Wishes wishes() {
        return wishes;
    }

    /** Those of the selectors that cannot be assumed together; empty where they can, or where it is not known. */
    private List<Integer> failing(List<Integer> assumed, long budget) {
        List<Integer> indexes = assumed.stream().map(wishOfSelector::get).toList();
        search.order().serve(Demand.of(wishes.rootOf(indexes), source));
        int[] assumptions = assumed.stream().mapToInt(Integer::intValue).toArray();
        Outcome outcome = sat.solve(search, assumptions, budget);
        if (outcome != Outcome.ASSUMPTIONS_FAILED) {
            minimal &= outcome == Outcome.SATISFIABLE;
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
