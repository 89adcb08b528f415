package io.github.envmaven.core.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The user's requirements and constraints one by one, so that subsets of them can be tried.
 *
 * @param background what holds whatever the user wishes
 * @param wishes each a single requirement, conditional requirement or constraint
 */
record Wishes(Dependencies background, List<Dependencies> wishes) {

    Wishes {
        wishes = List.copyOf(wishes);
    }

    static Wishes of(Problem problem) {
        int[] nothing = {};
        int[] requirements = problem.root().requirements();
        List<Dependencies> wishes = new ArrayList<>();
        for (int i = 0; i < problem.requested(); i++) {
            wishes.add(Dependencies.of(new int[] {requirements[i]}, nothing));
        }
        for (ConditionalRequirement conditional : problem.root().conditional()) {
            wishes.add(Dependencies.of(nothing, List.of(conditional), nothing));
        }
        for (int constraint : problem.root().constraints()) {
            wishes.add(Dependencies.of(nothing, new int[] {constraint}));
        }
        int[] facts = Arrays.copyOfRange(requirements, problem.requested(), requirements.length);
        return new Wishes(Dependencies.of(facts, nothing), wishes);
    }

    int size() {
        return wishes.size();
    }

    Dependencies wish(int index) {
        return wishes.get(index);
    }

    /** Some of the wishes, in the order given, and the background. */
    Dependencies rootOf(List<Integer> indexes) {
        Dependencies only = only(indexes);
        int[] facts = background.requirements();
        int[] requirements = Arrays.copyOf(only.requirements(), only.requirements().length + facts.length);
        System.arraycopy(facts, 0, requirements, only.requirements().length, facts.length);
        return Dependencies.of(requirements, only.conditional(), only.constraints());
    }

    /** Some of the wishes, in the order given. */
    Dependencies only(List<Integer> indexes) {
        List<Integer> requirements = new ArrayList<>();
        List<ConditionalRequirement> conditional = new ArrayList<>();
        List<Integer> constraints = new ArrayList<>();
        for (int index : indexes) {
            Dependencies wish = wish(index);
            Arrays.stream(wish.requirements()).forEach(requirements::add);
            conditional.addAll(wish.conditional());
            Arrays.stream(wish.constraints()).forEach(constraints::add);
        }
        return Dependencies.of(toArray(requirements), conditional, toArray(constraints));
    }

    private static int[] toArray(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }
}
