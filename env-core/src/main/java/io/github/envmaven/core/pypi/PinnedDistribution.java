package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import java.util.List;

/**
 * One chosen distribution.
 *
 * @param name its project
 * @param version its version
 * @param file the file to install
 * @param requiresPython which Pythons it is for; may be empty
 * @param dependencies what it needs in this environment, extras that are asked for included
 */
public record PinnedDistribution(
        PypiName name, Pep440Version version, IndexFile file, String requiresPython, List<Requirement> dependencies) {

    /** Copies the dependencies. */
    public PinnedDistribution {
        dependencies = List.copyOf(dependencies);
    }
}
