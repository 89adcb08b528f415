package io.github.envmaven.core.sat;

import java.util.Arrays;

/**
 * Who must be told when a literal becomes true (section 4.2, "two watched literals"): for each literal, pairs of a
 * clause that watches its opposite and a blocker, another literal of that clause. A clause of two literals is its
 * blocker and needs no entry in the store.
 */
final class WatchLists {

    /** Stands for the clause in the pair of a two-literal clause. */
    static final int BINARY = 0;

    private static final int[] EMPTY = {};

    private int[][] lists = new int[128][];
    private int[] sizes = new int[128];

    WatchLists() {
        Arrays.fill(lists, EMPTY);
    }

    void ensureVariable(int variable) {
        int needed = Literals.negative(variable) + 1;
        if (needed > lists.length) {
            int old = lists.length;
            int capacity = Math.max(needed, old * 2);
            lists = Arrays.copyOf(lists, capacity);
            Arrays.fill(lists, old, capacity, EMPTY);
            sizes = Arrays.copyOf(sizes, capacity);
        }
    }

    void add(int literal, int clause, int blocker) {
        int size = sizes[literal];
        int[] list = lists[literal];
        if (size + 2 > list.length) {
            list = Arrays.copyOf(list, Math.max(4, list.length * 2));
            lists[literal] = list;
        }
        list[size] = clause;
        list[size + 1] = blocker;
        sizes[literal] = size + 2;
    }

    int[] list(int literal) {
        return lists[literal];
    }

    int size(int literal) {
        return sizes[literal];
    }

    void truncate(int literal, int size) {
        sizes[literal] = size;
    }

    int literals() {
        return lists.length;
    }
}
