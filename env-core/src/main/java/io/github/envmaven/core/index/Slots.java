package io.github.envmaven.core.index;

/**
 * The slots of a table that numbers what it holds: open addressing, with the hash above the number plus one, and 0 where
 * free. Tables look slots up themselves, because what a slot stands for is theirs to compare.
 */
final class Slots {

    private Slots() {}

    /** Twice the slots, with the same content. */
    static long[] doubled(long[] old) {
        long[] slots = new long[old.length * 2];
        int mask = slots.length - 1;
        for (long taken : old) {
            if (taken != 0) {
                int slot = (int) (taken >>> 32) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = taken;
            }
        }
        return slots;
    }

    /** The next size of an array that ran full. */
    static int grown(int size) {
        return Math.addExact(size, size / 2);
    }
}
