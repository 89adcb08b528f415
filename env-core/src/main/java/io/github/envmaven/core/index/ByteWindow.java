package io.github.envmaven.core.index;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A buffer that slides over a stream. It is as small as it can be: it grows only when one token does not fit.
 *
 * <p>Its fields belong to the scanner that extends it; there is one reader, and it runs once for every byte of a channel.
 */
abstract class ByteWindow {

    /** What {@link #peek} returns at the end of the stream. */
    static final int END = -1;

    /** This many bytes behind {@link #limit} may be read, and mean nothing: words may be loaded at the last byte. */
    static final int SLACK = 32;

    /** What is read ahead: more than most records have. */
    static final int AHEAD = 1 << 12;

    private static final int LAST_CAPACITY = 1 << 26;

    private final InputStream in;
    private final String place;
    private long consumed;
    private boolean hasEnded;

    /** What has been read and not been dropped yet. */
    byte[] buffer;

    /** The next byte to look at. */
    int position;

    /** Behind the last byte that is there. */
    int limit;

    ByteWindow(InputStream in, String place, int capacity) {
        this.in = in;
        this.place = place;
        this.buffer = new byte[capacity + SLACK];
    }

    /**
     * Reads more, and forgets what lies before an offset.
     *
     * @param keep the first byte that is still needed; it becomes the buffer's first
     * @return whether there was more
     */
    final boolean fill(int keep) throws IOException {
        if (keep > 0) {
            System.arraycopy(buffer, keep, buffer, 0, limit - keep);
            consumed += keep;
            position -= keep;
            limit -= keep;
        }
        int capacity = buffer.length - SLACK;
        if (limit == capacity) {
            if (capacity >= LAST_CAPACITY) {
                return false;
            }
            capacity *= 2;
            buffer = Arrays.copyOf(buffer, capacity + SLACK);
        }
        int count = in.read(buffer, limit, capacity - limit);
        if (count <= 0) {
            hasEnded = true;
            return false;
        }
        limit += count;
        return true;
    }

    /** Reads more if there is little left and room for more, so that what comes next lies in the buffer as a whole. */
    final void readAhead() throws IOException {
        if (limit - position < AHEAD && position > 0 && !hasEnded) {
            fill(position);
        }
    }

    /** The next byte that is no white space, still to be read; {@link #END} after the last. */
    final int peek() throws IOException {
        while (position < limit || fill(position)) {
            byte next = buffer[position];
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                return next & 0xff;
            }
            position++;
        }
        return END;
    }

    /** The next byte, which is part of a string. */
    final byte read() throws IOException {
        if (position == limit && !fill(position)) {
            throw unexpected("the end of a string");
        }
        return buffer[position++];
    }

    /** Reads a word that must come next. */
    final void skipWord(String word) throws IOException {
        peek();
        for (int i = 0; i < word.length(); i++) {
            if ((position == limit && !fill(position)) || buffer[position] != word.charAt(i)) {
                throw unexpected(word);
            }
            position++;
        }
    }

    /** What to throw where something else was wanted. */
    final IntegrityFailed unexpected(String wanted) throws IOException {
        String found = "the file ends";
        if (position < limit || fill(position)) {
            String shown = new String(buffer, position, Math.min(20, limit - position), StandardCharsets.UTF_8);
            found = "'" + shown.replaceAll("\\p{Cntrl}", " ").strip() + "' stands";
        }
        return new IntegrityFailed(
                place + " is not whole JSON: at byte " + (consumed + position) + " " + found + " where " + wanted
                        + " should be",
                Remedy.of(Remedy.Kind.TRY_AGAIN));
    }
}
