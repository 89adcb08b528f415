package io.github.envmaven.core.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives every distinct string a number, in the order they come. Strings stay UTF-8 bytes in one array; looking one up makes
 * no object.
 */
final class StringTable {

    /** The number of no string. */
    static final int ABSENT = -1;

    private static final long MIX = 0x9e3779b97f4a7c15L;

    private byte[] bytes;
    /** Where each string begins; the next one's beginning is its end. */
    private int[] starts;

    private int count;
    /** Of the strings that are looked for among all: number plus one, and half of the hash; 0 where free. */
    private long[] slots = new long[256];

    private int known;
    /** The same of varied strings: the last one of each hash. */
    private final long[] recent;

    /**
     * An empty table.
     *
     * @param recent a power of two: how far back varied strings are looked for
     */
    StringTable(int recent) {
        this.bytes = new byte[1024];
        this.starts = new int[64];
        this.recent = new long[recent];
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
    int number(byte[] text, int start, int length, long textHash) {
        long hash = finished(textHash, length);
        int mask = slots.length - 1;
        int slot = slot(hash) & mask;
        for (long taken = slots[slot]; taken != 0; taken = slots[slot]) {
            if ((int) taken == (int) hash) {
                int number = (int) (taken >>> 32) - 1;
                if (holds(number, text, start, length)) {
                    return number;
                }
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = taken(count, hash);
        int number = add(text, start, length);
        if (++known * 2 > slots.length) {
            growSlots();
        }
        return number;
    }

    /**
     * The number of a string of a kind of which there are very many, each used a few times close together: it is looked for
     * among the last ones only, and gets another number when it comes again much later.
     */
    int variedNumber(byte[] text, int start, int length, long textHash) {
        long hash = finished(textHash, length);
        int slot = slot(hash) & (recent.length - 1);
        long taken = recent[slot];
        if ((int) taken == (int) hash && taken != 0) {
            int number = (int) (taken >>> 32) - 1;
            if (holds(number, text, start, length)) {
                return number;
            }
        }
        recent[slot] = taken(count, hash);
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
        int from = starts[number];
        return starts[number + 1] - from == length && Words.same(bytes, from, text, start, length);
    }

    /** Compares two strings by their bytes, which for UTF-8 is the order of their characters. */
    int compare(int left, int right) {
        return compare(left, right, (char) 0);
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
        int leftLength = starts[left + 1] - from;
        int rightLength = starts[right + 1] - other;
        int at = 0;
        while (at < leftLength && at < rightLength && bytes[from + at] == bytes[other + at]) {
            at++;
        }
        if (at == leftLength && at == rightLength) {
            return 0;
        }
        int leftByte = at < leftLength ? bytes[from + at] & 0xff : follower;
        int rightByte = at < rightLength ? bytes[other + at] & 0xff : follower;
        return leftByte - rightByte;
    }

    private int add(byte[] text, int start, int length) {
        int from = starts[count];
        if (from + length + ByteWindow.SLACK > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(from + length + ByteWindow.SLACK, 2 * bytes.length));
        }
        System.arraycopy(text, start, bytes, from, length);
        if (count + 2 > starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[count + 1] = from + length;
        return count++;
    }

    private void growSlots() {
        long[] old = slots;
        slots = new long[2 * old.length];
        int mask = slots.length - 1;
        for (long taken : old) {
            if (taken != 0) {
                int number = (int) (taken >>> 32) - 1;
                long hash = hash(bytes, starts[number], length(number));
                int slot = slot(finished(hash, length(number))) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = taken;
            }
        }
    }

    private static long taken(int number, long hash) {
        return ((number + 1L) << 32) | (hash & 0xffffffffL);
    }

    private static int slot(long hash) {
        return (int) (hash >>> 36);
    }

    private static long finished(long hash, int length) {
        return (hash + length) * MIX;
    }

    /** The hash of bytes that eight more follow. */
    static long hash(byte[] text, int start, int length) {
        long hash = 0;
        int end = start + length;
        int at = start;
        for (; at + 8 <= end; at += 8) {
            hash = mixed(hash, Words.at(text, at));
        }
        int rest = end - at;
        return rest == 0 ? hash : mixed(hash, Words.first(Words.at(text, at), rest));
    }

    /** The hash of some bytes and the next eight, or fewer at the end. */
    static long mixed(long hash, long word) {
        long product = (hash ^ word) * MIX;
        return product ^ (product >>> 29);
    }
}
