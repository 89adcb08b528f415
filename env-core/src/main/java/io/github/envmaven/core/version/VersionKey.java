package io.github.envmaven.core.version;

import java.util.Arrays;

/**
 * A version part as bytes whose unsigned order is the order of CEP 33.
 *
 * <p>There, missing segments are empty and missing components are the number 0, so that trailing zeros say nothing and
 * {@code 1.0rc1} lies below {@code 1.0}. The key writes one code a component and {@link #END} after each segment, and
 * leaves trailing zeros and trailing {@code END}s away:
 *
 * <pre>
 *   STRING text 00        a word; below 0. "dev" is written in upper case, which sorts it below "_" and the letters
 *   ZERO_STRING text 00   0 and then a word: above a word, below 0
 *   END                   nothing but zeros follows in the segment
 *   ZERO_POST             0 and then "post": above 0, below any other number
 *   70..DF                1 to 112
 *   E0+n digits           a number of n digits; FD and four bytes of length where n is above 28
 *   POST                  "post": above every number
 * </pre>
 *
 * <p>{@code 1!2.0rc1} is {@code 70 40 71 40 20 'r' 'c' 00 70}. Two zeros never meet within a segment, because a run of
 * digits is one number and the only 0 that is not written is the one before a segment that starts with a word.
 */
final class VersionKey implements VersionParser.Components {

    static final int STRING = 0x10;
    static final int ZERO_STRING = 0x20;
    static final int END = 0x40;
    static final int ZERO_POST = 0x60;
    static final int POST = 0xFE;

    private static final int ONE = 0x70;
    private static final int LARGEST_SMALL = 112;
    private static final int DIGITS = 0xE0;
    private static final int LONG_DIGITS = 0xFD;

    private byte[] bytes;
    private int length;
    /** Where the key ends when trailing zeros and segment ends are left away. */
    private int significant;

    /** Whether a zero was added that is not written yet. */
    private boolean zero;

    private boolean endsWithWord;

    VersionKey(int textLength) {
        bytes = new byte[2 * textLength + 8];
    }

    @Override
    public void number(CharSequence text, int from, int to) {
        int start = from;
        while (start < to && text.charAt(start) == '0') {
            start++;
        }
        int digits = to - start;
        if (digits == 0) {
            zero = true;
            endsWithWord = false;
            return;
        }
        zero = false;
        endsWithWord = false;
        int value = digits > 3 ? LARGEST_SMALL + 1 : small(text, start, to);
        if (value <= LARGEST_SMALL) {
            put(ONE + value - 1);
        } else {
            putDigits(text, start, to);
        }
        significant = length;
    }

    private static int small(CharSequence text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = 10 * value + text.charAt(i) - '0';
        }
        return value;
    }

    private void putDigits(CharSequence text, int from, int to) {
        int digits = to - from;
        if (DIGITS + digits < LONG_DIGITS) {
            put(DIGITS + digits);
        } else {
            put(LONG_DIGITS);
            for (int shift = 24; shift >= 0; shift -= 8) {
                put(digits >>> shift);
            }
        }
        for (int i = from; i < to; i++) {
            put(text.charAt(i));
        }
    }

    @Override
    public void word(String word) {
        if (word.equals("post")) {
            put(zero ? ZERO_POST : POST);
            endsWithWord = false;
        } else {
            put(zero ? ZERO_STRING : STRING);
            String sorted = word.equals("dev") ? "DEV" : word;
            for (int i = 0; i < sorted.length(); i++) {
                put(sorted.charAt(i));
            }
            put(0);
            endsWithWord = true;
        }
        zero = false;
        significant = length;
    }

    @Override
    public void endSegment() {
        zero = false;
        endsWithWord = false;
        put(END);
    }

    /** The key of all that was added. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, significant);
    }

    /** All that was added so far as the beginning of a longer key: segment ends stay, a word at the end stays open. */
    byte[] toPrefix() {
        return Arrays.copyOf(bytes, endsWithWord ? length - 1 : length);
    }

    private void put(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    static int compare(byte[] a, byte[] b) {
        int at = Arrays.mismatch(a, b);
        if (at < 0) {
            return 0;
        }
        if (at < a.length && at < b.length) {
            return Byte.compareUnsigned(a[at], b[at]);
        }
        return at < a.length ? signOfRest(a, at) : -signOfRest(b, at);
    }

    /** How what is left of the longer key compares with the endless zeros of the shorter one. */
    private static int signOfRest(byte[] key, int from) {
        int at = from;
        while (key[at] == END) {
            at++; // Stops: a key never ends with END.
        }
        return Byte.compareUnsigned(key[at], (byte) END);
    }

    static int hash(byte[] key) {
        return Arrays.hashCode(key);
    }
}
