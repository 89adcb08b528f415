package io.github.envmaven.core.index;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Pulls JSON out of a stream of UTF-8 bytes without making objects: strings are slices of a buffer, valid until the next
 * call.
 *
 * <p>It accepts every JSON document, whatever its white space, key order and escapes. It is lenient where it costs nobody
 * anything: control characters inside strings pass, bytes are not checked to be UTF-8, and numbers that are skipped are not
 * checked digit by digit. Not safe for several threads.
 */
final class JsonScanner extends ByteWindow {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int CAPACITY = 1 << 18;
    private static final int LONGEST_NUMBER = 64;
    private static final int DEEPEST = 200;

    private boolean first;
    private byte[] text;
    private int textStart;
    private int textLength;

    /**
     * Starts at the stream's beginning.
     *
     * @param in UTF-8 bytes; left open
     * @param place what the document is called in messages: its URL without secrets, or its path
     */
    JsonScanner(InputStream in, String place) {
        this(in, place, CAPACITY);
    }

    /** The same with a buffer for less. */
    JsonScanner(InputStream in, String place, int capacity) {
        super(in, place, capacity);
        this.text = buffer;
    }

    /** Reads an object's beginning; then {@link #nextKey} until it says false. */
    void openObject() throws IOException {
        expect('{', "an object");
        first = true;
    }

    /** Reads the next key with its colon, or the object's end. The key is the {@link #text current text}. */
    boolean nextKey() throws IOException {
        if (closes('}')) {
            return false;
        }
        readString();
        if (position < limit && buffer[position] == ':') {
            position++;
            return true;
        }
        // White space or the buffer's end may make the key move: keep it.
        text = Arrays.copyOfRange(text, textStart, textStart + textLength + SLACK);
        textStart = 0;
        expect(':', "a colon");
        return true;
    }

    /** Reads an array's beginning; then {@link #nextElement} until it says false. */
    void openArray() throws IOException {
        expect('[', "an array");
        first = true;
    }

    /** Goes to the next element, or reads the array's end. */
    boolean nextElement() throws IOException {
        return !closes(']');
    }

    /** Reads a string into the {@link #text current text}. */
    void readString() throws IOException {
        if (peek() != '"') {
            throw unexpected("a string");
        }
        int start = ++position;
        int stop = quoteOrBackslash(start);
        while (stop >= limit) {
            int seen = limit - start;
            position = limit;
            if (!fill(start)) {
                throw unexpected("the end of a string");
            }
            start = 0;
            stop = quoteOrBackslash(seen);
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

    /** Reads a number as an integer: a fraction is cut off, and what does not fit becomes the nearest that does. */
    long readLong() throws IOException {
        peek();
        long value = 0;
        int digits = 0;
        while (position < limit || fill(position)) {
            int digit = buffer[position] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (digits == 17) {
                return readUnusual(value);
            }
            value = value * 10 + digit;
            digits++;
            position++;
        }
        boolean plain = position == limit || !isPartOfNumber(buffer[position]);
        return plain && digits > 0 ? value : readUnusual(value);
    }

    /** Reads {@code true} or {@code false}. */
    boolean readBoolean() throws IOException {
        boolean value = peek() == 't';
        skipWord(value ? "true" : "false");
        return value;
    }

    /** Reads {@code null}, if that is what comes next. */
    boolean skipNull() throws IOException {
        if (peek() != 'n') {
            return false;
        }
        skipWord("null");
        return true;
    }

    /** Reads whatever value comes next and forgets it. */
    void skipValue() throws IOException {
        skipValue(0);
    }

    /** The array that holds the current text; {@link #SLACK} bytes behind the text may be read. */
    byte[] text() {
        return text;
    }

    /** Where the current text begins. */
    int textStart() {
        return textStart;
    }

    /** How many bytes the current text has. */
    int textLength() {
        return textLength;
    }

    /** The current text as a string, for what is rare. */
    String string() {
        return new String(text, textStart, textLength, StandardCharsets.UTF_8);
    }

    private boolean closes(char end) throws IOException {
        int next = peek();
        if (next == end) {
            position++;
            first = false;
            return true;
        }
        if (!first) {
            expect(',', "a comma or " + end);
        }
        first = false;
        return false;
    }

    private void expect(char wanted, String name) throws IOException {
        if (peek() != wanted) {
            throw unexpected(name);
        }
        position++;
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

    /** A number with a sign, a fraction, an exponent or many digits. */
    private long readUnusual(long start) throws IOException {
        StringBuilder text = new StringBuilder(start > 0 ? Long.toString(start) : "");
        while ((position < limit || fill(position)) && isPartOfNumber(buffer[position])) {
            if (text.length() == LONGEST_NUMBER) {
                throw unexpected("a shorter number");
            }
            text.append((char) buffer[position++]);
        }
        String number = text.toString();
        try {
            return number.matches("-?\\d+")
                    ? new BigInteger(number).min(LARGEST).max(LARGEST.negate()).longValue()
                    : (long) Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw unexpected("a number");
        }
    }

    private static boolean isPartOfNumber(byte b) {
        return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
    }

    private void skipValue(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw unexpected("nothing nested deeper than " + DEEPEST + " levels");
        }
        switch (peek()) {
            case '{' -> {
                openObject();
                while (nextKey()) {
                    skipValue(depth + 1);
                }
            }
            case '[' -> {
                openArray();
                while (nextElement()) {
                    skipValue(depth + 1);
                }
            }
            case '"' -> readString();
            case 't', 'f' -> readBoolean();
            case 'n' -> skipWord("null");
            default -> readLong();
        }
    }
}
