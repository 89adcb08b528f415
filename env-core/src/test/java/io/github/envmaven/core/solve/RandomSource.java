package io.github.envmaven.core.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Random names with a few candidates each, small enough that all choices can be tried. A requirement is a name and some
 * of its candidates.
 */
final class RandomSource implements PackageSource, PackageWords {

    static final int NAMES = 5;

    /** The name that is there whatever the wishes are, and needs nothing. */
    static final int FACT = 0;

    static final int MOST_CANDIDATES = 4;

    private final Random random;
    private final List<int[]> candidatesByName = new ArrayList<>();
    private final List<Integer> nameOfCandidate = new ArrayList<>();
    private final List<Integer> nameOfRequirement = new ArrayList<>();
    private final List<int[]> matching = new ArrayList<>();
    private final List<Dependencies> dependencies = new ArrayList<>();
    private final Problem problem;

    RandomSource(long seed) {
        random = new Random(seed);
        for (int name = 0; name < NAMES; name++) {
            int[] candidates = new int[1 + random.nextInt(MOST_CANDIDATES)];
            for (int i = 0; i < candidates.length; i++) {
                candidates[i] = nameOfCandidate.size();
                nameOfCandidate.add(name);
            }
            candidatesByName.add(candidates);
        }
        for (int candidate = 0; candidate < nameOfCandidate.size(); candidate++) {
            dependencies.add(randomDependencies(nameOfCandidate.get(candidate)));
        }
        int wishes = 1 + random.nextInt(4);
        int[] requirements = new int[wishes + 1];
        for (int i = 0; i < wishes; i++) {
            requirements[i] = newRequirement(1 + random.nextInt(NAMES - 1));
        }
        requirements[wishes] = newRequirement(FACT, candidatesByName.get(FACT));
        int[] limits = random.nextInt(3) == 0 ? new int[] {newRequirement(random.nextInt(NAMES))} : new int[0];
        problem = new Problem(Dependencies.of(requirements, conditionals(6), limits), wishes);
    }

    Problem problem() {
        return problem;
    }

    private Dependencies randomDependencies(int name) {
        if (name == FACT) {
            return Dependencies.NONE;
        }
        if (random.nextInt(25) == 0) {
            return Dependencies.defective("it cannot be read");
        }
        return Dependencies.of(list(name, random.nextInt(3)), conditionals(10), list(name, random.nextInt(2)));
    }

    private int[] list(int except, int length) {
        int[] list = new int[length];
        for (int i = 0; i < length; i++) {
            list[i] = newRequirement((except + 1 + random.nextInt(NAMES - 1)) % NAMES);
        }
        return list;
    }

    private List<ConditionalRequirement> conditionals(int oneIn) {
        return random.nextInt(oneIn) > 0
                ? List.of()
                : List.of(new ConditionalRequirement(
                        newRequirement(random.nextInt(NAMES)), List.of(newRequirement(random.nextInt(NAMES)))));
    }

    private int newRequirement(int name) {
        int[] some = Arrays.stream(candidatesByName.get(name))
                .filter(candidate -> random.nextInt(5) < 3)
                .toArray();
        return newRequirement(name, some);
    }

    private int newRequirement(int name, int[] some) {
        nameOfRequirement.add(name);
        matching.add(some);
        return matching.size() - 1;
    }

    /** Calls back with every choice, candidate or -1 by name, that meets some wishes and all that follows from them. */
    void forEachSolution(Dependencies wishes, Consumer<int[]> solutions) {
        collect(wishes, 0, new int[NAMES], solutions);
    }

    /** Whether some candidates meet the problem. */
    boolean isSolution(List<Integer> candidates) {
        int[] chosen = new int[NAMES];
        Arrays.fill(chosen, -1);
        candidates.forEach(candidate -> chosen[nameOfCandidate(candidate)] = candidate);
        return isValid(problem.root(), chosen);
    }

    boolean hasSolution(Dependencies wishes) {
        boolean[] found = new boolean[1];
        forEachSolution(wishes, solution -> found[0] = true);
        return found[0];
    }

    private void collect(Dependencies wishes, int name, int[] chosen, Consumer<int[]> solutions) {
        if (name == NAMES) {
            if (isValid(wishes, chosen)) {
                solutions.accept(chosen);
            }
            return;
        }
        chosen[name] = -1;
        collect(wishes, name + 1, chosen, solutions);
        for (int candidate : candidatesByName.get(name)) {
            chosen[name] = candidate;
            collect(wishes, name + 1, chosen, solutions);
        }
    }

    private boolean isValid(Dependencies wishes, int[] chosen) {
        return isMet(wishes, chosen)
                && Arrays.stream(chosen)
                        .filter(candidate -> candidate >= 0)
                        .allMatch(candidate -> isMet(dependencies.get(candidate), chosen));
    }

    private boolean isMet(Dependencies asked, int[] chosen) {
        return asked.defect().isEmpty()
                && Arrays.stream(asked.requirements()).allMatch(requirement -> isChosen(requirement, chosen))
                && Arrays.stream(asked.constraints())
                        .allMatch(
                                constraint -> chosen[nameOfRequirement(constraint)] < 0 || isChosen(constraint, chosen))
                && asked.conditional().stream()
                        .allMatch(conditional -> isChosen(conditional.requirement(), chosen)
                                || !conditional.conditions().stream()
                                        .allMatch(condition -> isChosen(condition, chosen)));
    }

    private boolean isChosen(int requirement, int[] chosen) {
        int candidate = chosen[nameOfRequirement(requirement)];
        return Arrays.stream(matching(requirement)).anyMatch(match -> match == candidate);
    }

    @Override
    public int nameOfRequirement(int requirement) {
        return nameOfRequirement.get(requirement);
    }

    @Override
    public int nameOfCandidate(int candidate) {
        return nameOfCandidate.get(candidate);
    }

    @Override
    public int[] candidates(int name) {
        return candidatesByName.get(name);
    }

    @Override
    public int[] matching(int requirement) {
        return matching.get(requirement);
    }

    @Override
    public Dependencies dependencies(int candidate) {
        return dependencies.get(candidate);
    }

    @Override
    public int tieGroup(int candidate) {
        return candidate;
    }

    @Override
    public int tieRank(int candidate) {
        return candidate;
    }

    @Override
    public int grade(int candidate, int goal) {
        return 0;
    }

    @Override
    public int goals() {
        return 0;
    }

    @Override
    public String name(int name) {
        return String.valueOf((char) ('a' + name));
    }

    @Override
    public String requirement(int requirement) {
        return name(nameOfRequirement(requirement)) + Arrays.toString(matching(requirement));
    }

    @Override
    public String version(int candidate) {
        return String.valueOf(candidate);
    }

    @Override
    public String build(int candidate) {
        return "";
    }

    @Override
    public int versionIndex(int candidate) {
        return candidate;
    }

    @Override
    public List<Exclusion> excluded(int requirement) {
        return List.of();
    }

    @Override
    public String missing(int requirement) {
        return "there is none";
    }
}
