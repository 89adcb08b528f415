package io.github.envmaven.core.sat;

import java.util.Arrays;

/**
 * All clauses of three and more literals, and units found late, in one array of ints. A clause is named by the index of
 * its head; zero names none.
 *
 * <pre>
 *   ref      ref+1      ref+2 ...
 *   length   glue       literals        glue 0: given, never dropped; above 0: learnt, the number of levels it joins
 * </pre>
 */
final class ClauseStore {

    private static final int HEAD = 2;

    private int[] arena = new int[4096];
    private int end = 1;
    private final IntList learnts = new IntList();

    int add(int[] literals, int length, int glue) {
        int needed = end + HEAD + length;
        if (needed > arena.length) {
            arena = Arrays.copyOf(arena, Math.max(needed, arena.length * 2));
        }
        int ref = end;
        arena[ref] = length;
        arena[ref + 1] = glue;
        System.arraycopy(literals, 0, arena, ref + HEAD, length);
        end = needed;
        if (glue > 0) {
            learnts.add(ref);
        }
        return ref;
    }

    int length(int ref) {
        return arena[ref];
    }

    int glue(int ref) {
        return arena[ref + 1];
    }

    int literal(int ref, int index) {
        return arena[ref + HEAD + index];
    }

    void swap(int ref, int first, int second) {
        int base = ref + HEAD;
        int literal = arena[base + first];
        arena[base + first] = arena[base + second];
        arena[base + second] = literal;
    }

    int[] literalsOf(int ref) {
        return Arrays.copyOfRange(arena, ref + HEAD, ref + HEAD + arena[ref]);
    }

    int[] arena() {
        return arena;
    }

    static int firstLiteral(int ref) {
        return ref + HEAD;
    }

    /** The learnt clauses in the order they were learnt; only {@link ClauseSweep} shortens the list. */
    IntList learnts() {
        return learnts;
    }

    int end() {
        return end;
    }

    void replace(int[] newArena, int newEnd) {
        arena = newArena;
        end = newEnd;
    }

    static int next(int[] arena, int ref) {
        return ref + HEAD + arena[ref];
    }
}
