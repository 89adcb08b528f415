package io.github.envmaven.core.solve;

import io.github.envmaven.core.event.Event.SolveStage;
import io.github.envmaven.core.sat.IntList;
import io.github.envmaven.core.sat.Literals;
import io.github.envmaven.core.sat.Outcome;
import io.github.envmaven.core.sat.SatSolver;
import java.util.function.IntUnaryOperator;

/**
 * Makes a first solution the best one on what the user asked for: goal by goal, and within a goal requirement by
 * requirement, it looks for a solution in which this requirement's candidate has a better {@link PackageSource#grade}
 * while nothing before it gets worse. Finding none is the proof, after which the grade is fixed by a clause.
 *
 * <p>Where something is there already, two goals come before: what is foremost is made the best that there is, and then
 * the fewest of what is to be kept are changed.
 */
final class Optimizer {

    private static final int[] NO_ASSUMPTIONS = {};

    private final SatSolver sat;
    private final CandidateSearch search;
    private final PackageSource source;
    private final Problem problem;
    private final IdMap chosen = new IdMap();
    private final IntList literals = new IntList();
    private final long conflictsAllowed;
    private int[] solution;
    private boolean improved;
    private boolean proven = true;

    Optimizer(SatSolver sat, CandidateSearch search, PackageSource source, Problem problem, SolveLimits limits) {
        this.sat = sat;
        this.search = search;
        this.source = source;
        this.problem = problem;
        this.conflictsAllowed = sat.conflicts() + limits.improvingConflicts();
        this.solution = search.agenda().chosenCandidates();
        search.enter(SolveStage.IMPROVING);
        remember();
    }

    /** The best solution so far. */
    int[] solution() {
        return solution;
    }

    /**
     * Improves the solution.
     *
     * @return whether it is proven to be the best
     */
    boolean optimize() {
        for (int requirement : problem.foremost()) {
            pursue(requirement, source::tieGroup);
        }
        if (!problem.kept().isEmpty() && !keepMost()) {
            return false;
        }
        for (int goal = 0; goal < source.goals(); goal++) {
            int current = goal;
            for (int i = 0; i < problem.requested(); i++) {
                pursue(problem.root().requirements()[i], candidate -> source.grade(candidate, current));
            }
        }
        if (improved) {
            polish();
        }
        return proven;
    }

    private void pursue(int requirement, IntUnaryOperator grade) {
        while (improve(requirement, grade)) {
            improved = true;
        }
        fix(requirement, grade);
    }

    /** Without this proof nothing further is tried, since that could change more than need be. */
    private boolean keepMost() {
        if (new FewestChanges(sat, search, problem).settle(conflictsAllowed) != Outcome.SATISFIABLE) {
            return false;
        }
        solution = search.agenda().chosenCandidates();
        remember();
        improved = true;
        return true;
    }

    /** Tries to find a solution in which a requirement's candidate is better. */
    private boolean improve(int requirement, IntUnaryOperator grade) {
        int wanted = sat.newVariable();
        literals.clear();
        literals.add(Literals.negative(wanted));
        if (collect(requirement, grade, gradeOf(requirement, grade) - 1) == 0) {
            return false;
        }
        sat.addClause(literals.raw(), literals.size());
        long budget = conflictsAllowed - sat.conflicts();
        if (budget <= 0) {
            proven = false;
            return false;
        }
        Outcome outcome = sat.solve(search, new int[] {Literals.positive(wanted)}, budget);
        if (outcome == Outcome.SATISFIABLE) {
            solution = search.agenda().chosenCandidates();
            remember();
            return true;
        }
        if (outcome == Outcome.BUDGET_SPENT || outcome == Outcome.CANCELLED) {
            proven = false;
        }
        return false;
    }

    /** Lets no later step give up what is reached. */
    private void fix(int requirement, IntUnaryOperator grade) {
        literals.clear();
        collect(requirement, grade, gradeOf(requirement, grade));
        sat.addClause(literals.raw(), literals.size());
    }

    private int collect(int requirement, IntUnaryOperator grade, int worstGrade) {
        int count = 0;
        for (int candidate : source.matching(requirement)) {
            if (grade.applyAsInt(candidate) <= worstGrade) {
                literals.add(Literals.positive(search.encoder().variableOf(candidate)));
                count++;
            }
        }
        return count;
    }

    private int gradeOf(int requirement, IntUnaryOperator grade) {
        return grade.applyAsInt(chosen.get(source.nameOfRequirement(requirement)) - 1);
    }

    /** Solves once more under all that is fixed, so that what is left open is chosen as in a fresh search. */
    private void polish() {
        search.order().forgetConflicts();
        if (sat.solve(search, NO_ASSUMPTIONS, conflictsAllowed) == Outcome.SATISFIABLE) {
            solution = search.agenda().chosenCandidates();
        }
    }

    private void remember() {
        for (int candidate : solution) {
            chosen.put(source.nameOfCandidate(candidate), candidate + 1);
        }
    }
}
