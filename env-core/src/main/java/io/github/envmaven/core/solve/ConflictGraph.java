package io.github.envmaven.core.solve;

import io.github.envmaven.core.solve.ConflictState.Cause;
import io.github.envmaven.core.solve.ConflictState.Snapshot;
import io.github.envmaven.core.solve.ConflictStep.Ask;
import io.github.envmaven.core.solve.ConflictStep.Form;
import io.github.envmaven.core.solve.ConflictStep.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Retells a conflict in steps that a person can follow: wish by wish, and after each all that follows from it by looking
 * at one name and one of its neighbours at a time, until some required name has no candidate left. Where that does not
 * suffice, candidates are tried in turn, and those are ruled out from which a contradiction follows in such steps.
 */
final class ConflictGraph {

    private static final int MOST_STEPS = 2_000;
    private static final int MOST_TRIALS = 200;
    private static final int DEEPEST = 3;

    /** Beyond this nobody follows a story any more. */
    private static final int MOST_TOLD = 60;

    private final PackageSource source;
    private final BooleanSupplier cancelled;
    private final ConflictState state;
    private final ConflictInference inference;
    private List<ConditionalRequirement> conditionalWishes = List.of();
    private int trials;

    ConflictGraph(PackageSource source, BooleanSupplier cancelled) {
        this.source = source;
        this.cancelled = cancelled;
        this.state = new ConflictState(source);
        this.inference = new ConflictInference(source, state);
    }

    /**
     * Retells a conflict.
     *
     * @param facts what nothing can change
     * @param wishes the user's clashing wishes
     * @return the steps that lead to the contradiction, the last of them to it; empty where it takes too many
     */
    List<ConflictStep> retell(Dependencies facts, Dependencies wishes) {
        for (int fact : facts.requirements()) {
            wish(Kind.FACT, fact, List.of());
        }
        for (int constraint : wishes.constraints()) {
            wishConstraint(constraint);
        }
        conditionalWishes = wishes.conditional();
        propagate();
        for (int requirement : wishes.requirements()) {
            if (!state.isContradictory()) {
                wish(Kind.WISH, requirement, List.of());
                propagate();
            }
        }
        for (int depth = 1; depth <= DEEPEST; depth++) {
            boolean further = true;
            while (further && !state.isContradictory()) {
                further = ruleSomethingOut(depth);
            }
        }
        List<ConflictStep> told = state.isContradictory() ? relevant() : List.of();
        return told.size() > MOST_TOLD ? List.of() : told;
    }

    private void wish(Kind kind, int requirement, List<Integer> antecedents) {
        Domain domain = state.domain(source.nameOfRequirement(requirement), null);
        domain.require();
        state.restrict(new Cause(kind, -1, ask(requirement), antecedents, state.topParent()), domain, true);
    }

    private void wishConstraint(int requirement) {
        state.restrict(
                new Cause(Kind.WISHED_CONSTRAINT, -1, ask(requirement), List.of(), -1),
                state.domain(source.nameOfRequirement(requirement), null),
                false);
    }

    private Ask ask(int requirement) {
        List<Integer> matching =
                Arrays.stream(source.matching(requirement)).boxed().toList();
        return new Ask(List.of(requirement), matching, Form.ANY_OF);
    }

    private void propagate() {
        boolean changed = true;
        while (changed && canGoOn()) {
            changed = tellConditionalWishes();
            for (Domain domain : state.domains()) {
                changed |= canGoOn() && inference.dropUnusable(domain);
                changed |= canGoOn() && domain.isRequired() && inference.passOn(domain);
            }
        }
    }

    private boolean canGoOn() {
        return !state.isContradictory() && state.steps().size() < MOST_STEPS && !cancelled.getAsBoolean();
    }

    private boolean tellConditionalWishes() {
        boolean changed = false;
        for (int i = 0; i < conditionalWishes.size(); i++) {
            ConditionalRequirement conditional = conditionalWishes.get(i);
            if (!state.isContradictory() && state.isSure(conditional) && state.meetCondition(i)) {
                wish(Kind.WISH, conditional.requirement(), state.stepsOf(conditional.conditions()));
                changed = true;
            }
        }
        return changed;
    }

    /** Finds candidates from which a contradiction follows, and drops them; the names with the fewest kinds first. */
    private boolean ruleSomethingOut(int depth) {
        List<Domain> open = new ArrayList<>(state.domains());
        open.removeIf(domain -> !domain.isRequired() || domain.left().size() < 2);
        Map<Integer, List<List<Integer>>> groups = new LinkedHashMap<>();
        open.forEach(domain -> groups.put(domain.name(), alike(domain)));
        open.sort(Comparator.comparing(
                domain -> groups.getOrDefault(domain.name(), List.of()).size()));
        for (Domain domain : open) {
            for (List<Integer> group : groups.getOrDefault(domain.name(), List.of())) {
                if (trials++ > MOST_TRIALS || !canGoOn()) {
                    return false;
                }
                if (isDeadEnd(domain.name(), group, depth)) {
                    propagate();
                    return true;
                }
            }
        }
        return false;
    }

    /** The candidates left of a name in groups that ask for the same; where all do, each by itself. */
    private List<List<Integer>> alike(Domain domain) {
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int candidate : domain.left()) {
            Dependencies asked = source.dependencies(candidate);
            List<Object> key = List.of(
                    Arrays.stream(asked.requirements()).boxed().toList(),
                    asked.conditional(),
                    Arrays.stream(asked.constraints()).boxed().toList());
            groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(candidate);
        }
        return groups.size() > 1
                ? List.copyOf(groups.values())
                : domain.left().stream().map(List::of).toList();
    }

    private boolean isDeadEnd(int name, List<Integer> group, int depth) {
        Snapshot before = state.snapshot();
        Domain tried = state.domain(name, null);
        int step = before.steps();
        List<Integer> others = new ArrayList<>(tried.left());
        others.removeAll(group);
        int parent = state.parentFor(tried);
        state.remove(new Cause(Kind.DEAD_END, -1, Ask.NOTHING, tried.steps(), parent), tried, others);
        state.tellUnder(step);
        propagate();
        while (depth > 1 && canGoOn() && ruleSomethingOut(depth - 1)) {}
        if (!state.isContradictory()) {
            state.restore(before);
            state.forgetSteps(before);
            return false;
        }
        List<Integer> behind = state.behindContradiction();
        state.restore(before);
        Domain narrowed = state.domain(name, null);
        state.removeAt(step, new Cause(Kind.DEAD_END, -1, Ask.NOTHING, behind, parent), narrowed, group);
        return true;
    }

    /** The steps that the contradiction builds on, with what they are told under, renumbered. */
    private List<ConflictStep> relevant() {
        List<ConflictStep> steps = state.steps();
        boolean[] needed = new boolean[steps.size()];
        state.behindContradiction().forEach(step -> mark(needed, step));
        int[] newNumber = new int[steps.size()];
        int count = 0;
        for (int i = 0; i < steps.size(); i++) {
            newNumber[i] = needed[i] ? count++ : -1;
        }
        List<ConflictStep> story = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (needed[i]) {
                ConflictStep step = steps.get(i);
                story.add(step.toldUnder(
                        step.parent() < 0 ? -1 : newNumber[step.parent()],
                        step.antecedents().stream().map(old -> newNumber[old]).toList()));
            }
        }
        return story;
    }

    private void mark(boolean[] needed, int start) {
        List<Integer> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            int step = open.remove(open.size() - 1);
            if (!needed[step]) {
                needed[step] = true;
                open.addAll(state.steps().get(step).antecedents());
                if (state.steps().get(step).parent() >= 0) {
                    open.add(state.steps().get(step).parent());
                }
            }
        }
    }
}
