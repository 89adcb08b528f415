package io.github.envmaven.core.index;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;

/**
 * Pulls JSON out of a stream of UTF-8 bytes without making objects: strings are slices of a buffer, valid until the next
 * call.
 *
 * <p>It accepts every JSON document, whatever its white space, key order and escapes. It is lenient where it costs nobody
 * anything: control characters inside strings pass, bytes are not checked to be UTF-8, and numbers that are skipped are not
 * checked digit by digit. Not safe for several threads.
 */
final class JsonScanner extends JsonText {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int CAPACITY = 1 << 18;
    private static final int LONGEST_NUMBER = 64;
    private static final int DEEPEST = 200;

    private boolean first;

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
        keepText();
        expect(':', "a colon");
        return true;
    }

    /**
     * Reads the next key with its colon where it is written as usual: behind a comma, without white space or escapes, and not
     * near the buffer's end.
     *
     * @return whether it was; if not, nothing was read
     */
    boolean nextUsualKey() {
        // One condition: compiled code is made again when a condition holds for the first time, as at a section's end.
        int isEnd = (limit - position - AHEAD) >>> 31;
        if ((isEnd | (buffer[position] ^ ',')) != 0 || !readUsualKey(position + 1)) {
            return false;
        }
        first = false;
        return true;
    }

    /** Goes on behind a key's value or an object's end, which was read without this scanner. */
    void moveTo(int next) {
        position = next;
        first = false;
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
