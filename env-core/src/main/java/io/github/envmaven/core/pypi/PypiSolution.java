package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was chosen.
 *
 * @param packages the chosen distributions in alphabetical order, without what conda brings
 * @param provided the versions of those packages that conda brings and that something needs
 * @param warnings what is odd about it, as sentences
 */
public record PypiSolution(
        List<PinnedDistribution> packages, Map<PypiName, Pep440Version> provided, List<String> warnings)
        implements PypiResult {

    /** Copies what it is given. */
    public PypiSolution {
        packages = List.copyOf(packages);
        warnings = List.copyOf(warnings);
        provided = Collections.unmodifiableMap(new TreeMap<>(provided));
    }
}
