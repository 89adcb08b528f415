package io.github.envmaven.core.index;

import java.util.Arrays;

/** Gives every distinct list of numbers a number, in the order they come. Number 0 is the empty list. */
final class ListTable {

    private int[] elements;
    /** Where each list begins; the next one's beginning is its end. */
    private int[] starts;

    private int count;
    /** See {@link Slots}. */
    private long[] slots;

    /**
     * A table that knows the empty list.
     *
     * @param expected a power of two, about as many lists as are expected; more are fine
     */
    ListTable(int expected) {
        this.elements = new int[8 * expected];
        this.starts = new int[expected];
        this.slots = new long[2 * expected];
        number(new int[0], 0);
    }

    /**
     * The number of a list, a new one where it has none yet.
     *
     * @param list holds the list
     * @param length how many elements it has
     * @return its number
     */
    int number(int[] list, int length) {
        int hash = hash(list, 0, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (long taken = slots[slot]; taken != 0; taken = slots[slot]) {
            if ((int) (taken >>> 32) == hash) {
                int number = (int) taken - 1;
                if (Arrays.equals(elements, starts[number], starts[number + 1], list, 0, length)) {
                    return number;
                }
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = ((long) hash << 32) | (count + 1);
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

    private int add(int[] list, int length) {
        int from = starts[count];
        if (from + length > elements.length) {
            elements = Arrays.copyOf(elements, Math.max(from + length, Slots.grown(elements.length)));
        }
        System.arraycopy(list, 0, elements, from, length);
        if (count + 2 > starts.length) {
            starts = Arrays.copyOf(starts, Slots.grown(starts.length));
        }
        starts[count + 1] = from + length;
        count++;
        if (count * 2 > slots.length) {
            slots = Slots.doubled(slots);
        }
        return count - 1;
    }

    private static int hash(int[] list, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ list[i]) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash >>> 32);
    }
}
