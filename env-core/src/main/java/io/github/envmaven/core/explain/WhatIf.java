package io.github.envmaven.core.explain;

import io.github.envmaven.core.conda.CondaConflict;
import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaResolver;
import io.github.envmaven.core.conda.CondaResult;
import io.github.envmaven.core.conda.CondaSolution;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the solver what would be if the user asked for one thing more: whether that fits, or what stands in its way, all of
 * it, and which specs would have to be loosened.
 */
final class WhatIf {

    /** Obstacles beyond these are not looked for: who meets so many will begin with the first. */
    private static final int MOST_HINDRANCES = 4;

    private final CondaResolver resolver;
    private final CondaRequest request;

    WhatIf(CondaResolver resolver, CondaRequest request) {
        this.resolver = resolver;
        this.request = request;
    }

    /** What the solver says. */
    sealed interface Outcome permits Fits, Blocked {}

    /**
     * It can be had.
     *
     * @param records the environment with it
     */
    record Fits(List<RepoDataRecord> records) implements Outcome {}

    /**
     * It cannot be had.
     *
     * @param hindrances what stands in the way: the second is what remains without the first, and so on
     * @param way what would make it possible
     * @param culprits the specs of the first hindrance
     */
    record Blocked(List<Hindrance> hindrances, WayOut way, List<RequestedSpec> culprits) implements Outcome {}

    /** The names that the user asked for, in the order they were written. */
    List<String> wished() {
        return request.specs().stream()
                .flatMap(spec -> spec.spec().name().stream())
                .map(PackageName::value)
                .distinct()
                .toList();
    }

    /** The environment as it would be chosen now. */
    CondaResult now() {
        return resolver.attemptWithoutHints(request);
    }

    /** What would be with one spec more, and all that stands in the way. */
    Outcome ask(RequestedSpec trial) {
        return ask(trial, MOST_HINDRANCES);
    }

    /** What would be with one spec more, and the first that stands in the way. */
    Outcome askOnce(RequestedSpec trial) {
        return ask(trial, 1);
    }

    private Outcome ask(RequestedSpec trial, int most) {
        List<Hindrance> hindrances = new ArrayList<>();
        List<RequestedSpec> culprits = new ArrayList<>();
        Loosening loosening = Loosening.none(request.specs());
        while (hindrances.size() < most) {
            CondaResult result = attempt(loosening.specs(), trial);
            if (result instanceof CondaSolution solution) {
                return hindrances.isEmpty()
                        ? new Fits(solution.records())
                        : new Blocked(hindrances, wayOut(loosening, trial), culprits);
            }
            CondaConflict conflict = (CondaConflict) result;
            List<RequestedSpec> clashing = new ArrayList<>(conflict.specs());
            clashing.remove(trial);
            hindrances.add(hindrance(conflict, clashing, trial));
            if (culprits.isEmpty()) {
                culprits.addAll(clashing);
            }
            Loosening next = loosening.loosen(clashing);
            if (next.isAs(loosening)) {
                break;
            }
            loosening = next;
        }
        return new Blocked(hindrances, WayOut.NONE, culprits);
    }

    /** Whether some specs alone clash with one more. */
    boolean clashes(List<RequestedSpec> some, RequestedSpec trial) {
        return attempt(some, trial) instanceof CondaConflict;
    }

    /** The trial comes last, so that the story ends with it: what the user asked for leaves no room for it. */
    private CondaResult attempt(List<RequestedSpec> specs, RequestedSpec trial) {
        List<RequestedSpec> all = new ArrayList<>(specs);
        all.add(trial);
        return resolver.attemptWithoutHints(request.asking(all));
    }

    private static Hindrance hindrance(CondaConflict conflict, List<RequestedSpec> clashing, RequestedSpec trial) {
        List<String> texts = clashing.stream().map(RequestedSpec::toString).toList();
        boolean saysAll = !clashing.isEmpty()
                && clashing.stream()
                        .allMatch(spec -> spec.spec().name().equals(trial.spec().name()));
        List<String> story =
                saysAll ? List.of() : conflict.explanation().lines().skip(1).toList();
        return new Hindrance(texts, story);
    }

    /** Takes back what was loosened without need. */
    private WayOut wayOut(Loosening found, RequestedSpec trial) {
        Loosening least = found;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Loosening tighter : least.tighter()) {
                if (!clashes(tighter.specs(), trial)) {
                    least = tighter;
                    changed = true;
                    break;
                }
            }
        }
        return new WayOut(least.loosened(), least.dropped());
    }
}
