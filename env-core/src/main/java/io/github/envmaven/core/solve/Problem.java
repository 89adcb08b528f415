package io.github.envmaven.core.solve;

import java.util.List;

/**
 * What is to be solved.
 *
 * @param root what the user asks for; the order of its requirements is the order of their importance
 * @param requested how many of the root's requirements, the first ones, the user wrote: their candidates are optimised;
 *     the rest holds anyway, as facts about a machine do
 * @param foremost those of the root's requirements whose candidates are to be as good as can be, whatever else changes
 *     for it; the most important first
 * @param kept constraints of which as few as possible are to be broken, but for the sake of what is foremost
 */
public record Problem(Dependencies root, int requested, List<Integer> foremost, List<Integer> kept) {

    /** Copies the lists. */
    public Problem {
        foremost = List.copyOf(foremost);
        kept = List.copyOf(kept);
    }

    /**
     * A problem in which nothing is there yet.
     *
     * @param root what the user asks for
     * @param requested how many of its requirements are optimised
     */
    public Problem(Dependencies root, int requested) {
        this(root, requested, List.of(), List.of());
    }
}
