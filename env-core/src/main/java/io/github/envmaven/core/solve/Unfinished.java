package io.github.envmaven.core.solve;

/** A solve that was given up before there was an answer. */
public enum Unfinished implements SolveResult {
    /** More conflicts than {@link SolveLimits} allows. */
    OUT_OF_BUDGET,
    /** The caller did not want the answer any more. */
    CANCELLED
}
