package io.github.envmaven.core.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the strings of a JSON document: slices of the buffer, valid until the next call. */
abstract class JsonText extends ByteWindow {

    private byte[] text;
    private int textStart;
    private int textLength;

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
        if (buffer[stop] == '"') {
            position++;
        } else {
            readEscaped();
        }
    }

    /** Reads a string without escapes and a colon behind it; false where nothing was read. */
    final boolean readUsualKey(int quote) {
        int stop = quoteOrBackslash(quote + 1);
        if (buffer[quote] != '"' || stop + 1 >= limit || buffer[stop] != '"' || buffer[stop + 1] != ':') {
            return false;
        }
        text = buffer;
        textStart = quote + 1;
        textLength = stop - quote - 1;
        position = stop + 2;
        return true;
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
            long hit = Words.quoteOrBackslash(Words.at(bytes, i));
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
