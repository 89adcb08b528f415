package io.github.envmaven.core.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells which of a few known keys a JSON key is, without making a string.
 *
 * @param <E> the keys, as constants whose names are the keys in upper case
 */
final class KeySet<E extends Enum<E>> {

    private static final int SLOTS = 256;

    private final E[] constants;
    private final E unknown;
    private final byte[][] keys = new byte[SLOTS][];
    private final int[] ordinals = new int[SLOTS];

    /**
     * Knows some keys.
     *
     * @param constants the constants, by ordinal
     * @param spelled the key of each constant, in the same order
     * @param unknown what to answer for any other key
     */
    KeySet(E[] constants, String[] spelled, E unknown) {
        this.constants = constants.clone();
        this.unknown = unknown;
        for (int i = 0; i < spelled.length; i++) {
            byte[] key = spelled[i].getBytes(StandardCharsets.US_ASCII);
            int slot = slot(key, 0, key.length);
            while (keys[slot] != null) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            keys[slot] = key;
            ordinals[slot] = i;
        }
    }

    /** The constant of the scanner's current text. */
    E of(JsonScanner scanner) {
        byte[] text = scanner.text();
        int start = scanner.textStart();
        int length = scanner.textLength();
        if (length == 0) {
            return unknown;
        }
        int slot = slot(text, start, length);
        for (byte[] key = keys[slot]; key != null; key = keys[slot]) {
            if (key.length == length && Arrays.equals(key, 0, length, text, start, start + length)) {
                return constants[ordinals[slot]];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return unknown;
    }

    private static int slot(byte[] text, int start, int length) {
        return (text[start] * 7 + text[start + length - 1] * 31 + length * 13) & (SLOTS - 1);
    }
}
