package io.github.envmaven.core.conda;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.Unsolvable;
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
import java.util.stream.Collectors;

/**
 * Chooses the records of an environment. One resolver serves any number of requests, one after the other, and remembers
 * parsed specs between them; it is not safe for several threads.
 */
public final class CondaResolver {

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
            String[] texts = conflict.specs().stream().map(RequestedSpec::text).toArray(String[]::new);
            throw new Unsolvable(conflict.explanation(), Remedy.of(Remedy.Kind.LOOSEN_SPEC, texts));
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
        requireNames(request.constraints());
        CondaSource source = new CondaSource(request, specs);
        RequestedIds ids = new RequestedIds();
        Dependencies wishes = source.reader().readRoot(request.specs(), request.constraints(), ids);
        CondaProblem problem = new CondaProblem(source, request, wishes, ids);
        CondaWords words = new CondaWords(source, request, ids);
        SolveResult result = new Solver(source, words, problem.ofRequested(), request.limits()).solve();
        if (result instanceof Solution first && problem.isMoreUpdated(first.candidates())) {
            result = new Solver(source, words, problem.ofAllUpdated(first.candidates()), request.limits()).solve();
        }
        if (result instanceof Solution solution) {
            List<RepoDataRecord> records = new ArrayList<>();
            for (int id : problem.needed(solution.candidates())) {
                Candidate candidate = source.candidate(id);
                if (candidate.isInstalled()) {
                    records.add(candidate.record());
                }
            }
            return new CondaSolution(InstallOrder.sort(records), solution.optimal(), solution.statistics());
        }
        if (result instanceof Conflict conflict) {
            return explain(request.platform(), conflict, ids);
        }
        if (result == Unfinished.CANCELLED) {
            throw new Cancelled("Solving " + request.platform() + " was cancelled");
        }
        throw new Unsolvable(
                "No solution for " + request.platform() + " was found, and none was ruled out, within "
                        + request.limits().conflicts() + " conflicts",
                Remedy.of(Remedy.Kind.LOOSEN_SPEC));
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

    private static CondaConflict explain(String platform, Conflict conflict, RequestedIds ids) {
        List<RequestedSpec> clashing = new ArrayList<>();
        for (int requirement : conflict.requirements()) {
            ids.wish(requirement).ifPresent(clashing::add);
        }
        for (int constraint : conflict.constraints()) {
            ids.wish(constraint).ifPresent(clashing::add);
        }
        return new CondaConflict(clashing, header(platform, clashing) + "\n" + String.join("\n", conflict.story()));
    }

    private static String header(String platform, List<RequestedSpec> clashing) {
        if (clashing.size() == 1) {
            return "For " + platform + ", this spec cannot be met:";
        }
        return "For " + platform + ", these specs cannot be met together: "
                + clashing.stream().map(RequestedSpec::text).collect(Collectors.joining(", "));
    }
}
