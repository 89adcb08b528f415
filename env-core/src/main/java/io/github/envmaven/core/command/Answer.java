package io.github.envmaven.core.command;

import java.util.List;

/**
 * An answer to a question about an environment, twice.
 *
 * @param lines for people
 * @param document for programs: records, maps, lists and texts, to be written by {@link Json}
 */
public record Answer(List<String> lines, Object document) {

    /** Copies the lines. */
    public Answer {
        lines = List.copyOf(lines);
    }
}
