package io.github.envmaven.core.pypi;

import java.util.List;

/**
 * What was chosen.
 *
 * @param packages the chosen distributions in alphabetical order, without what the environment has anyway
 */
public record PypiSolution(List<PinnedDistribution> packages) implements PypiResult {

    /** Copies the packages. */
    public PypiSolution {
        packages = List.copyOf(packages);
    }
}
