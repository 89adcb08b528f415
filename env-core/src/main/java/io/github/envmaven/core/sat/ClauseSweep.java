package io.github.envmaven.core.sat;

import java.util.Arrays;

/**
 * Bounds the memory of learning: drops the half of the learnt clauses that joins the most decision levels (the "glue" of
 * Audemard and Simon, 2009) and closes the gaps. Clauses that are a reason right now stay.
 */
final class ClauseSweep {

    /** Clauses with this glue or less are worth their room for ever. */
    private static final int PRECIOUS = 2;

    private final Trail trail;
    private final ClauseStore clauses;
    private final WatchLists watches;

    ClauseSweep(Trail trail, ClauseStore clauses, WatchLists watches) {
        this.trail = trail;
        this.clauses = clauses;
        this.watches = watches;
    }

    /**
     * Drops clauses and renames those that stay.
     *
     * @param otherReasons further reasons, of which those that are clauses stay and are renamed
     */
    void sweep(IntList otherReasons) {
        boolean[] dropped = chooseDropped(otherReasons);
        int[] forward = new int[clauses.end()];
        compact(dropped, forward);
        for (int literal = 0; literal < watches.literals(); literal++) {
            renameWatches(literal, forward);
        }
        for (int i = 0; i < trail.size(); i++) {
            int variable = Literals.variable(trail.literalAt(i));
            int reason = trail.reasonOf(variable);
            if (reason > 0) {
                trail.moveReason(variable, forward[reason]);
            }
        }
        for (int i = 0; i < otherReasons.size(); i++) {
            if (otherReasons.get(i) > 0) {
                otherReasons.set(i, forward[otherReasons.get(i)]);
            }
        }
    }

    private boolean[] chooseDropped(IntList otherReasons) {
        IntList learnts = clauses.learnts();
        boolean[] dropped = new boolean[clauses.end()];
        boolean[] locked = new boolean[clauses.end()];
        for (int i = 0; i < trail.size(); i++) {
            int reason = trail.reasonOf(Literals.variable(trail.literalAt(i)));
            if (reason > 0) {
                locked[reason] = true;
            }
        }
        for (int i = 0; i < otherReasons.size(); i++) {
            if (otherReasons.get(i) > 0) {
                locked[otherReasons.get(i)] = true;
            }
        }
        int[] glues = new int[learnts.size()];
        for (int i = 0; i < glues.length; i++) {
            glues[i] = clauses.glue(learnts.get(i));
        }
        Arrays.sort(glues);
        int median = glues.length == 0 ? PRECIOUS : Math.max(PRECIOUS, glues[glues.length / 2]);
        int toDrop = glues.length / 2;
        // The oldest go first among those of the median glue.
        for (int i = 0; i < learnts.size() && toDrop > 0; i++) {
            int ref = learnts.get(i);
            if (clauses.glue(ref) >= median && clauses.glue(ref) > PRECIOUS && !locked[ref]) {
                dropped[ref] = true;
                toDrop--;
            }
        }
        return dropped;
    }

    private void compact(boolean[] dropped, int[] forward) {
        int[] from = clauses.arena();
        int[] to = new int[from.length];
        int end = 1;
        int ref = 1;
        while (ref < clauses.end()) {
            int next = ClauseStore.next(from, ref);
            if (!dropped[ref]) {
                System.arraycopy(from, ref, to, end, next - ref);
                forward[ref] = end;
                end += next - ref;
            }
            ref = next;
        }
        clauses.replace(to, end);
        IntList learnts = clauses.learnts();
        int kept = 0;
        for (int i = 0; i < learnts.size(); i++) {
            int moved = forward[learnts.get(i)];
            if (moved != 0) {
                learnts.set(kept++, moved);
            }
        }
        learnts.truncate(kept);
    }

    private void renameWatches(int literal, int[] forward) {
        int[] list = watches.list(literal);
        int size = watches.size(literal);
        int kept = 0;
        for (int i = 0; i < size; i += 2) {
            int ref = list[i];
            if (ref != WatchLists.BINARY) {
                ref = forward[ref];
                if (ref == 0) {
                    continue;
                }
            }
            int blocker = list[i + 1];
            list[kept++] = ref;
            list[kept++] = blocker;
        }
        watches.truncate(literal, kept);
    }
}
