package io.github.envmaven.core.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Retells a conflict in steps that a person can follow: wish by wish, and after each all that follows from it by looking
 * at one name and one of its neighbours at a time, until some required name has no candidate left.
 */
final class ConflictGraph {

    private static final int MOST_STEPS = 2_000;

    private final PackageSource source;
    private final Map<Integer, Domain> domains = new LinkedHashMap<>();
    private final List<ConflictStep> steps = new ArrayList<>();
    private int contradiction = -1;

    ConflictGraph(PackageSource source) {
        this.source = source;
    }

    /**
     * Retells a conflict.
     *
     * @param facts what nothing can change
     * @param wishes the user's clashing wishes
     * @return the steps that lead to the contradiction, the last of them to it; empty where it takes more than such steps
     */
    List<ConflictStep> retell(Dependencies facts, Dependencies wishes) {
        for (int fact : facts.requirements()) {
            wish(ConflictStep.Kind.FACT, fact);
        }
        for (int constraint : wishes.constraints()) {
            wishConstraint(constraint);
        }
        for (int requirement : allRequirements(wishes)) {
            wish(ConflictStep.Kind.WISH, requirement);
            propagate();
            if (contradiction >= 0) {
                return relevant();
            }
        }
        return List.of();
    }

    private void wish(ConflictStep.Kind kind, int requirement) {
        Domain domain = domain(source.nameOfRequirement(requirement), null);
        domain.require();
        restrict(new Cause(kind, -1, List.of(requirement), List.of(), -1), domain, source.matching(requirement), true);
    }

    private void wishConstraint(int requirement) {
        restrict(
                new Cause(ConflictStep.Kind.WISHED_CONSTRAINT, -1, List.of(requirement), List.of(), -1),
                domain(source.nameOfRequirement(requirement), null),
                source.matching(requirement),
                false);
    }

    /** Why a domain shrinks; the parts of a step that do not depend on what falls away. */
    private record Cause(
            ConflictStep.Kind kind, int name, List<Integer> requirements, List<Integer> antecedents, int parent) {}

    private void propagate() {
        boolean changed = true;
        while (changed && contradiction < 0 && steps.size() < MOST_STEPS) {
            changed = false;
            for (Domain domain : new ArrayList<>(domains.values())) {
                changed |= contradiction < 0 && dropUnusable(domain);
                changed |= contradiction < 0 && domain.isRequired() && passOn(domain);
            }
        }
    }

    /** Drops candidates that cannot have what they ask for. */
    private boolean dropUnusable(Domain domain) {
        Map<Cause, List<Integer>> unusable = new LinkedHashMap<>();
        for (int candidate : domain.left()) {
            obstacle(domain, candidate)
                    .ifPresent(cause -> unusable.computeIfAbsent(cause, key -> new ArrayList<>())
                            .add(candidate));
        }
        Map<List<Object>, List<Cause>> byCauseName = new LinkedHashMap<>();
        unusable.keySet()
                .forEach(cause -> byCauseName
                        .computeIfAbsent(List.of(cause.name(), cause.kind()), key -> new ArrayList<>())
                        .add(cause));
        for (List<Cause> alike : byCauseName.values()) {
            Set<Integer> requirements = new LinkedHashSet<>();
            List<Integer> removed = new ArrayList<>();
            for (Cause cause : alike) {
                requirements.addAll(cause.requirements());
                removed.addAll(unusable.getOrDefault(cause, List.of()));
            }
            Cause first = alike.get(0);
            remove(
                    new Cause(
                            first.kind(), first.name(), List.copyOf(requirements), first.antecedents(), first.parent()),
                    domain,
                    removed);
        }
        return !unusable.isEmpty();
    }

    private Optional<Cause> obstacle(Domain domain, int candidate) {
        Dependencies dependencies = source.dependencies(candidate);
        if (dependencies.defect().isPresent()) {
            return Optional.of(cause(ConflictStep.Kind.DEFECT, domain, domain, candidate));
        }
        for (int requirement : allRequirements(dependencies)) {
            Domain target = domain(source.nameOfRequirement(requirement), domain);
            if (!target.containsAny(source.matching(requirement))) {
                return Optional.of(cause(ConflictStep.Kind.NEEDS, domain, target, requirement));
            }
        }
        for (int constraint : dependencies.constraints()) {
            Domain target = domain(source.nameOfRequirement(constraint), domain);
            if (target.isRequired() && !target.containsAny(source.matching(constraint))) {
                return Optional.of(cause(ConflictStep.Kind.ALLOWS, domain, target, constraint));
            }
        }
        return Optional.empty();
    }

    private static Cause cause(ConflictStep.Kind kind, Domain domain, Domain target, int requirement) {
        List<Integer> antecedents = target == domain ? List.of() : target.steps();
        return new Cause(kind, target.name(), List.of(requirement), antecedents, domain.firstStep());
    }

    /** Passes on what all remaining candidates of a required name ask for. */
    private boolean passOn(Domain domain) {
        boolean changed = false;
        List<Integer> left = domain.left();
        Set<Integer> targets = new LinkedHashSet<>();
        for (int candidate : left) {
            for (int requirement : allRequirements(source.dependencies(candidate))) {
                targets.add(source.nameOfRequirement(requirement));
            }
            for (int constraint : source.dependencies(candidate).constraints()) {
                targets.add(source.nameOfRequirement(constraint));
            }
        }
        for (int target : targets) {
            changed |= contradiction < 0 && passOn(domain, left, target, ConflictStep.Kind.REQUIRED_BY);
            changed |= contradiction < 0 && passOn(domain, left, target, ConflictStep.Kind.CONSTRAINED_BY);
        }
        return changed;
    }

    private boolean passOn(Domain domain, List<Integer> left, int target, ConflictStep.Kind kind) {
        Set<Integer> allowed = new HashSet<>();
        Set<Integer> requirements = new LinkedHashSet<>();
        for (int candidate : left) {
            Dependencies dependencies = source.dependencies(candidate);
            int[] asked =
                    kind == ConflictStep.Kind.REQUIRED_BY ? allRequirements(dependencies) : dependencies.constraints();
            int[] onTarget = Arrays.stream(asked)
                    .filter(requirement -> source.nameOfRequirement(requirement) == target)
                    .toArray();
            if (onTarget.length == 0) {
                return false;
            }
            allowed.addAll(matchingAll(onTarget));
            Arrays.stream(onTarget).forEach(requirements::add);
        }
        Domain narrowed = domain(target, domain);
        boolean introduced = kind == ConflictStep.Kind.REQUIRED_BY && !narrowed.isRequired();
        if (introduced) {
            narrowed.require();
        }
        Cause cause = new Cause(kind, domain.name(), List.copyOf(requirements), domain.steps(), domain.firstStep());
        return restrict(
                cause, narrowed, allowed.stream().mapToInt(Integer::intValue).toArray(), introduced);
    }

    private Set<Integer> matchingAll(int[] requirements) {
        Set<Integer> matching = new HashSet<>();
        Arrays.stream(source.matching(requirements[0])).forEach(matching::add);
        for (int i = 1; i < requirements.length; i++) {
            Set<Integer> others = new HashSet<>();
            Arrays.stream(source.matching(requirements[i])).forEach(others::add);
            matching.retainAll(others);
        }
        return matching;
    }

    private boolean restrict(Cause cause, Domain domain, int[] allowed, boolean evenIfNothingFallsAway) {
        Set<Integer> stay = new HashSet<>();
        Arrays.stream(allowed).forEach(stay::add);
        List<Integer> removed = new ArrayList<>(domain.left());
        removed.removeIf(stay::contains);
        if (removed.isEmpty() && !evenIfNothingFallsAway) {
            return false;
        }
        remove(cause, domain, removed);
        return true;
    }

    private void remove(Cause cause, Domain domain, List<Integer> removed) {
        removed.forEach(domain::remove);
        int step = steps.size();
        steps.add(new ConflictStep(
                cause.kind(),
                domain.name(),
                cause.name(),
                cause.requirements(),
                removed,
                domain.left(),
                cause.parent(),
                cause.antecedents()));
        domain.addStep(step);
        if (domain.isRequired() && domain.isEmpty()) {
            contradiction = step;
        }
    }

    private Domain domain(int name, @Nullable Domain teller) {
        return domains.computeIfAbsent(name, key -> new Domain(key, source.candidates(key), teller));
    }

    /** The requirements that hold, those among them whose condition is sure to. */
    private int[] allRequirements(Dependencies dependencies) {
        if (dependencies.conditional().isEmpty()) {
            return dependencies.requirements();
        }
        List<Integer> all = new ArrayList<>();
        Arrays.stream(dependencies.requirements()).forEach(all::add);
        for (ConditionalRequirement conditional : dependencies.conditional()) {
            if (conditional.conditions().stream().allMatch(this::isSure)) {
                all.add(conditional.requirement());
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean isSure(int condition) {
        Domain domain = domain(source.nameOfRequirement(condition), null);
        Set<Integer> matching = new HashSet<>();
        Arrays.stream(source.matching(condition)).forEach(matching::add);
        return domain.isRequired() && matching.containsAll(domain.left());
    }

    /** The steps that the contradiction builds on, with what they are told under, renumbered. */
    private List<ConflictStep> relevant() {
        boolean[] needed = new boolean[steps.size()];
        mark(needed, contradiction);
        domain(steps.get(contradiction).name(), null).steps().forEach(step -> mark(needed, step));
        int[] newNumber = new int[steps.size()];
        List<ConflictStep> story = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (needed[i]) {
                ConflictStep step = steps.get(i);
                newNumber[i] = story.size();
                story.add(new ConflictStep(
                        step.kind(),
                        step.name(),
                        step.causeName(),
                        step.requirements(),
                        step.removed(),
                        step.left(),
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
                open.addAll(steps.get(step).antecedents());
                if (steps.get(step).parent() >= 0) {
                    open.add(steps.get(step).parent());
                }
            }
        }
    }
}
