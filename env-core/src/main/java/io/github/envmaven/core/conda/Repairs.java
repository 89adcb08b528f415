package io.github.envmaven.core.conda;

import io.github.envmaven.core.error.Explanation.Hint;
import io.github.envmaven.core.event.Event.SolveProgressed;
import io.github.envmaven.core.event.Event.SolveStage;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.solve.SolveLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds changes to a request without a solution that give it one, by solving again with each; those that change least
 * come first. Settings come before specs, and a spec is loosened before it is dropped, and the last one before the first.
 * Where no single change is enough, because the request has several conflicts, changes are sought that settle the one
 * that is explained.
 */
final class Repairs {

    private static final int MOST_HINTS = 3;

    /** How often to solve again for the whole request, and how often for what clashes. */
    private static final int MOST_TRIALS = 40;

    /** How many conflicts a trial may meet: a change that does not soon lead to a solution is no advice. */
    private static final long TRIAL_CONFLICTS = 20_000;

    private final Function<CondaRequest, Optional<CondaSolution>> solve;
    private final CondaRequest request;
    private final List<RequestedSpec> clashing;
    private final List<Requirement> told;
    private final List<Requirement> facts;

    /**
     * Prepares the search.
     *
     * @param solve solves a request without asking why where there is no solution
     * @param request what has no solution
     * @param clashing the specs and constraints that clash
     * @param told all requirements that play a part
     * @param facts all requirements on facts about the machine that were met
     */
    Repairs(
            Function<CondaRequest, Optional<CondaSolution>> solve,
            CondaRequest request,
            List<RequestedSpec> clashing,
            List<Requirement> told,
            List<Requirement> facts) {
        this.facts = facts;
        this.solve = solve;
        this.request = request.toBuilder().limits(trialLimits(request.limits())).build();
        this.clashing = clashing;
        this.told = told;
    }

    private static SolveLimits trialLimits(SolveLimits limits) {
        EventListener listener = event -> {
            if (event instanceof SolveProgressed progress) {
                limits.listener()
                        .onEvent(new SolveProgressed(SolveStage.REPAIRING, progress.decisions(), progress.conflicts()));
            }
        };
        long conflicts = Math.min(TRIAL_CONFLICTS, limits.conflicts());
        return new SolveLimits(conflicts, limits.improvingConflicts(), limits.cancelled(), listener);
    }

    /** The changes, the best first. */
    List<Hint> find() {
        List<Hint> hints = new ArrayList<>(of(request, Hint.Reach.SOLVES));
        if (hints.stream().allMatch(Repairs::isDrop)) {
            settleThisClash().stream()
                    .filter(hint -> !isDrop(hint) || hints.isEmpty())
                    .limit(MOST_HINTS - hints.size())
                    .forEach(hints::add);
        }
        return hints.isEmpty() ? new SpecRepairs(request, clashing, told).unchecked() : hints;
    }

    private List<Hint> settleThisClash() {
        CondaRequest clash = request.toBuilder()
                .specs(request.specs().stream().filter(clashing::contains).toList())
                .constraints(request.constraints().stream()
                        .filter(clashing::contains)
                        .toList())
                .build();
        boolean isWhole = clash.specs().size() == request.specs().size()
                && clash.constraints().size() == request.constraints().size();
        return isWhole ? List.of() : of(clash, Hint.Reach.SOLVES_THIS_CLASH);
    }

    private List<Hint> of(CondaRequest changeable, Hint.Reach reach) {
        RepairTrials trials = new RepairTrials(solve, reach, MOST_TRIALS);
        SettingRepairs settings = new SettingRepairs(changeable, clashing, told);
        SpecRepairs specs = new SpecRepairs(changeable, clashing, told);
        List<Hint> hints = new ArrayList<>();
        List<Supplier<Optional<Hint>>> ways = new ArrayList<>();
        ways.add(() -> settings.laterDate(trials));
        ways.add(() -> trials.firstOf(specs.fromOtherChannels()));
        ways.add(() -> hints.isEmpty() ? trials.firstOf(settings.flexiblePriority()) : Optional.empty());
        ways.add(() -> trials.firstOf(settings.facts(facts)));
        ways.add(() -> trials.firstOf(settings.unpinned()));
        ways.add(() -> trials.firstOf(settings.allowed()));
        for (RequestedSpec limit : specs.clashingConstraints()) {
            ways.add(() -> trials.firstOf(specs.looserConstraint(limit)));
        }
        for (RequestedSpec spec : specs.clashingSpecs()) {
            ways.add(() -> trials.firstOf(specs.renamed(spec)));
            ways.add(() -> trials.firstOf(specs.raised(spec)));
        }
        for (RequestedSpec spec : specs.clashingSpecs()) {
            ways.add(() -> isNew(hints, spec) ? trials.firstOf(specs.lowered(spec)) : Optional.empty());
        }
        for (RequestedSpec spec : specs.clashingSpecs()) {
            ways.add(() ->
                    hints.stream().allMatch(Repairs::isDrop) ? trials.firstOf(specs.dropped(spec)) : Optional.empty());
        }
        for (Supplier<Optional<Hint>> way : ways) {
            if (hints.size() < MOST_HINTS) {
                way.get().ifPresent(hints::add);
            }
        }
        return hints;
    }

    private static boolean isDrop(Hint hint) {
        return hint.kind() == Hint.Kind.DROP_SPEC;
    }

    private static boolean isNew(List<Hint> hints, RequestedSpec spec) {
        return hints.stream().noneMatch(hint -> hint.target().equals(spec.text()));
    }
}
