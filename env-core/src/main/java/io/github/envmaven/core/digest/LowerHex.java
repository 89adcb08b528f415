package io.github.envmaven.core.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/** Hexadecimal digits in lower case, and the numbers that they spell. */
final class LowerHex {

    // The digits of a digest are as good as random: a table is looked up in a few cycles, a branch is mispredicted.
    private static final byte[] IS_NO_DIGIT = new byte[128];

    static {
        Arrays.fill(IS_NO_DIGIT, (byte) 1);
        "0123456789abcdef".chars().forEach(c -> IS_NO_DIGIT[c] = 0);
    }

    private LowerHex() {}

    static boolean matches(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        int wrong = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            wrong |= IS_NO_DIGIT[c & 127] | (c >> 7);
        }
        return wrong == 0;
    }

    /** Eight bytes as a number, the first the highest. */
    static long number(ByteBuffer bytes, int at) {
        long number = bytes.getLong(at);
        return bytes.order() == ByteOrder.BIG_ENDIAN ? number : Long.reverseBytes(number);
    }

    /** Sixteen digits a number. */
    static String of(long... numbers) {
        StringBuilder digits = new StringBuilder(16 * numbers.length);
        for (long number : numbers) {
            digits.append(HexFormat.of().toHexDigits(number));
        }
        return digits.toString();
    }
}
