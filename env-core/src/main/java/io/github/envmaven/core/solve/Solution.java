package io.github.envmaven.core.solve;

import java.util.List;

/**
 * What was chosen.
 *
 * @param candidates the chosen candidates, in the order in which they were chosen
 * @param optimal whether it is proven that no solution is better on the user's requirements
 * @param statistics how much work it was
 */
public record Solution(List<Integer> candidates, boolean optimal, SolveStatistics statistics) implements SolveResult {

    /** Copies the candidates. */
    public Solution {
        candidates = List.copyOf(candidates);
    }
}
