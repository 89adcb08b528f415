package io.github.envmaven.core.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A key as it stands in JSON, with its quotes and its colon, to be compared at once.
 *
 * @param first its first eight bytes, those that it does not have as zeros
 * @param firstMask which of them count
 * @param second the eight bytes behind
 * @param secondMask which of them count
 * @param lastMask whether the last byte has to be a colon
 * @param length how many bytes there are
 */
record KeyWords(long first, long firstMask, long second, long secondMask, int lastMask, int length) {

    /** Whatever stands there. */
    static final KeyWords ANYTHING = new KeyWords(0, 0, 0, 0, 0, 1);

    /** Two words, and the colon for itself. */
    private static final int LONGEST = 17;

    /** The words of a key. */
    static KeyWords of(String key) {
        byte[] bytes = ("\"" + key + "\":").getBytes(StandardCharsets.US_ASCII);
        byte[] padded = Arrays.copyOf(bytes, Math.max(16, bytes.length) + ByteWindow.SLACK);
        return new KeyWords(
                Words.at(padded, 0),
                mask(bytes.length),
                Words.at(padded, 8),
                mask(bytes.length - 8),
                0xff,
                bytes.length);
    }

    /** Whether it is short enough to be compared; others are too rare to be worth it. */
    boolean isShort() {
        return length <= LONGEST;
    }

    /** Whether it stands at an offset. */
    boolean standsAt(byte[] bytes, int at) {
        return (((Words.at(bytes, at) ^ first) & firstMask) | ((Words.at(bytes, at + 8) ^ second) & secondMask)) == 0
                && ((bytes[at + length - 1] ^ ':') & lastMask) == 0;
    }

    private static long mask(int count) {
        return count >= 8 ? -1 : Words.first(-1, Math.max(0, count));
    }
}
