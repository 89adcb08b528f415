package io.github.envmaven.core.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one 512-byte tar header block (POSIX ustar, GNU and the old form) in place. */
final class TarHeader {

    static final int SIZE = 512;

    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_END = 156;

    private final byte[] bytes;
    private final int start;

    TarHeader(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    boolean isEmpty() {
        for (int i = start; i < start + SIZE; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Refuses a block that is no header: the sum of its bytes, the checksum's own taken as blanks, stands in it. */
    void requireChecksum() throws IOException {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < SIZE; i++) {
            byte b = i >= CHECKSUM && i < CHECKSUM_END ? (byte) ' ' : bytes[start + i];
            unsigned += b & 0xff;
            signed += b;
        }
        long stored = number(CHECKSUM, CHECKSUM_END - CHECKSUM);
        // Some old writers summed signed chars.
        if (stored != unsigned && stored != signed) {
            throw new IOException("a member's header is damaged");
        }
    }

    char type() {
        return (char) (bytes[start + 156] & 0xff);
    }

    String name() throws IOException {
        String name = text(0, 100);
        // Only the POSIX form has a prefix; GNU keeps other things there.
        boolean posix = bytes[start + 257] == 'u' && bytes[start + 262] == 0;
        String prefix = posix ? text(345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    String linkTarget() throws IOException {
        return text(157, 100);
    }

    long mode() throws IOException {
        return number(100, 8);
    }

    long size() throws IOException {
        return number(124, 12);
    }

    long modified() throws IOException {
        return number(136, 12);
    }

    private String text(int offset, int length) throws IOException {
        int end = start + offset;
        while (end < start + offset + length && bytes[end] != 0) {
            end++;
        }
        return utf8(bytes, start + offset, end - start - offset);
    }

    /** Octal digits, or with the first bit set a big-endian number (GNU). */
    private long number(int offset, int length) throws IOException {
        int first = bytes[start + offset] & 0xff;
        if (first >= 0x80) {
            return binary(offset, length);
        }
        long value = 0;
        boolean ended = false;
        boolean begun = false;
        for (int i = start + offset; i < start + offset + length; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '7' && !ended && value <= Long.MAX_VALUE >> 4) {
                value = (value << 3) + b - '0';
                begun = true;
            } else if (b == 0 || b == ' ') {
                ended = begun;
            } else {
                throw new IOException("a member's header has a field that is no number");
            }
        }
        return value;
    }

    private long binary(int offset, int length) throws IOException {
        long value = 0;
        for (int i = 1; i < length; i++) {
            if (value > Long.MAX_VALUE >> 9) {
                throw new IOException("a member's header has a number that is too large");
            }
            value = (value << 8) + (bytes[start + offset + i] & 0xff);
        }
        // 0x80 starts a number, 0xff a negative one; of those only times before 1970 make sense.
        return (bytes[start + offset] & 0xff) == 0x80 ? value : 0;
    }

    static String utf8(byte[] bytes, int start, int length) throws IOException {
        int i = start;
        while (i < start + length && bytes[i] > 0) {
            i++;
        }
        if (i == start + length) {
            return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("a member's name is not UTF-8", e);
        }
    }
}
