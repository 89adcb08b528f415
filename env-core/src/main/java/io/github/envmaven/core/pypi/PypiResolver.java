package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.Unsolvable;
import io.github.envmaven.core.error.Explanation;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PypiName;
import io.github.envmaven.core.solve.Conflict;
import io.github.envmaven.core.solve.Dependencies;
import io.github.envmaven.core.solve.Problem;
import io.github.envmaven.core.solve.Solution;
import io.github.envmaven.core.solve.SolveLimits;
import io.github.envmaven.core.solve.SolveResult;
import io.github.envmaven.core.solve.Solver;
import io.github.envmaven.core.solve.Unfinished;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Chooses the distributions of an environment. */
public final class PypiResolver {

    private final PypiCatalog catalog;
    private final SolveLimits limits;

    /**
     * A resolver over indexes.
     *
     * @param catalog what there is to choose from
     * @param limits how much work it may be
     */
    public PypiResolver(PypiCatalog catalog, SolveLimits limits) {
        this.catalog = catalog;
        this.limits = limits;
    }

    /**
     * Chooses the distributions of an environment, or says why that is impossible.
     *
     * @param request what decides
     * @return a solution or a conflict
     */
    public PypiResult attempt(PypiRequest request) {
        try (PypiSource source = new PypiSource(request, catalog)) {
            return attempt(request, source);
        }
    }

    private PypiResult attempt(PypiRequest request, PypiSource source) {
        Dependencies root = source.metadata().readRoot();
        Problem problem = new Problem(root, root.requirements().length);
        SolveResult result = new Solver(source, new PypiWords(source, request, catalog), problem, limits).solve();
        if (result instanceof Solution solution) {
            return pinned(source, solution);
        }
        if (result instanceof Conflict conflict) {
            return explain(request, source, conflict);
        }
        if (result == Unfinished.CANCELLED) {
            throw new Cancelled("Resolving for " + request.target().name() + " was cancelled");
        }
        throw new Unsolvable(
                "No solution for " + request.target().name() + " was found, and none was ruled out, within "
                        + limits.conflicts() + " conflicts",
                Remedy.of(Remedy.Kind.LOOSEN_SPEC));
    }

    private PypiSolution pinned(PypiSource source, Solution solution) {
        Map<PypiName, List<PypiName>> extras = new TreeMap<>();
        List<Choice> chosen = solution.candidates().stream().map(source::choice).toList();
        for (Choice choice : chosen) {
            source.extra(choice.name())
                    .ifPresent(extra -> extras.computeIfAbsent(source.project(choice.name()), key -> new ArrayList<>())
                            .add(extra));
        }
        List<PinnedDistribution> packages = new ArrayList<>();
        Map<PypiName, Pep440Version> provided = new TreeMap<>();
        for (Choice choice : chosen) {
            PypiName project = source.project(choice.name());
            choice.pinned()
                    .ifPresent(file -> packages.add(pin(source, choice, extras.getOrDefault(project, List.of()))));
            if (choice.pinned().isEmpty() && !source.isExtra(choice.name())) {
                provided.put(project, choice.version());
            }
        }
        packages.sort(Comparator.comparing(PinnedDistribution::name));
        return new PypiSolution(packages, provided, PypiWarnings.of(source, chosen));
    }

    private PinnedDistribution pin(PypiSource source, Choice choice, List<PypiName> extras) {
        Distribution file = choice.pinned().orElseThrow();
        return new PinnedDistribution(
                file.name(),
                file.version(),
                file.file(),
                source.metadata().requiresPython(file),
                source.metadata().applicable(choice, extras));
    }

    private static PypiConflict explain(PypiRequest request, PypiSource source, Conflict conflict) {
        List<PypiWish> clashing = Stream.concat(conflict.requirements().stream(), conflict.constraints().stream())
                .flatMap(ask -> source.metadata().wish(ask).stream())
                .toList();
        List<Explanation.Spec> specs = clashing.stream()
                .map(wish -> new Explanation.Spec(wish.text(), wish.origin()))
                .toList();
        return new PypiConflict(
                clashing,
                new Explanation(request.target().name(), specs, conflict.minimal(), conflict.story(), List.of()));
    }
}
