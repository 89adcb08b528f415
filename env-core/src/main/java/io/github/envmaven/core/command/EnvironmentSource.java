package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a user asked an environment to be: files, or the same given in place, as a POM does.
 *
 * @param files environment files, later ones overriding earlier ones; empty when everything is given in place
 * @param channels channels, highest priority first; where given they replace those of the files
 * @param dependencies MatchSpecs as text, only read when there are no files
 * @param pip pip requirement lines, only read when there are no files
 * @param platforms platforms to lock; where given they replace those of the files
 * @param variables environment variables, only read when there are no files
 * @param baseDirectory what relative paths, such as those of channels given here, are relative to
 * @param origin what the values given in place are called in messages: {@code pom.xml}
 */
public record EnvironmentSource(
        List<Path> files,
        List<String> channels,
        List<String> dependencies,
        List<String> pip,
        List<String> platforms,
        Map<String, String> variables,
        Path baseDirectory,
        String origin) {

    /** Copies the lists. */
    public EnvironmentSource {
        files = List.copyOf(files);
        channels = List.copyOf(channels);
        dependencies = List.copyOf(dependencies);
        pip = List.copyOf(pip);
        platforms = List.copyOf(platforms);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /**
     * A source that is files alone.
     *
     * @param files environment files
     * @param channels channels that replace those of the files; may be empty
     * @param platforms platforms that replace those of the files; may be empty
     * @return the source
     */
    public static EnvironmentSource ofFiles(List<Path> files, List<String> channels, List<String> platforms) {
        return new EnvironmentSource(
                files,
                channels,
                List.of(),
                List.of(),
                platforms,
                Map.of(),
                Path.of("").toAbsolutePath(),
                "command line");
    }

    /**
     * Tells whether there is anything to read.
     *
     * @return whether there are neither files nor dependencies
     */
    public boolean isEmpty() {
        return files.isEmpty() && dependencies.isEmpty() && pip.isEmpty();
    }
}
