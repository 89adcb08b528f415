package io.github.envmaven.core.solve;

import java.util.List;

/**
 * Why there is no solution.
 *
 * @param requirements requirements of the user that cannot be met together; without any of them the rest could
 * @param constraints constraints of the user that take part, likewise
 * @param story how they clash, a tree in words, line by line; empty where it takes too many words
 */
public record Conflict(List<Integer> requirements, List<Integer> constraints, List<String> story)
        implements SolveResult {

    /** Copies the lists. */
    public Conflict {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        story = List.copyOf(story);
    }
}
