package io.github.envmaven.core.explain;

import java.util.List;

/**
 * What stands in the way of something: specs of the user that cannot be met together with it.
 *
 * @param specs the specs as they were written, with the place; empty where none of them matters
 * @param story how they clash, a tree in words, line by line; empty where the specs say all
 */
public record Hindrance(List<String> specs, List<String> story) {

    /** Copies the lists. */
    public Hindrance {
        specs = List.copyOf(specs);
        story = List.copyOf(story);
    }
}
