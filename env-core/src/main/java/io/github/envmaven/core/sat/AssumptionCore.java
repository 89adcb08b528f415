package io.github.envmaven.core.sat;

import java.util.Arrays;

/** Finds the assumptions behind a literal that is false although it is assumed (section 4.3 of the paper, "final conflict"). */
final class AssumptionCore {

    private final Trail trail;
    private final ClauseStore clauses;
    private boolean[] seen = new boolean[64];

    AssumptionCore(Trail trail, ClauseStore clauses) {
        this.trail = trail;
        this.clauses = clauses;
    }

    void ensureVariable(int variable) {
        if (variable >= seen.length) {
            seen = Arrays.copyOf(seen, Math.max(variable + 1, seen.length * 2));
        }
    }

    int[] of(int falseAssumption) {
        IntList core = new IntList();
        core.add(falseAssumption);
        mark(falseAssumption);
        for (int i = trail.size() - 1; i >= trail.sizeAtLevelZero(); i--) {
            int literal = trail.literalAt(i);
            int variable = Literals.variable(literal);
            if (!seen[variable]) {
                continue;
            }
            seen[variable] = false;
            int reason = trail.reasonOf(variable);
            if (reason == Trail.DECISION) {
                core.add(literal);
            } else if (reason < 0) {
                mark(-reason);
            } else {
                markOthers(reason, literal);
            }
        }
        return core.toArray();
    }

    private void markOthers(int clause, int except) {
        for (int i = 0; i < clauses.length(clause); i++) {
            if (clauses.literal(clause, i) != except) {
                mark(clauses.literal(clause, i));
            }
        }
    }

    private void mark(int literal) {
        int variable = Literals.variable(literal);
        if (trail.levelOf(variable) > 0) {
            seen[variable] = true;
        }
    }
}
