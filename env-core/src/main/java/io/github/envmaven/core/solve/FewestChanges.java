package io.github.envmaven.core.solve;

import io.github.envmaven.core.sat.IntList;
import io.github.envmaven.core.sat.Literals;
import io.github.envmaven.core.sat.Outcome;
import io.github.envmaven.core.sat.SatSolver;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Breaks as few of the {@link Problem#kept} constraints as possible. All are assumed to hold; of the assumptions that
 * cannot hold together at least one must go, so they are replaced by the assumption that no two of them go, and so on
 * until the rest holds. Each such step proves that one more change cannot be avoided, so the first solution has the
 * fewest (the algorithm OLL of core-guided optimisation; Andres et al. 2012, Morgado et al. 2014).
 */
final class FewestChanges {

    private final SatSolver sat;
    private final CandidateSearch search;
    private final Set<Integer> assumed = new LinkedHashSet<>();
    private final Map<Integer, Tally> tallies = new HashMap<>();

    FewestChanges(SatSolver sat, CandidateSearch search, Problem problem) {
        this.sat = sat;
        this.search = search;
        for (int constraint : problem.kept()) {
            assumed.add(Literals.negative(search.encoder().violationVariable(constraint)));
        }
    }

    /**
     * Searches, and lets no later search break more constraints.
     *
     * @param conflictsAllowed how many conflicts the engine may have met in the end
     * @return satisfiable when the engine's model breaks the fewest; otherwise nothing is known
     */
    Outcome settle(long conflictsAllowed) {
        while (sat.conflicts() < conflictsAllowed) {
            int[] assumptions = assumed.stream().mapToInt(Integer::intValue).toArray();
            Outcome outcome = sat.solve(search, assumptions, conflictsAllowed - sat.conflicts());
            if (outcome == Outcome.ASSUMPTIONS_FAILED) {
                relax(sat.failedAssumptions());
                continue;
            }
            if (outcome == Outcome.SATISFIABLE) {
                for (int literal : assumptions) {
                    sat.addClause(new int[] {literal}, 1);
                }
            }
            return outcome;
        }
        return Outcome.BUDGET_SPENT;
    }

    /** One of these cannot be helped; assumes of each of them, and of all together, that it is the only one. */
    private void relax(int[] core) {
        IntList broken = new IntList();
        for (int literal : core) {
            if (assumed.remove(literal)) {
                broken.add(Literals.not(literal));
                Tally tally = tallies.remove(literal);
                if (tally != null) {
                    assumeNext(tally);
                }
            }
        }
        if (broken.size() > 1) {
            Tally tally = new Tally(sat, broken.toArray());
            tally.next();
            assumeNext(tally);
        }
    }

    private void assumeNext(Tally tally) {
        int oneMore = tally.next();
        if (oneMore != Literals.NONE) {
            assumed.add(Literals.not(oneMore));
            tallies.put(Literals.not(oneMore), tally);
        }
    }
}
