package io.github.envmaven.core.solve;

/**
 * What is to be solved.
 *
 * @param root what the user asks for; the order of its requirements is the order of their importance
 * @param requested how many of the root's requirements, the first ones, the user wrote: their candidates are optimised;
 *     the rest holds anyway, as facts about a machine do
 */
public record Problem(Dependencies root, int requested) {}
