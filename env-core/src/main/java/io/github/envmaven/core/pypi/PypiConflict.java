package io.github.envmaven.core.pypi;

import java.util.List;

/**
 * Why there is no solution.
 *
 * @param wishes the wishes and constraints that clash
 * @param explanation the story, several lines
 */
public record PypiConflict(List<PypiWish> wishes, String explanation) implements PypiResult {

    /** Copies the wishes. */
    public PypiConflict {
        wishes = List.copyOf(wishes);
    }
}
