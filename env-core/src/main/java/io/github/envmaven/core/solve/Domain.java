package io.github.envmaven.core.solve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of the candidates of a name while a conflict is retold, and through which steps it came to that. */
final class Domain {

    private final int name;
    private final int[] candidates;
    private final Map<Integer, Integer> indexOf = new HashMap<>();
    private final BitSet left;
    private final List<Integer> steps = new ArrayList<>();
    private final @Nullable Domain teller;
    private boolean required;

    Domain(int name, int[] candidates, @Nullable Domain teller) {
        this.name = name;
        this.teller = teller;
        this.candidates = candidates;
        this.left = new BitSet(candidates.length);
        left.set(0, candidates.length);
        for (int i = 0; i < candidates.length; i++) {
            indexOf.put(candidates[i], i);
        }
    }

    int name() {
        return name;
    }

    boolean isRequired() {
        return required;
    }

    void require() {
        required = true;
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    boolean contains(int candidate) {
        Integer index = indexOf.get(candidate);
        return index != null && left.get(index);
    }

    boolean containsAny(int[] wanted) {
        for (int candidate : wanted) {
            if (contains(candidate)) {
                return true;
            }
        }
        return false;
    }

    void remove(int candidate) {
        Integer index = indexOf.get(candidate);
        if (index != null) {
            left.clear(index);
        }
    }

    List<Integer> left() {
        return left.stream().mapToObj(index -> candidates[index]).toList();
    }

    /** The step under which further ones about this name are told: its first, or that of the name that led to it. */
    int firstStep() {
        if (!steps.isEmpty()) {
            return steps.get(0);
        }
        return teller == null ? -1 : teller.firstStep();
    }

    List<Integer> steps() {
        return List.copyOf(steps);
    }

    void addStep(int step) {
        steps.add(step);
    }
}
