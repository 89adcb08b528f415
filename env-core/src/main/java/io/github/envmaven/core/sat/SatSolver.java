package io.github.envmaven.core.sat;

import java.util.List;

/**
 * The search: propagate; on a conflict analyze, backjump, learn; else decide (section 4.5 of the paper). Clauses may be
 * added at any time, in the middle of a search too. Not safe for several threads.
 */
public final class SatSolver {

    private static final int FIRST_SWEEP = 8000;

    private final Assignment assignment = new Assignment();
    private final Trail trail = new Trail(assignment);
    private final ClauseStore clauses = new ClauseStore();
    private final WatchLists watches = new WatchLists();
    private final AtMostOne atMostOne = new AtMostOne();
    private final Falsified falsified = new Falsified();
    private final ProofLog proof;
    private final Propagator propagator;
    private final ConflictAnalyzer analyzer;
    private final ClauseInserter inserter;
    private final AssumptionCore assumptionCore;
    private int variables;
    private long conflicts;
    private long decisions;
    private int sweepAt = FIRST_SWEEP;
    private int[] failedAssumptions = {};
    private boolean contradiction;

    private SatSolver(ProofLog proof) {
        this.proof = proof;
        this.propagator = new Propagator(assignment, trail, clauses, watches, atMostOne, falsified);
        this.analyzer = new ConflictAnalyzer(trail, clauses, proof);
        this.inserter = new ClauseInserter(assignment, trail, clauses, watches, falsified, proof);
        this.assumptionCore = new AssumptionCore(trail, clauses);
    }

    /**
     * A solver without clauses.
     *
     * @return the solver
     */
    public static SatSolver create() {
        return new SatSolver(new ProofLog(false));
    }

    /**
     * A solver that remembers why it learns what it learns, so that {@link #core()} can tell which clauses contradict
     * each other.
     *
     * @return the solver
     */
    public static SatSolver withProof() {
        return new SatSolver(new ProofLog(true));
    }

    /**
     * Makes a variable.
     *
     * @return its number, counted from 1
     */
    public int newVariable() {
        variables++;
        trail.ensureVariable(variables);
        watches.ensureVariable(variables);
        atMostOne.ensureVariable(variables);
        analyzer.ensureVariable(variables);
        assumptionCore.ensureVariable(variables);
        return variables;
    }

    /**
     * Makes new variables of which at most one is true.
     *
     * @param size how many
     * @return the first; the others follow it
     */
    public int newGroup(int size) {
        int first = variables + 1;
        for (int i = 0; i < size; i++) {
            newVariable();
        }
        atMostOne.group(first, variables);
        return first;
    }

    /**
     * Adds the clause that one of the literals is true.
     *
     * @param literals the literals, each variable once
     * @param length how many of them count, at least one
     */
    public void addClause(int[] literals, int length) {
        inserter.add(literals, length);
    }

    /**
     * Adds a clause of two literals.
     *
     * @param first one literal
     * @param second the other literal
     */
    public void addPair(int first, int second) {
        inserter.addPair(first, second);
    }

    /**
     * Searches a model.
     *
     * @param search steers the search
     * @param assumptions literals that must be true in this run, decided first and in this order
     * @param conflictBudget how many conflicts may be met before the run is given up
     * @return how it ended
     */
    public Outcome solve(Search search, int[] assumptions, long conflictBudget) {
        backjump(0, search);
        long conflictsAllowed = conflicts + conflictBudget;
        while (true) {
            if (contradiction) {
                return Outcome.UNSATISFIABLE;
            }
            if (search.isCancelled()) {
                return Outcome.CANCELLED;
            }
            if (falsified.isPresent() || !propagator.propagate()) {
                learn(search);
                if (conflicts > conflictsAllowed) {
                    return Outcome.BUDGET_SPENT;
                }
                continue;
            }
            if (search.expand()) {
                continue;
            }
            int next = trail.level() < assumptions.length ? assumptions[trail.level()] : search.decide();
            if (next == Search.AGAIN) {
                continue;
            }
            if (next == Literals.NONE) {
                return Outcome.SATISFIABLE;
            }
            if (assignment.isFalse(next)) {
                failedAssumptions = assumptionCore.of(next);
                return Outcome.ASSUMPTIONS_FAILED;
            }
            decide(next);
        }
    }

    private void decide(int literal) {
        trail.openLevel();
        if (assignment.isUndecided(literal)) {
            decisions++;
            trail.assign(literal, Trail.DECISION);
        }
    }

    private void learn(Search search) {
        conflicts++;
        int level = analyzer.levelOf(falsified);
        if (level == 0) {
            contradiction = true;
            return;
        }
        backjump(level, search);
        analyzer.analyze(falsified);
        falsified.clear();
        search.learnt(analyzer.learnt());
        backjump(analyzer.level(), search);
        inserter.addLearnt(analyzer.learnt(), analyzer.glue());
        if (clauses.learnts().size() >= sweepAt && !proof.isEnabled()) {
            new ClauseSweep(trail, clauses, watches).sweep(inserter.lateReasons());
            sweepAt = clauses.learnts().size() + FIRST_SWEEP;
        }
    }

    private void backjump(int level, Search search) {
        if (level >= trail.level()) {
            return;
        }
        trail.backjumpTo(level);
        propagator.rewind();
        search.backjumped(trail.size());
        inserter.assertLate();
    }

    /**
     * The assumptions that cannot hold together.
     *
     * @return a subset of the last run's assumptions, after {@link Outcome#ASSUMPTIONS_FAILED}
     */
    public int[] failedAssumptions() {
        return failedAssumptions.clone();
    }

    /**
     * The given clauses that contradict each other, after {@link Outcome#UNSATISFIABLE}.
     *
     * @return the clauses, each an array of literals; at-most-one groups appear as pairs
     */
    public List<int[]> core() {
        return new ProofTrace(trail, clauses, proof).clausesBehind(falsified);
    }

    /**
     * Looks a literal up.
     *
     * @param literal a literal
     * @return whether it is true now
     */
    public boolean isTrue(int literal) {
        return assignment.isTrue(literal);
    }

    /**
     * Looks a literal up.
     *
     * @param literal a literal
     * @return whether it is false now
     */
    public boolean isFalse(int literal) {
        return assignment.isFalse(literal);
    }

    /**
     * Looks a literal up.
     *
     * @param literal a literal
     * @return whether it is neither true nor false now
     */
    public boolean isUndecided(int literal) {
        return assignment.isUndecided(literal);
    }

    /**
     * How many literals are true now.
     *
     * @return the length of the trail
     */
    public int trailSize() {
        return trail.size();
    }

    /**
     * A true literal.
     *
     * @param index its place in the order of assignment, from zero
     * @return the literal
     */
    public int trailLiteral(int index) {
        return trail.literalAt(index);
    }

    /**
     * How many conflicts were met so far.
     *
     * @return the count over all runs
     */
    public long conflicts() {
        return conflicts;
    }

    /**
     * How many decisions were made so far.
     *
     * @return the count over all runs
     */
    public long decisions() {
        return decisions;
    }

    /**
     * How many assignments were propagated so far.
     *
     * @return the count over all runs
     */
    public long propagations() {
        return propagator.propagations();
    }

    /**
     * How many variables there are.
     *
     * @return the count
     */
    public int variables() {
        return variables;
    }
}
