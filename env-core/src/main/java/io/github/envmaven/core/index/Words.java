package io.github.envmaven.core.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes, eight at a time. Arrays have eight bytes more than are meant; those mean nothing.
 *
 * <p>Whatever runs once for every byte of a channel is built from this: a few short methods that a fresh JVM compiles in no
 * time, where general ones of the library are several times as long.
 */
final class Words {

    static final long ONES = 0x0101010101010101L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHS = 0x8080808080808080L;

    private Words() {}

    /** The eight bytes from an offset on, the first the lowest. */
    static long at(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** What the first bytes of a word are, fewer than eight: all others become zero. */
    static long first(long word, int count) {
        return word & ((1L << (8 * count)) - 1);
    }

    /** Bits of which the lowest, if any, is the highest of the first byte that is a quote or a backslash. */
    static long quoteOrBackslash(long word) {
        long quote = word ^ (ONES * '"');
        long backslash = word ^ (ONES * '\\');
        // The lowest bit of each is exact: a borrow only sets bits above it.
        return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash)) & HIGHS;
    }

    /** Whether two slices of one length hold the same bytes. */
    static boolean same(byte[] left, int from, byte[] right, int at, int length) {
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if (at(left, from + i) != at(right, at + i)) {
                return false;
            }
        }
        return first(at(left, from + i) ^ at(right, at + i), length - i) == 0;
    }
}
