package io.github.envmaven.core.solve;

import io.github.envmaven.core.solve.ConflictStep.Ask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is left of each name while a conflict is retold, and the steps that led there. */
final class ConflictState {

    private final PackageSource source;
    private final List<ConflictStep> steps = new ArrayList<>();
    private Map<Integer, Domain> domains = new LinkedHashMap<>();
    private Set<Integer> conditionsMet = new LinkedHashSet<>();
    private int scope = -1;
    private int contradiction = -1;

    ConflictState(PackageSource source) {
        this.source = source;
    }

    /** Why a domain shrinks; the parts of a step that do not depend on what falls away. */
    record Cause(ConflictStep.Kind kind, int name, Ask ask, List<Integer> antecedents, int parent) {}

    /** All that a trial may change, as it was before. */
    record Snapshot(Map<Integer, Domain> domains, Set<Integer> conditionsMet, int scope, int steps) {}

    Snapshot snapshot() {
        Map<Integer, Domain> copies = new LinkedHashMap<>();
        domains.forEach((name, domain) -> copies.put(name, domain.copy()));
        return new Snapshot(copies, new LinkedHashSet<>(conditionsMet), scope, steps.size());
    }

    /** Goes back, but for the steps. */
    void restore(Snapshot snapshot) {
        domains = snapshot.domains();
        conditionsMet = snapshot.conditionsMet();
        scope = snapshot.scope();
        contradiction = -1;
    }

    /** Forgets the steps since a snapshot. */
    void forgetSteps(Snapshot snapshot) {
        steps.subList(snapshot.steps(), steps.size()).clear();
    }

    /** Tells all that follows under a step, until a snapshot is restored. */
    void tellUnder(int step) {
        scope = step;
    }

    List<ConflictStep> steps() {
        return steps;
    }

    boolean isContradictory() {
        return contradiction >= 0;
    }

    /** The steps behind the contradiction. */
    List<Integer> behindContradiction() {
        List<Integer> behind =
                new ArrayList<>(domain(steps.get(contradiction).name(), null).steps());
        behind.remove(Integer.valueOf(contradiction));
        behind.add(contradiction);
        return behind;
    }

    List<Domain> domains() {
        return new ArrayList<>(domains.values());
    }

    Domain domain(int name, @Nullable Domain teller) {
        return domains.computeIfAbsent(
                name, key -> new Domain(key, source.candidates(key), teller == null ? -1 : teller.name()));
    }

    /** Whether a conditional wish was told already; from now on it counts as told. */
    boolean meetCondition(int wish) {
        return conditionsMet.add(wish);
    }

    /** Under which step wishes are told; -1 for the top. */
    int topParent() {
        return scope;
    }

    /** Under which step further ones about a name are told. */
    int parentFor(Domain domain) {
        Domain told = domain;
        while (told.steps().isEmpty() && told.teller() >= 0) {
            told = domain(told.teller(), null);
        }
        return Math.max(told.steps().isEmpty() ? -1 : told.steps().get(0), scope);
    }

    boolean restrict(Cause cause, Domain domain, boolean evenIfNothingFallsAway) {
        Set<Integer> stay = new HashSet<>(cause.ask().matching());
        List<Integer> removed = new ArrayList<>(domain.left());
        removed.removeIf(stay::contains);
        if (removed.isEmpty() && !evenIfNothingFallsAway) {
            return false;
        }
        remove(cause, domain, removed);
        return true;
    }

    void remove(Cause cause, Domain domain, List<Integer> removed) {
        removed.forEach(domain::remove);
        steps.add(step(cause, domain, removed));
        settle(steps.size() - 1, domain);
    }

    /** The same in the place of an earlier step. */
    void removeAt(int place, Cause cause, Domain domain, List<Integer> removed) {
        removed.forEach(domain::remove);
        steps.set(place, step(cause, domain, removed));
        settle(place, domain);
    }

    private static ConflictStep step(Cause cause, Domain domain, List<Integer> removed) {
        return new ConflictStep(
                cause.kind(),
                domain.name(),
                cause.name(),
                cause.ask(),
                removed,
                domain.left(),
                cause.parent(),
                cause.antecedents());
    }

    private void settle(int step, Domain domain) {
        domain.addStep(step);
        if (domain.isRequired() && domain.isEmpty()) {
            contradiction = step;
        }
    }

    /** The requirements that hold, those among them whose condition is sure to. */
    int[] sureRequirements(Dependencies dependencies) {
        if (dependencies.conditional().isEmpty()) {
            return dependencies.requirements();
        }
        List<Integer> all = new ArrayList<>();
        Arrays.stream(dependencies.requirements()).forEach(all::add);
        for (ConditionalRequirement conditional : dependencies.conditional()) {
            if (isSure(conditional)) {
                all.add(conditional.requirement());
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The steps that make sure the conditions under which a candidate asks something of a name. */
    List<Integer> behindConditions(Dependencies dependencies, int name) {
        return dependencies.conditional().stream()
                .filter(conditional -> source.nameOfRequirement(conditional.requirement()) == name)
                .filter(this::isSure)
                .flatMap(conditional -> stepsOf(conditional.conditions()).stream())
                .toList();
    }

    boolean isSure(ConditionalRequirement conditional) {
        return conditional.conditions().stream().allMatch(this::isSure);
    }

    private boolean isSure(int condition) {
        Domain domain = domain(source.nameOfRequirement(condition), null);
        Set<Integer> matching = new HashSet<>();
        Arrays.stream(source.matching(condition)).forEach(matching::add);
        return domain.isRequired() && matching.containsAll(domain.left());
    }

    /** The steps that show that conditions are sure. */
    List<Integer> stepsOf(List<Integer> conditions) {
        return conditions.stream()
                .flatMap(condition -> domain(source.nameOfRequirement(condition), null).steps().stream())
                .distinct()
                .toList();
    }
}
