package io.github.envmaven.core.pypi;

/** How a resolution ended. */
public sealed interface PypiResult permits PypiSolution, PypiConflict {}
