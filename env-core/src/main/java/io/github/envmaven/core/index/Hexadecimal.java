package io.github.envmaven.core.index;

/** Decodes hexadecimal digits eight at a time; a channel has a hundred for each record. */
final class Hexadecimal {

    private static final long ONES = Words.ONES;

    private Hexadecimal() {}

    /**
     * Decodes digits, in either case.
     *
     * @param text holds the digits, two a byte
     * @param start where they begin
     * @param out where to, four bytes an int, the first the lowest
     * @param at its first int to write
     * @param count how many to write
     * @return whether all were digits; if not, some ints may have been written
     */
    static boolean decode(byte[] text, int start, int[] out, int at, int count) {
        long wrong = 0;
        for (int i = 0; i < count; i++) {
            long digits = Words.at(text, start + 8 * i);
            // Letters have bit 6, and their low half counts from 1.
            long values = (digits & (15 * ONES)) + 9 * ((digits >>> 6) & ONES);
            long aboveNine = ((values + 6 * ONES) >>> 4) & ONES;
            long written = values + '0' * ONES + ('a' - 10 - '0') * aboveNine;
            wrong |= written ^ (digits | 0x20 * ONES);
            // Control characters differ from digits in bits 5 and 6 alone.
            wrong |= (((digits >>> 5) | (digits >>> 6)) & ONES) ^ ONES;
            long pairs = ((values << 4) | (values >>> 8)) & 0x00ff00ff00ff00ffL;
            long packed = (pairs | (pairs >>> 8)) & 0x0000ffff0000ffffL;
            out[at + i] = (int) (packed | (packed >>> 16));
        }
        return wrong == 0;
    }
}
