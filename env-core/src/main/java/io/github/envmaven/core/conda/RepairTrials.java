package io.github.envmaven.core.conda;

import io.github.envmaven.core.error.Explanation.Hint;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Solves changed requests, up to so and so many times. */
final class RepairTrials {

    private final Function<CondaRequest, Optional<CondaSolution>> solve;
    private final Hint.Reach reach;
    private int left;

    /**
     * Trials.
     *
     * @param solve solves a request without asking why where there is no solution
     * @param reach what success means
     * @param most how many times
     */
    RepairTrials(Function<CondaRequest, Optional<CondaSolution>> solve, Hint.Reach reach, int most) {
        this.solve = solve;
        this.reach = reach;
        this.left = most;
    }

    /** Solves a request; empty where there is no solution, and where nothing is tried any more. */
    Optional<CondaSolution> solve(CondaRequest request) {
        if (left == 0 || request.limits().cancelled().getAsBoolean()) {
            return Optional.empty();
        }
        left--;
        return solve.apply(request);
    }

    /** The first of some changes that works, as a hint. */
    Optional<Hint> firstOf(List<Repair> repairs) {
        for (Repair repair : repairs) {
            Optional<CondaSolution> solution = solve(repair.request());
            if (solution.isPresent()) {
                return Optional.of(repair.hint(solution.get(), reach));
            }
        }
        return Optional.empty();
    }
}
