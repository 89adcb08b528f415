package io.github.envmaven.core.sat;

/** How a run of a {@link SatSolver} ended. */
public enum Outcome {
    /** The trail holds a model. */
    SATISFIABLE,
    /** No model exists, whatever is assumed. */
    UNSATISFIABLE,
    /** No model exists under the assumptions; {@link SatSolver#failedAssumptions()} tells which ones clash. */
    ASSUMPTIONS_FAILED,
    /** The conflict budget is used up. */
    BUDGET_SPENT,
    /** The search was told to stop. */
    CANCELLED
}
