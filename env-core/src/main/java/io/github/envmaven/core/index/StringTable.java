package io.github.envmaven.core.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives every distinct string a number, in the order they come. Strings stay UTF-8 bytes in one array; looking one up makes
 * no object.
 */
final class StringTable {

    /** The number of no string. */
    static final int ABSENT = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private byte[] bytes;
    /** Where each string begins; the next one's beginning is its end. */
    private int[] starts;

    private int count;
    /** See {@link Slots}. */
    private long[] slots;

    /**
     * An empty table.
     *
     * @param expected a power of two, about as many strings as are expected; more are fine
     */
    StringTable(int expected) {
        this.bytes = new byte[16 * expected];
        this.starts = new int[expected];
        this.slots = new long[2 * expected];
    }

    /**
     * The number of a string, a new one where it has none yet.
     *
     * @param text holds the string, and eight more bytes
     * @param start where it begins
     * @param length how many bytes it has
     * @return its number
     */
    int number(byte[] text, int start, int length) {
        int hash = hash(text, start, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (long taken = slots[slot]; taken != 0; taken = slots[slot]) {
            if ((int) (taken >>> 32) == hash) {
                int number = (int) taken - 1;
                if (holds(number, text, start, length)) {
                    return number;
                }
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = ((long) hash << 32) | (count + 1);
        return add(text, start, length);
    }

    /** The number of a string that is at hand as one. */
    int number(String string) {
        byte[] encoded = string.getBytes(StandardCharsets.UTF_8);
        return number(Arrays.copyOf(encoded, encoded.length + ByteWindow.SLACK), 0, encoded.length);
    }

    /** How many strings there are. */
    int count() {
        return count;
    }

    /** All strings' bytes, one behind the other. */
    byte[] bytes() {
        return bytes;
    }

    /** Where a string begins in {@link #bytes}, or where the last one ends. */
    int start(int number) {
        return starts[number];
    }

    /** How many bytes a string has. */
    int length(int number) {
        return starts[number + 1] - starts[number];
    }

    /** A string as an object. */
    String string(int number) {
        return new String(bytes, starts[number], length(number), StandardCharsets.UTF_8);
    }

    /** Whether a string has exactly these bytes, which eight more follow. */
    boolean holds(int number, byte[] text, int start, int length) {
        int from = starts[number];
        if (starts[number + 1] - from != length) {
            return false;
        }
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            if ((long) LONGS.get(bytes, from + at) != (long) LONGS.get(text, start + at)) {
                return false;
            }
        }
        int rest = length - at;
        return rest == 0
                || (((long) LONGS.get(bytes, from + at) ^ (long) LONGS.get(text, start + at)) << (64 - 8 * rest)) == 0;
    }

    /** Compares two strings by their bytes, which for UTF-8 is the order of their characters. */
    int compare(int left, int right) {
        return Arrays.compareUnsigned(bytes, starts[left], starts[left + 1], bytes, starts[right], starts[right + 1]);
    }

    /** Whether one of two strings is the beginning of the other. */
    boolean isPrefix(int left, int right) {
        int length = Math.min(length(left), length(right));
        return Arrays.equals(bytes, starts[left], starts[left] + length, bytes, starts[right], starts[right] + length);
    }

    private int add(byte[] text, int start, int length) {
        int from = starts[count];
        if (from + length + ByteWindow.SLACK > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(from + length + ByteWindow.SLACK, Slots.grown(bytes.length)));
        }
        System.arraycopy(text, start, bytes, from, length);
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

    private static int hash(byte[] text, int start, int length) {
        long hash = length * MIX;
        int end = start + length;
        int at = start;
        for (; at + 8 <= end; at += 8) {
            hash = (hash ^ (long) LONGS.get(text, at)) * MIX;
            hash ^= hash >>> 29;
        }
        int rest = end - at;
        if (rest > 0) {
            long tail = (long) LONGS.get(text, at) & (-1L >>> (64 - 8 * rest));
            hash = (hash ^ tail) * MIX;
        }
        return (int) (hash >>> 32);
    }
}
