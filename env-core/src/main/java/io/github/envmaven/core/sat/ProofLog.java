package io.github.envmaven.core.sat;

import java.util.HashMap;
import java.util.Map;

/**
 * What every learnt clause was derived from, so that a contradiction can be led back to the clauses that were given.
 * Costs memory with each conflict, so it is off unless an explanation is wanted.
 *
 * <p>A derivation is a list of ints: a clause of the store as itself, a pair of literals as {@code 0, a, b}, and a
 * literal that was false since level zero as {@code -literal}.
 */
final class ProofLog {

    private final boolean enabled;
    private final Map<Integer, int[]> derivations = new HashMap<>();
    private final IntList current = new IntList();

    ProofLog(boolean enabled) {
        this.enabled = enabled;
    }

    boolean isEnabled() {
        return enabled;
    }

    void begin() {
        current.clear();
    }

    void usedClause(int clause) {
        if (enabled) {
            current.add(clause);
        }
    }

    void usedPair(int first, int second) {
        if (enabled) {
            current.add(0);
            current.add(first);
            current.add(second);
        }
    }

    void usedFact(int falseLiteral) {
        if (enabled) {
            current.add(-falseLiteral);
        }
    }

    void learnt(int clause) {
        if (enabled) {
            derivations.put(clause, current.toArray());
        }
    }

    int[] derivationOf(int clause) {
        int[] derivation = derivations.get(clause);
        return derivation == null ? new int[0] : derivation;
    }
}
