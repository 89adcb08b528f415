package io.github.envmaven.core.solve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left of the candidates of a name while a conflict is retold, and through which steps it came to that. */
final class Domain {

    private final int name;
    private final int[] candidates;
    private final Map<Integer, Integer> indexOf;
    private final BitSet left;
    private final List<Integer> steps;
    private final int teller;
    private boolean required;

    Domain(int name, int[] candidates, int teller) {
        this.name = name;
        this.teller = teller;
        this.candidates = candidates;
        this.steps = new ArrayList<>();
        this.indexOf = new HashMap<>();
        this.left = new BitSet(candidates.length);
        left.set(0, candidates.length);
        for (int i = 0; i < candidates.length; i++) {
            indexOf.put(candidates[i], i);
        }
    }

    private Domain(Domain other) {
        this.name = other.name;
        this.teller = other.teller;
        this.candidates = other.candidates;
        this.steps = new ArrayList<>(other.steps);
        this.indexOf = other.indexOf;
        this.left = (BitSet) other.left.clone();
        this.required = other.required;
    }

    /** The same, to be changed on its own. */
    Domain copy() {
        return new Domain(this);
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

    /** The name that led to this one; -1 where it is the user's. */
    int teller() {
        return teller;
    }

    List<Integer> steps() {
        return List.copyOf(steps);
    }

    void addStep(int step) {
        steps.add(step);
    }
}
