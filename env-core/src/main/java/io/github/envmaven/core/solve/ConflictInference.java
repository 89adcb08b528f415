package io.github.envmaven.core.solve;

import io.github.envmaven.core.solve.ConflictState.Cause;
import io.github.envmaven.core.solve.ConflictStep.Ask;
import io.github.envmaven.core.solve.ConflictStep.Form;
import io.github.envmaven.core.solve.ConflictStep.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows from the state of one name and one of its neighbours: the steps that a person can check by eye. */
final class ConflictInference {

    private final PackageSource source;
    private final ConflictState state;

    ConflictInference(PackageSource source, ConflictState state) {
        this.source = source;
        this.state = state;
    }

    /** Drops candidates of a name that cannot have what they ask for. */
    boolean dropUnusable(Domain domain) {
        Map<List<Object>, List<Integer>> unusable = new LinkedHashMap<>();
        Map<List<Object>, List<Cause>> causes = new LinkedHashMap<>();
        for (int candidate : domain.left()) {
            obstacle(domain, candidate).ifPresent(cause -> {
                List<Object> alike = List.of(cause.name(), cause.kind());
                unusable.computeIfAbsent(alike, key -> new ArrayList<>()).add(candidate);
                causes.computeIfAbsent(alike, key -> new ArrayList<>()).add(cause);
            });
        }
        causes.forEach((alike, several) -> {
            Cause first = several.get(0);
            Ask ask = together(several.stream().map(Cause::ask).distinct().toList());
            List<Integer> antecedents = several.stream()
                    .flatMap(cause -> cause.antecedents().stream())
                    .distinct()
                    .toList();
            state.remove(
                    new Cause(first.kind(), first.name(), ask, antecedents, first.parent()),
                    domain,
                    unusable.getOrDefault(alike, List.of()));
        });
        return !unusable.isEmpty();
    }

    private Optional<Cause> obstacle(Domain domain, int candidate) {
        Dependencies dependencies = source.dependencies(candidate);
        if (dependencies.defect().isPresent()) {
            return Optional.of(cause(Kind.DEFECT, domain, domain, candidate, Ask.NOTHING));
        }
        int[] requirements = state.sureRequirements(dependencies);
        for (int requirement : requirements) {
            Domain target = state.domain(source.nameOfRequirement(requirement), domain);
            if (!target.containsAny(source.matching(requirement))) {
                return Optional.of(cause(Kind.NEEDS, domain, target, candidate, ask(new int[] {requirement})));
            }
        }
        for (int[] joint : joint(requirements)) {
            Domain target = state.domain(source.nameOfRequirement(joint[0]), domain);
            Ask ask = ask(joint);
            if (ask.matching().stream().noneMatch(target::contains)) {
                return Optional.of(cause(Kind.NEEDS, domain, target, candidate, ask));
            }
        }
        for (int constraint : dependencies.constraints()) {
            Domain target = state.domain(source.nameOfRequirement(constraint), domain);
            if (target.isRequired() && !target.containsAny(source.matching(constraint))) {
                return Optional.of(cause(Kind.ALLOWS, domain, target, candidate, ask(new int[] {constraint})));
            }
        }
        return Optional.empty();
    }

    /** Those requirements of which several are about the same name. */
    private List<int[]> joint(int[] requirements) {
        Map<Integer, List<Integer>> byName = new LinkedHashMap<>();
        for (int requirement : requirements) {
            byName.computeIfAbsent(source.nameOfRequirement(requirement), key -> new ArrayList<>())
                    .add(requirement);
        }
        return byName.values().stream()
                .filter(several -> several.size() > 1)
                .map(several -> several.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private Cause cause(Kind kind, Domain domain, Domain target, int candidate, Ask ask) {
        List<Integer> antecedents = new ArrayList<>(target == domain ? List.of() : target.steps());
        if (kind == Kind.NEEDS) {
            antecedents.addAll(0, state.behindConditions(source.dependencies(candidate), target.name()));
        }
        return new Cause(kind, target.name(), ask, antecedents, state.parentFor(domain));
    }

    /** Passes on what all remaining candidates of a required name ask for. */
    boolean passOn(Domain domain) {
        boolean changed = false;
        List<Integer> left = domain.left();
        Set<Integer> targets = new LinkedHashSet<>();
        for (int candidate : left) {
            Dependencies dependencies = source.dependencies(candidate);
            for (int requirement : state.sureRequirements(dependencies)) {
                targets.add(source.nameOfRequirement(requirement));
            }
            for (int constraint : dependencies.constraints()) {
                targets.add(source.nameOfRequirement(constraint));
            }
        }
        for (int target : targets) {
            changed |= !state.isContradictory() && passOn(domain, left, target, Kind.REQUIRED_BY);
            changed |= !state.isContradictory() && passOn(domain, left, target, Kind.CONSTRAINED_BY);
        }
        return changed;
    }

    private boolean passOn(Domain domain, List<Integer> left, int target, Kind kind) {
        Set<Ask> asks = new LinkedHashSet<>();
        Set<Integer> antecedents = new LinkedHashSet<>(domain.steps());
        for (int candidate : left) {
            Dependencies dependencies = source.dependencies(candidate);
            int[] asked = kind == Kind.REQUIRED_BY ? state.sureRequirements(dependencies) : dependencies.constraints();
            int[] onTarget = Arrays.stream(asked)
                    .filter(requirement -> source.nameOfRequirement(requirement) == target)
                    .toArray();
            if (onTarget.length == 0) {
                return false;
            }
            asks.add(ask(onTarget));
            if (kind == Kind.REQUIRED_BY) {
                antecedents.addAll(state.behindConditions(dependencies, target));
            }
        }
        Domain narrowed = state.domain(target, domain);
        boolean introduced = kind == Kind.REQUIRED_BY && !narrowed.isRequired();
        if (introduced) {
            narrowed.require();
        }
        Ask ask = together(List.copyOf(asks));
        Cause cause = new Cause(kind, domain.name(), ask, new ArrayList<>(antecedents), state.parentFor(domain));
        return state.restrict(cause, narrowed, introduced);
    }

    /** What one candidate asks of a name: all of the requirements. */
    private Ask ask(int[] requirements) {
        Set<Integer> matching = new LinkedHashSet<>();
        Arrays.stream(source.matching(requirements[0])).forEach(matching::add);
        for (int i = 1; i < requirements.length; i++) {
            Set<Integer> others = new LinkedHashSet<>();
            Arrays.stream(source.matching(requirements[i])).forEach(others::add);
            matching.retainAll(others);
        }
        Form form = requirements.length == 1 ? Form.ANY_OF : Form.ALL_OF;
        return new Ask(Arrays.stream(requirements).boxed().distinct().toList(), List.copyOf(matching), form);
    }

    /** What several candidates ask of a name, each something of its own. */
    private static Ask together(List<Ask> asks) {
        if (asks.size() == 1) {
            return asks.get(0);
        }
        Set<Integer> requirements = new LinkedHashSet<>();
        Set<Integer> matching = new LinkedHashSet<>();
        Form form = Form.ANY_OF;
        for (Ask ask : asks) {
            requirements.addAll(ask.requirements());
            matching.addAll(ask.matching());
            form = ask.form() == Form.ANY_OF ? form : Form.MIXED;
        }
        return new Ask(List.copyOf(requirements), List.copyOf(matching), form);
    }
}
