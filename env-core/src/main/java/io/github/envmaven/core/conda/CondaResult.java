package io.github.envmaven.core.conda;

/** How a request ended. */
public sealed interface CondaResult permits CondaSolution, CondaConflict {}
