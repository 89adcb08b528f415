package io.github.envmaven.core.index;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the strings of a JSON document: slices of the buffer, valid until the next call. A string's hash is made in the same
 * pass that finds its end, and a string that was guessed right is not even looked for: it is compared.
 */
abstract class JsonText extends ByteWindow {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private byte[] text;
    private int textStart;
    private int textLength;
    private boolean isPlain;

    JsonText(InputStream in, String place, int capacity) {
        super(in, place, capacity);
        this.text = buffer;
    }

    /** Reads a string into the {@link #text current text}. */
    final void readString() throws IOException {
        if (peek() != '"') {
            throw unexpected("a string");
        }
        int start = ++position;
        int stop = quoteOrBackslash(start);
        while (stop >= limit) {
            int read = limit - start;
            position = limit;
            if (!fill(start)) {
                throw unexpected("the end of a string");
            }
            start = 0;
            stop = quoteOrBackslash(read);
        }
        text = buffer;
        textStart = start;
        textLength = stop - start;
        position = stop;
        isPlain = buffer[stop] == '"';
        if (isPlain) {
            position++;
        } else {
            readEscaped();
        }
    }

    /**
     * Reads a string and looks up its number.
     *
     * @param strings gives it one where it has none yet
     * @return its number
     */
    final int readNumber(StringTable strings) throws IOException {
        byte[] bytes = buffer;
        int start = position + 1;
        int end = limit;
        if (start <= end && bytes[start - 1] == '"') {
            long hash = 0;
            for (int i = start; i < end; i += 8) {
                long word = (long) LONGS.get(bytes, i);
                long quote = word ^ (ONES * '"');
                long backslash = word ^ (ONES * '\\');
                // The lowest bit of each is exact: a borrow only sets bits above it.
                long hit = (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash)) & HIGHS;
                if (hit == 0) {
                    hash = StringTable.mixed(hash, word);
                    continue;
                }
                int stop = i + (Long.numberOfTrailingZeros(hit) >>> 3);
                if (stop >= end || bytes[stop] != '"') {
                    break;
                }
                // All bits below the one that was hit, without its byte's own seven.
                long before = ((hit & -hit) >>> 7) - 1;
                position = stop + 1;
                isPlain = true;
                long whole = before == 0 ? hash : StringTable.mixed(hash, word & before);
                return strings.number(bytes, start, stop - start, whole);
            }
        }
        readString();
        return strings.number(text, textStart, textLength);
    }

    /**
     * Goes over a string, if it is the one that was guessed.
     *
     * @param strings holds the guess
     * @param guess the number of a string that {@link #isPlain was plain} when it was read
     * @return whether it was that one; if not, nothing was read
     */
    final boolean skipString(StringTable strings, int guess) {
        int start = position + 1;
        int stop = start + strings.length(guess);
        if (stop < limit
                && buffer[start - 1] == '"'
                && buffer[stop] == '"'
                && strings.holds(guess, buffer, start, stop - start)) {
            position = stop + 1;
            return true;
        }
        return false;
    }

    /**
     * Goes over some bytes, if they are what was guessed.
     *
     * @param offset where they begin, from the next byte on
     * @param words what was guessed, eight bytes a word
     * @param lastMask the bytes of the last word that count
     * @return whether they are; nothing was read
     */
    final boolean follows(int offset, long[] words, long lastMask) {
        int at = position + offset;
        int last = words.length - 1;
        if (at + 8 * words.length > limit) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            if ((long) LONGS.get(buffer, at + 8 * i) != words[i]) {
                return false;
            }
        }
        return (((long) LONGS.get(buffer, at + 8 * last) ^ words[last]) & lastMask) == 0;
    }

    /** The array that holds the current text; {@link #SLACK} bytes behind the text may be read. */
    final byte[] text() {
        return text;
    }

    /** Where the current text begins. */
    final int textStart() {
        return textStart;
    }

    /** How many bytes the current text has. */
    final int textLength() {
        return textLength;
    }

    /** Whether the current text stands in the document as it is, without escapes. */
    final boolean isPlain() {
        return isPlain;
    }

    /** The current text as a string, for what is rare. */
    final String string() {
        return new String(text, textStart, textLength, StandardCharsets.UTF_8);
    }

    /** Keeps the current text when the buffer is about to move. */
    final void keepText() {
        text = Arrays.copyOfRange(text, textStart, textStart + textLength + SLACK);
        textStart = 0;
    }

    /** The first quote or backslash from an offset on, or something at or past the limit. Eight bytes a step. */
    private int quoteOrBackslash(int from) {
        byte[] bytes = buffer;
        int end = limit;
        for (int i = from; i < end; i += 8) {
            long word = (long) LONGS.get(bytes, i);
            long quote = word ^ (ONES * '"');
            long backslash = word ^ (ONES * '\\');
            // The lowest bit of each is exact: a borrow only sets bits above it.
            long hit = (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash)) & HIGHS;
            if (hit != 0) {
                return i + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        return end;
    }

    /** Goes on at a backslash, with what came before it in the current text. */
    private void readEscaped() throws IOException {
        int length = textLength;
        byte[] out = Arrays.copyOfRange(text, textStart, textStart + 2 * length + 256);
        for (byte next = read(); next != '"'; next = read()) {
            if (length + 4 + SLACK > out.length) {
                out = Arrays.copyOf(out, out.length * 2);
            }
            if (next != '\\') {
                out[length++] = next;
                continue;
            }
            byte kind = read();
            int plain = JsonEscapes.unescaped(kind);
            if (plain >= 0) {
                out[length++] = (byte) plain;
            } else if (kind == 'u') {
                length = JsonEscapes.append(out, length, readUnit());
            } else {
                throw unexpected("an escape sequence");
            }
        }
        text = out;
        textStart = 0;
        textLength = length;
    }

    private int readUnit() throws IOException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(read(), 16);
            if (digit < 0) {
                throw unexpected("four hexadecimal digits");
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }
}
