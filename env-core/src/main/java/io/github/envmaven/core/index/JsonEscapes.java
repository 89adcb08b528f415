package io.github.envmaven.core.index;

import java.nio.charset.StandardCharsets;

/** What the backslash sequences of JSON strings mean, as UTF-8. */
final class JsonEscapes {

    private JsonEscapes() {}

    /**
     * The byte that a one-letter escape stands for.
     *
     * @param kind the letter after the backslash
     * @return the byte, or -1 where there is no such escape
     */
    static int unescaped(byte kind) {
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> -1;
        };
    }

    /**
     * Appends a UTF-16 unit. A low surrogate joins the high one before it; a lone one stays as three bytes that decode to
     * the replacement character.
     *
     * @param out where to; has room for three more bytes
     * @param length how much of it is used
     * @param unit the value of <code>&#92;uXXXX</code>
     * @return how much of it is used now
     */
    static int append(byte[] out, int length, int unit) {
        if (Character.isLowSurrogate((char) unit)) {
            int high = highSurrogateBefore(out, length);
            if (high >= 0) {
                String pair = new String(new char[] {(char) high, (char) unit});
                byte[] encoded = pair.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, out, length - 3, encoded.length);
                return length - 3 + encoded.length;
            }
        }
        if (unit < 0x80) {
            out[length] = (byte) unit;
            return length + 1;
        }
        if (unit < 0x800) {
            out[length] = (byte) (0xc0 | (unit >> 6));
            out[length + 1] = (byte) (0x80 | (unit & 0x3f));
            return length + 2;
        }
        out[length] = (byte) (0xe0 | (unit >> 12));
        out[length + 1] = (byte) (0x80 | ((unit >> 6) & 0x3f));
        out[length + 2] = (byte) (0x80 | (unit & 0x3f));
        return length + 3;
    }

    private static int highSurrogateBefore(byte[] out, int length) {
        if (length < 3 || out[length - 3] != (byte) 0xed) {
            return -1;
        }
        int unit = 0xd000 | ((out[length - 2] & 0x3f) << 6) | (out[length - 1] & 0x3f);
        return Character.isHighSurrogate((char) unit) ? unit : -1;
    }
}
