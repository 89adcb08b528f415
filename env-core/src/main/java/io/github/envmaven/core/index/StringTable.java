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
        return number(text, start, length, hash(text, start, length));
    }

    /** The same where the {@link #hash} of the string is known. */
    int number(byte[] text, int start, int length, long longHash) {
        int hash = (int) (((longHash + length) * MIX) >>> 32);
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

    /** Where each string begins, and where the last one ends. */
    int[] starts() {
        return starts;
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

    /** Whether a string has exactly these bytes. */
    boolean holds(int number, byte[] text, int start, int length) {
        return Arrays.equals(bytes, starts[number], starts[number + 1], text, start, start + length);
    }

    /** Compares two strings by their bytes, which for UTF-8 is the order of their characters. */
    int compare(int left, int right) {
        return Arrays.compareUnsigned(bytes, starts[left], starts[left + 1], bytes, starts[right], starts[right + 1]);
    }

    /**
     * Compares two strings as beginnings of longer ones.
     *
     * @param follower the character that comes after either
     * @return 0 where that does not decide, which it also does not where the strings are equal
     */
    int compare(int left, int right, char follower) {
        int from = starts[left];
        int other = starts[right];
        int at = Arrays.mismatch(bytes, from, starts[left + 1], bytes, other, starts[right + 1]);
        if (at < 0) {
            return 0;
        }
        int leftByte = from + at < starts[left + 1] ? bytes[from + at] & 0xff : follower;
        int rightByte = other + at < starts[right + 1] ? bytes[other + at] & 0xff : follower;
        return leftByte - rightByte;
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

    /** The hash of bytes that eight more follow. */
    static long hash(byte[] text, int start, int length) {
        long hash = 0;
        int end = start + length;
        int at = start;
        for (; at + 8 <= end; at += 8) {
            hash = mixed(hash, (long) LONGS.get(text, at));
        }
        int rest = end - at;
        return rest == 0 ? hash : mixed(hash, (long) LONGS.get(text, at) & (-1L >>> (64 - 8 * rest)));
    }

    /** The hash of some bytes and the next eight, or fewer at the end. */
    static long mixed(long hash, long word) {
        long product = (hash ^ word) * MIX;
        return product ^ (product >>> 29);
    }
}
