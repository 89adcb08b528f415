package io.github.envmaven.core.sat;

import java.util.Arrays;

/**
 * Groups of variables of which at most one is true. A group's variables are consecutive, and it is propagated directly: a
 * member that becomes true makes the others false, without a clause or a helper variable for any pair.
 */
final class AtMostOne {

    /** The first and the last variable of each variable's group; zero where it is in none. */
    private int[] bounds = new int[128];

    void ensureVariable(int variable) {
        if (2 * variable + 1 >= bounds.length) {
            bounds = Arrays.copyOf(bounds, Math.max(2 * variable + 2, bounds.length * 2));
        }
    }

    void group(int first, int last) {
        for (int variable = first; variable <= last; variable++) {
            bounds[2 * variable] = first;
            bounds[2 * variable + 1] = last;
        }
    }

    int first(int variable) {
        return bounds[2 * variable];
    }

    int last(int variable) {
        return bounds[2 * variable + 1];
    }
}
