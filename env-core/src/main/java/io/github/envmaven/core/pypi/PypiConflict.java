package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.Explanation;
import java.util.List;

/**
 * Why there is no solution.
 *
 * @param wishes the wishes and constraints that clash
 * @param explanation how they clash
 */
public record PypiConflict(List<PypiWish> wishes, Explanation explanation) implements PypiResult {

    /** Copies the wishes. */
    public PypiConflict {
        wishes = List.copyOf(wishes);
    }
}
