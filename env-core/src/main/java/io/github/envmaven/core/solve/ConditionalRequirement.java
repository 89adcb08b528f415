package io.github.envmaven.core.solve;

import java.util.List;

/**
 * A requirement that holds only while certain candidates are chosen.
 *
 * @param requirement what is required
 * @param conditions requirements; the condition holds when, for each of them, a candidate that matches it is chosen
 */
public record ConditionalRequirement(int requirement, List<Integer> conditions) {

    /** Copies the conditions. */
    public ConditionalRequirement {
        conditions = List.copyOf(conditions);
    }
}
