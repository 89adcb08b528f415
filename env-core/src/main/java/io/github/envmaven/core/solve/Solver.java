package io.github.envmaven.core.solve;

import io.github.envmaven.core.sat.Outcome;
import io.github.envmaven.core.sat.SatSolver;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds candidates that meet a problem's requirements: a first solution by {@link DecisionOrder}, then better ones by
 * {@link Optimizer}, or a {@link Conflict}. The same source and problem always give the same result.
 */
public final class Solver {

    private static final int[] NO_ASSUMPTIONS = {};

    private final PackageSource source;
    private final PackageWords words;
    private final Problem problem;
    private final SolveLimits limits;

    /**
     * A solver for one problem.
     *
     * @param source what there is to choose from
     * @param words how to speak of it in an explanation
     * @param problem what is to be met
     * @param limits how much work it may be
     */
    public Solver(PackageSource source, PackageWords words, Problem problem, SolveLimits limits) {
        this.source = source;
        this.words = words;
        this.problem = problem;
        this.limits = limits;
    }

    /**
     * Solves the problem, or finds out why there is no solution.
     *
     * @return how it ended
     */
    public SolveResult solve() {
        SatSolver sat = SatSolver.create();
        CandidateSearch search = new CandidateSearch(sat, source, problem.root(), limits);
        Outcome outcome = sat.solve(search, NO_ASSUMPTIONS, limits.conflicts());
        SolveResult result = switch (outcome) {
            case SATISFIABLE -> improve(sat, search);
            case UNSATISFIABLE, ASSUMPTIONS_FAILED -> new ConflictStory(source, words, problem, limits).tell();
            case BUDGET_SPENT -> Unfinished.OUT_OF_BUDGET;
            case CANCELLED -> Unfinished.CANCELLED;
        };
        return limits.cancelled().getAsBoolean() ? Unfinished.CANCELLED : result;
    }

    /**
     * Solves the problem without asking why where there is no solution.
     *
     * @return a solution; empty where there is none, or none was found within the limits
     */
    public Optional<Solution> find() {
        SatSolver sat = SatSolver.create();
        CandidateSearch search = new CandidateSearch(sat, source, problem.root(), limits);
        return sat.solve(search, NO_ASSUMPTIONS, limits.conflicts()) == Outcome.SATISFIABLE
                ? Optional.of(improve(sat, search))
                : Optional.empty();
    }

    private Solution improve(SatSolver sat, CandidateSearch search) {
        Optimizer optimizer = new Optimizer(sat, search, source, problem, limits);
        boolean optimal = optimizer.optimize();
        List<Integer> candidates = IntStream.of(optimizer.solution()).boxed().toList();
        SolveStatistics statistics = new SolveStatistics(
                sat.decisions(),
                sat.conflicts(),
                sat.propagations(),
                sat.variables(),
                search.encoder().candidates());
        return new Solution(candidates, optimal, statistics);
    }
}
