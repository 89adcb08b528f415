package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PreReleases;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.pep.Requirement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that decides which distributions an environment gets.
 *
 * @param target the interpreter
 * @param wishes what is asked for, the most important first
 * @param constraints what packages must match if they are installed at all
 * @param overrides what replaces every other requirement on its name
 * @param provided packages that conda brings, with the versions there are of each, the preferred first; no index is asked
 *     about them
 * @param preferred versions to keep where nothing speaks against them, as those of an earlier lock
 * @param rules how to choose
 */
public record PypiRequest(
        PypiTarget target,
        List<PypiWish> wishes,
        List<PypiWish> constraints,
        List<Requirement> overrides,
        Map<PypiName, List<Pep440Version>> provided,
        Map<PypiName, Pep440Version> preferred,
        Rules rules) {

    /** Copies what can be changed. */
    public PypiRequest {
        wishes = List.copyOf(wishes);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        Map<PypiName, List<Pep440Version>> copy = new TreeMap<>();
        provided.forEach((name, versions) -> copy.put(name, List.copyOf(versions)));
        provided = Collections.unmodifiableMap(copy);
        preferred = Collections.unmodifiableMap(new TreeMap<>(preferred));
    }

    /**
     * How to choose.
     *
     * @param strategy which versions are preferred
     * @param preReleases whether pre-releases are acceptable
     * @param sdists when source distributions are
     * @param newest what was uploaded later is left out: milliseconds since 1970, {@link Long#MAX_VALUE} for nothing
     */
    public record Rules(PypiStrategy strategy, PreReleases preReleases, SdistPolicy sdists, long newest) {

        /** The newest versions, wheels only, pre-releases where nothing else is left. */
        public static final Rules DEFAULT =
                new Rules(PypiStrategy.HIGHEST, PreReleases.WHERE_NAMED_OR_NEEDED, SdistPolicy.NEVER, Long.MAX_VALUE);
    }

    /** What counts instead of a requirement: the user's override of that name, if there is one for the target. */
    Requirement overridden(Requirement requirement) {
        return overrides.stream()
                .filter(override -> override.name().equals(requirement.name()))
                .filter(override -> override.marker().holds(target.markers().withExtra("")))
                .findFirst()
                .orElse(requirement);
    }

    /**
     * A request for requirements alone.
     *
     * @param target the interpreter
     * @param wishes what is asked for
     * @param rules how to choose
     * @return the request
     */
    public static PypiRequest of(PypiTarget target, List<PypiWish> wishes, Rules rules) {
        return new PypiRequest(target, wishes, List.of(), List.of(), Map.of(), Map.of(), rules);
    }
}
