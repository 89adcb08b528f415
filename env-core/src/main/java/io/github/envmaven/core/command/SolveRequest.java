package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.List;

/**
 * One problem for the solver, as scripts and benchmarks pose it.
 *
 * @param id whatever the asker wants to find in the answer
 * @param channels channels, highest priority first
 * @param platform the platform to solve for
 * @param specs MatchSpecs as text, in the order of their importance
 * @param options how to solve
 * @param baseDirectory what relative channel paths are relative to
 */
public record SolveRequest(
        String id,
        List<String> channels,
        String platform,
        List<String> specs,
        SolveOptions options,
        Path baseDirectory) {

    /** Copies the lists. */
    public SolveRequest {
        channels = List.copyOf(channels);
        specs = List.copyOf(specs);
    }
}
