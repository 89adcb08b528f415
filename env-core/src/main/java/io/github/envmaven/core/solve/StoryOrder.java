package io.github.envmaven.core.solve;

import io.github.envmaven.core.solve.ConflictStep.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which order the steps of a conflict are told: each under its parent, and what builds on others after them where that
 * is possible.
 */
final class StoryOrder {

    private final List<ConflictStep> steps;
    private final Map<Integer, List<Integer>> children = new HashMap<>();
    private final int[] position;
    private int told;

    StoryOrder(List<ConflictStep> steps) {
        this.steps = steps;
        this.position = new int[steps.size()];
        tell(-1);
    }

    /** The steps told directly under one, or with -1 at the top. */
    List<Integer> children(int parent) {
        return children.computeIfAbsent(parent, this::sorted);
    }

    /** Whether all of some steps are told before another. */
    boolean areAbove(List<Integer> earlier, int later) {
        return earlier.stream().allMatch(step -> isHidden(step) || position[step] < position[later]);
    }

    private void tell(int parent) {
        for (int child : children(parent)) {
            position[child] = told++;
            tell(child);
        }
    }

    /** A fact is told where it binds; by itself it is told only where it restricts something by being there. */
    private boolean isHidden(int number) {
        if (steps.get(number).kind() != Kind.FACT) {
            return false;
        }
        return steps.stream()
                .filter(other -> other.antecedents().contains(number))
                .allMatch(other -> other.ask().isHopeless());
    }

    private List<Integer> sorted(int parent) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).parent() == parent && !isHidden(i)) {
                open.add(i);
            }
        }
        List<Integer> sorted = new ArrayList<>();
        while (!open.isEmpty()) {
            Integer next = open.stream()
                    .filter(one -> open.stream().noneMatch(other -> !other.equals(one) && comesAfter(one, other)))
                    .findFirst()
                    .orElseGet(() -> open.stream()
                            .min(Comparator.comparing(one -> Collections.max(under(one))))
                            .orElseThrow());
            sorted.add(next);
            open.remove(next);
        }
        return sorted;
    }

    /** Whether something told under one step builds on something told under another, or goes on with the same name. */
    private boolean comesAfter(int one, int other) {
        Set<Integer> below = under(other);
        return under(one).stream()
                .anyMatch(step -> steps.get(step).antecedents().stream().anyMatch(below::contains)
                        || below.stream().anyMatch(earlier -> earlier < step && isSameName(earlier, step)));
    }

    private boolean isSameName(int one, int other) {
        return steps.get(one).name() == steps.get(other).name();
    }

    private Set<Integer> under(int root) {
        Set<Integer> under = new HashSet<>();
        under.add(root);
        for (int i = 0; i < steps.size(); i++) {
            int parent = i;
            while (parent >= 0 && parent != root) {
                parent = steps.get(parent).parent();
            }
            if (parent == root) {
                under.add(i);
            }
        }
        return under;
    }
}
