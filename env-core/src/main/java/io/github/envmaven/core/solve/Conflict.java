package io.github.envmaven.core.solve;

import io.github.envmaven.core.error.Explanation;
import java.util.List;

/**
 * Why there is no solution.
 *
 * @param requirements requirements of the user that cannot be met together
 * @param constraints constraints of the user that take part
 * @param minimal whether it is known that without any of these the rest could be met
 * @param told all requirements that the story speaks of
 * @param story how they clash, a tree in words; empty where it takes too many
 */
public record Conflict(
        List<Integer> requirements,
        List<Integer> constraints,
        boolean minimal,
        List<Integer> told,
        List<Explanation.Line> story)
        implements SolveResult {

    /** Copies the lists. */
    public Conflict {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        told = List.copyOf(told);
        story = List.copyOf(story);
    }
}
