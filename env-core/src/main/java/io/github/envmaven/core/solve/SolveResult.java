package io.github.envmaven.core.solve;

/** How a solve ended: with a {@link Solution}, with the reason why there is none, or without an answer. */
public sealed interface SolveResult permits Solution, Conflict, Unfinished {}
