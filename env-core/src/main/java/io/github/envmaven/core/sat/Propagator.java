package io.github.envmaven.core.sat;

/**
 * Unit propagation (section 4.2): makes true what must be true, until nothing is left or a clause is false. Allocates
 * nothing but room for watch lists that outgrow theirs.
 */
final class Propagator {

    private final Assignment assignment;
    private final Trail trail;
    private final ClauseStore clauses;
    private final WatchLists watches;
    private final AtMostOne atMostOne;
    private final Falsified falsified;
    private int head;
    private long propagations;

    Propagator(
            Assignment assignment,
            Trail trail,
            ClauseStore clauses,
            WatchLists watches,
            AtMostOne atMostOne,
            Falsified falsified) {
        this.assignment = assignment;
        this.trail = trail;
        this.clauses = clauses;
        this.watches = watches;
        this.atMostOne = atMostOne;
        this.falsified = falsified;
    }

    long propagations() {
        return propagations;
    }

    void rewind() {
        head = Math.min(head, trail.size());
    }

    /**
     * Propagates all assignments that have not been propagated yet.
     *
     * @return whether no clause became false; otherwise {@link Falsified} holds the clause
     */
    boolean propagate() {
        while (head < trail.size()) {
            int literal = trail.literalAt(head++);
            propagations++;
            if (!propagateGroup(literal) || !propagateWatches(literal)) {
                return false;
            }
        }
        return true;
    }

    private boolean propagateGroup(int literal) {
        int variable = Literals.variable(literal);
        int first = atMostOne.first(variable);
        if (first == 0 || !Literals.isPositive(literal)) {
            return true;
        }
        int last = atMostOne.last(variable);
        for (int other = first; other <= last; other++) {
            if (other == variable) {
                continue;
            }
            int forbidden = Literals.negative(other);
            if (assignment.isUndecided(forbidden)) {
                trail.assign(forbidden, -literal);
            } else if (assignment.isFalse(forbidden)) {
                falsified.setPair(Literals.not(literal), forbidden);
                return false;
            }
        }
        return true;
    }

    private boolean propagateWatches(int literal) {
        int[] list = watches.list(literal);
        int size = watches.size(literal);
        int falseLiteral = Literals.not(literal);
        int kept = 0;
        for (int i = 0; i < size; i += 2) {
            int clause = list[i];
            int blocker = list[i + 1];
            if (assignment.isTrue(blocker)) {
                list[kept++] = clause;
                list[kept++] = blocker;
                continue;
            }
            if (clause != WatchLists.BINARY && moveWatch(clause, falseLiteral)) {
                continue;
            }
            int implied = clause == WatchLists.BINARY ? blocker : clauses.literal(clause, 0);
            list[kept++] = clause;
            list[kept++] = implied;
            if (!imply(implied, clause, literal)) {
                kept = keepRest(list, kept, i + 2, size);
                watches.truncate(literal, kept);
                return false;
            }
        }
        watches.truncate(literal, kept);
        return true;
    }

    /** Puts the false literal second, then looks for another literal to watch instead of it. */
    private boolean moveWatch(int clause, int falseLiteral) {
        int[] arena = clauses.arena();
        int first = ClauseStore.firstLiteral(clause);
        if (arena[first] == falseLiteral) {
            arena[first] = arena[first + 1];
            arena[first + 1] = falseLiteral;
        }
        if (assignment.isTrue(arena[first])) {
            return false;
        }
        int end = first + arena[clause];
        for (int i = first + 2; i < end; i++) {
            int candidate = arena[i];
            if (!assignment.isFalse(candidate)) {
                arena[i] = falseLiteral;
                arena[first + 1] = candidate;
                watches.add(Literals.not(candidate), clause, arena[first]);
                return true;
            }
        }
        return false;
    }

    private boolean imply(int implied, int clause, int cause) {
        if (assignment.isUndecided(implied)) {
            trail.assign(implied, clause == WatchLists.BINARY ? -cause : clause);
            return true;
        }
        if (assignment.isTrue(implied)) {
            return true;
        }
        if (clause == WatchLists.BINARY) {
            falsified.setPair(Literals.not(cause), implied);
        } else {
            falsified.setClause(clause);
        }
        return false;
    }

    private static int keepRest(int[] list, int kept, int from, int size) {
        System.arraycopy(list, from, list, kept, size - from);
        return kept + size - from;
    }
}
