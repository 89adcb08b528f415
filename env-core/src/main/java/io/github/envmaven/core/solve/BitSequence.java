package io.github.envmaven.core.solve;

import java.util.Arrays;

/** A set of small ints that is walked in order. */
final class BitSequence {

    private long[] words = new long[16];

    void set(int bit) {
        int word = bit >> 6;
        if (word >= words.length) {
            words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
        }
        words[word] |= 1L << bit;
    }

    void clear(int bit) {
        int word = bit >> 6;
        if (word < words.length) {
            words[word] &= ~(1L << bit);
        }
    }

    /** The smallest member that is not below a bound, or -1. */
    int next(int from) {
        int word = from >> 6;
        if (word >= words.length) {
            return -1;
        }
        long bits = words[word] & (-1L << from);
        while (bits == 0) {
            if (++word == words.length) {
                return -1;
            }
            bits = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }
}
