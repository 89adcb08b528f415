package io.github.envmaven.core.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A manifest as plain strings, the way a build file gives it.
 *
 * @param origin where the strings are from, for messages: {@code pom.xml}
 * @param name the environment's name; may be empty
 * @param channels the most important first
 * @param dependencies MatchSpecs
 * @param pip lines of pip requirements
 * @param platforms the platforms to lock
 * @param variables environment variables to set in the environment
 */
public record ManifestInput(
        String origin,
        String name,
        List<String> channels,
        List<String> dependencies,
        List<String> pip,
        List<String> platforms,
        Map<String, String> variables) {

    /** Copies what it is given. */
    public ManifestInput {
        channels = List.copyOf(channels);
        dependencies = List.copyOf(dependencies);
        pip = List.copyOf(pip);
        platforms = List.copyOf(platforms);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
}
