package io.github.envmaven.core.index;

import java.util.Arrays;

/**
 * Gives lists of numbers a number, in the order they come, the same one to those that are equal and not far apart: the builds
 * of one recipe. Looking further back would cost more than it saves. Number 0 is the empty list.
 */
final class ListTable {

    private static final int EMPTY = 0;

    private int[] elements = new int[256];
    /** Where each list begins; the next one's beginning is its end. */
    private int[] starts = new int[64];

    /** The empty list is there. */
    private int count = 1;
    /** The last list of each hash: the number above half of the hash. */
    private final long[] recent;

    /**
     * A table that knows the empty list.
     *
     * @param recent a power of two: how far back lists are looked for
     */
    ListTable(int recent) {
        this.recent = new long[recent];
    }

    /**
     * The number of a list, a new one where it has none yet.
     *
     * @param list holds the list
     * @param length how many elements it has
     * @return its number
     */
    int number(int[] list, int length) {
        if (length == 0) {
            return EMPTY;
        }
        long hash = hash(list, length);
        int slot = (int) (hash >>> 36) & (recent.length - 1);
        long taken = recent[slot];
        int number = (int) (taken >>> 32);
        if ((int) taken == (int) hash && isSame(number, list, length)) {
            return number;
        }
        recent[slot] = ((long) count << 32) | (hash & 0xffffffffL);
        return add(list, length);
    }

    /** How many lists there are. */
    int count() {
        return count;
    }

    /** All lists' elements, one list behind the other. */
    int[] elements() {
        return elements;
    }

    /** Where each list begins, and where the last one ends. */
    int[] starts() {
        return starts;
    }

    /** Where a list begins in {@link #elements}, or where the last one ends. */
    int start(int number) {
        return starts[number];
    }

    private boolean isSame(int number, int[] list, int length) {
        int from = starts[number];
        if (starts[number + 1] - from != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (elements[from + i] != list[i]) {
                return false;
            }
        }
        return true;
    }

    private int add(int[] list, int length) {
        int from = starts[count];
        if (from + length > elements.length) {
            elements = Arrays.copyOf(elements, Math.max(from + length, 2 * elements.length));
        }
        System.arraycopy(list, 0, elements, from, length);
        if (count + 2 > starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[count + 1] = from + length;
        return count++;
    }

    private static long hash(int[] list, int length) {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ list[i]) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
