package io.github.envmaven.core.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Hexadecimal digits in lower case, and the numbers that they spell. */
final class LowerHex {

    private LowerHex() {}

    static boolean matches(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
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
