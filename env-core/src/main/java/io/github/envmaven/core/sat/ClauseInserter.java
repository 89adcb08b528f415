package io.github.envmaven.core.sat;

/**
 * Adds clauses, in the middle of a search too. What a new clause implies under the current assignment is assigned at the
 * current level even where it was due earlier; after a jump back in between, it is assigned again.
 */
final class ClauseInserter {

    private final Assignment assignment;
    private final Trail trail;
    private final ClauseStore clauses;
    private final WatchLists watches;
    private final Falsified falsified;
    private final ProofLog proof;
    private final IntList lateLiterals = new IntList();
    private final IntList lateReasons = new IntList();
    private final IntList lateDue = new IntList();
    private int[] buffer = new int[64];

    ClauseInserter(
            Assignment assignment,
            Trail trail,
            ClauseStore clauses,
            WatchLists watches,
            Falsified falsified,
            ProofLog proof) {
        this.assignment = assignment;
        this.trail = trail;
        this.clauses = clauses;
        this.watches = watches;
        this.falsified = falsified;
        this.proof = proof;
    }

    void add(int[] literals, int length) {
        if (length == 2) {
            addPair(literals[0], literals[1]);
            return;
        }
        if (length == 1) {
            addUnit(literals[0], clauses.add(literals, 1, 0));
            return;
        }
        if (buffer.length < length) {
            buffer = new int[Math.max(length, buffer.length * 2)];
        }
        System.arraycopy(literals, 0, buffer, 0, length);
        bestToFront(buffer, 0, length);
        bestToFront(buffer, 1, length);
        int clause = clauses.add(buffer, length, 0);
        watch(clause);
        implyFirst(clause, buffer[0], buffer[1]);
    }

    void addPair(int first, int second) {
        watches.add(Literals.not(first), WatchLists.BINARY, second);
        watches.add(Literals.not(second), WatchLists.BINARY, first);
        if (assignment.isFalse(first) && assignment.isFalse(second)) {
            falsified.setPair(first, second);
        } else if (assignment.isFalse(first) && assignment.isUndecided(second)) {
            assignDue(second, -Literals.not(first), first);
        } else if (assignment.isFalse(second) && assignment.isUndecided(first)) {
            assignDue(first, -Literals.not(second), second);
        }
    }

    /** Adds a learnt clause, whose first literal is undecided and whose others are false. */
    void addLearnt(IntList literals, int glue) {
        int first = literals.get(0);
        if (literals.size() == 1) {
            int clause = clauses.add(literals.raw(), 1, 0);
            proof.learnt(clause);
            addUnit(first, clause);
            return;
        }
        if (literals.size() == 2 && !proof.isEnabled()) {
            addPair(first, literals.get(1));
            return;
        }
        int clause = clauses.add(literals.raw(), literals.size(), Math.max(glue, 1));
        proof.learnt(clause);
        watch(clause);
        // A late unit may have taken the place that the jump back made free.
        implyFirst(clause, first, literals.get(1));
    }

    private void addUnit(int literal, int clause) {
        if (trail.level() > 0) {
            late(literal, clause, 0);
        }
        if (assignment.isUndecided(literal)) {
            trail.assign(literal, clause);
        } else if (assignment.isFalse(literal)) {
            falsified.setClause(clause);
        }
    }

    /** Assigns what a new clause implies, since its last literal became false. */
    private void assignDue(int literal, int reason, int lastFalse) {
        int due = trail.levelOf(Literals.variable(lastFalse));
        if (due < trail.level()) {
            late(literal, reason, due);
        }
        trail.assign(literal, reason);
    }

    private void late(int literal, int reason, int due) {
        lateLiterals.add(literal);
        lateReasons.add(reason);
        lateDue.add(due);
    }

    /** After a jump back: assigns again what was due before and was taken back. */
    void assertLate() {
        int kept = 0;
        for (int i = 0; i < lateLiterals.size(); i++) {
            int due = lateDue.get(i);
            if (due <= trail.level() && assignment.isUndecided(lateLiterals.get(i))) {
                trail.assign(lateLiterals.get(i), lateReasons.get(i));
            }
            if (due < trail.level()) {
                lateLiterals.set(kept, lateLiterals.get(i));
                lateReasons.set(kept, lateReasons.get(i));
                lateDue.set(kept++, due);
            }
        }
        lateLiterals.truncate(kept);
        lateReasons.truncate(kept);
        lateDue.truncate(kept);
    }

    /** The reasons of what may have to be assigned again. */
    IntList lateReasons() {
        return lateReasons;
    }

    private void watch(int clause) {
        int first = clauses.literal(clause, 0);
        int second = clauses.literal(clause, 1);
        watches.add(Literals.not(first), clause, second);
        watches.add(Literals.not(second), clause, first);
    }

    private void implyFirst(int clause, int first, int second) {
        if (assignment.isFalse(first)) {
            falsified.setClause(clause);
        } else if (assignment.isUndecided(first) && assignment.isFalse(second)) {
            assignDue(first, clause, second);
        }
    }

    /** A watched literal should be true, else undecided, else false since the latest level. */
    private void bestToFront(int[] literals, int from, int length) {
        int best = from;
        for (int i = from + 1; i < length; i++) {
            if (rank(literals[i]) > rank(literals[best])) {
                best = i;
            }
        }
        int literal = literals[from];
        literals[from] = literals[best];
        literals[best] = literal;
    }

    private int rank(int literal) {
        if (assignment.isTrue(literal)) {
            return Integer.MAX_VALUE;
        }
        return assignment.isUndecided(literal) ? Integer.MAX_VALUE - 1 : trail.levelOf(Literals.variable(literal));
    }
}
