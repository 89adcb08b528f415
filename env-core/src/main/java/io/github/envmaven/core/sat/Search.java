package io.github.envmaven.core.sat;

/** What steers a {@link SatSolver}: which clauses come next and which literal is tried next. Must be deterministic. */
public interface Search {

    /** Answer of {@link #decide} where clauses were added and must be propagated before anything is decided. */
    int AGAIN = 1;

    /**
     * Adds the clauses that the current assignment makes relevant. Called when nothing is left to propagate.
     *
     * @return whether any were added
     */
    boolean expand();

    /**
     * The next literal to try.
     *
     * @return an undecided literal; {@link #AGAIN}; or {@link Literals#NONE} where everything relevant is decided, which
     *     makes the assignment the model, undecided variables being false
     */
    int decide();

    /**
     * Hears of a learnt clause.
     *
     * @param clause its literals, valid during the call
     */
    void learnt(IntList clause);

    /**
     * Hears that assignments were taken back.
     *
     * @param trailSize how many remain
     */
    void backjumped(int trailSize);

    /**
     * Asks whether to stop. Polled at each decision and each conflict.
     *
     * @return whether the answer is no longer wanted
     */
    boolean isCancelled();
}
