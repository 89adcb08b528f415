package io.github.envmaven.core.conda;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.Unsolvable;
import io.github.envmaven.core.error.Explanation;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.solve.Conflict;
import io.github.envmaven.core.solve.Dependencies;
import io.github.envmaven.core.solve.Solution;
import io.github.envmaven.core.solve.SolveResult;
import io.github.envmaven.core.solve.Solver;
import io.github.envmaven.core.solve.Unfinished;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the records of an environment. One resolver serves any number of requests, one after the other, and remembers
 * parsed specs between them; it is not safe for several threads.
 */
public final class CondaResolver {

    /** Whether a conflict comes with what would help, which takes more solving. */
    private enum Hints {
        SEARCHED,
        NONE
    }

    private final SpecCache specs = new SpecCache();

    /**
     * Chooses the records of an environment.
     *
     * @param request what decides
     * @return the records
     * @throws Unsolvable when there is no such set; the message explains why
     */
    public CondaSolution resolve(CondaRequest request) {
        CondaResult result = attempt(request);
        if (result instanceof CondaConflict conflict) {
            throw new Unsolvable(conflict.details());
        }
        return (CondaSolution) result;
    }

    /**
     * Chooses the records of an environment, or says why that is impossible.
     *
     * @param request what decides
     * @return a solution or a conflict
     */
    public CondaResult attempt(CondaRequest request) {
        return attempt(request, Hints.SEARCHED);
    }

    /**
     * Chooses the records of an environment, or says why that is impossible, but not what would help: for questions of
     * which many are asked.
     *
     * @param request what decides
     * @return a solution, or a conflict without hints
     */
    public CondaResult attemptWithoutHints(CondaRequest request) {
        return attempt(request, Hints.NONE);
    }

    private CondaResult attempt(CondaRequest request, Hints wanted) {
        requireNames(request.constraints());
        CondaSource source = new CondaSource(request, specs);
        RequestedIds ids = new RequestedIds();
        CondaProblem problem = problem(request, source, ids);
        CondaWords words = new CondaWords(source, request, ids);
        SolveResult result = new Solver(source, words, problem.ofRequested(), request.limits()).solve();
        if (result instanceof Solution first && problem.isMoreUpdated(first.candidates())) {
            result = new Solver(source, words, problem.ofAllUpdated(first.candidates()), request.limits()).solve();
        }
        if (result instanceof Solution solution) {
            return answer(source, problem, solution);
        }
        if (result instanceof Conflict conflict) {
            return explain(request, source, conflict, ids, wanted);
        }
        if (result == Unfinished.CANCELLED) {
            throw cancelled(request);
        }
        throw new Unsolvable(
                "No solution for " + request.platform() + " was found, and none was ruled out, within "
                        + request.limits().conflicts() + " conflicts",
                Remedy.of(Remedy.Kind.LOOSEN_SPEC));
    }

    /** Chooses records without asking why where that is impossible. */
    Optional<CondaSolution> find(CondaRequest request) {
        CondaSource source = new CondaSource(request, specs);
        RequestedIds ids = new RequestedIds();
        CondaProblem problem = problem(request, source, ids);
        return new Solver(source, new CondaWords(source, request, ids), problem.ofRequested(), request.limits())
                .find()
                .map(solution -> answer(source, problem, solution));
    }

    private static CondaProblem problem(CondaRequest request, CondaSource source, RequestedIds ids) {
        Dependencies wishes = source.reader().readRoot(request.specs(), request.constraints(), ids);
        return new CondaProblem(source, request, wishes, ids);
    }

    private static CondaSolution answer(CondaSource source, CondaProblem problem, Solution solution) {
        List<RepoDataRecord> records = new ArrayList<>();
        for (int id : problem.needed(solution.candidates())) {
            Candidate candidate = source.candidate(id);
            if (candidate.isInstalled()) {
                records.add(candidate.record());
            }
        }
        return new CondaSolution(InstallOrder.sort(records), solution.optimal(), solution.statistics());
    }

    private static Cancelled cancelled(CondaRequest request) {
        return new Cancelled("Solving " + request.platform() + " was cancelled");
    }

    private static void requireNames(List<RequestedSpec> requested) {
        for (RequestedSpec wish : requested) {
            if (wish.spec().name().isEmpty()) {
                throw new InvalidInput(
                        "Constraint '" + wish + "' names no single package",
                        Remedy.fixInput("Write the package's name in front of what it must match"));
            }
        }
    }

    private CondaConflict explain(
            CondaRequest request, CondaSource source, Conflict conflict, RequestedIds ids, Hints wanted) {
        List<RequestedSpec> clashing = Stream.concat(conflict.requirements().stream(), conflict.constraints().stream())
                .flatMap(id -> ids.wish(id).stream())
                .toList();
        List<Requirement> told =
                conflict.told().stream().map(source.requirements()::get).toList();
        List<Explanation.Spec> specTexts = clashing.stream()
                .map(spec -> new Explanation.Spec(spec.text(), spec.origin()))
                .toList();
        List<Requirement> facts = source.requirements().onFacts();
        List<Explanation.Hint> hints =
                wanted == Hints.NONE ? List.of() : new Repairs(this::find, request, clashing, told, facts).find();
        if (request.limits().cancelled().getAsBoolean()) {
            throw cancelled(request);
        }
        return new CondaConflict(
                clashing, new Explanation(request.platform(), specTexts, conflict.minimal(), conflict.story(), hints));
    }
}
