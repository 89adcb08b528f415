package io.github.envmaven.core.resolve;

import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Other conda packages with which pip's requirements could be met.
 *
 * @param limits what conda would have to keep
 * @param python the Python, as {@code 3.12}; empty for the one there is
 * @param versions the acceptable versions of what conda brings, where they are others than it has
 */
record WayOut(List<RequestedSpec> limits, String python, Map<PypiName, List<Pep440Version>> versions) {

    WayOut {
        limits = List.copyOf(limits);
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }
}
