package io.github.envmaven.core.repodata;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads MessagePack from front to back. What it is asked for must be what comes next; anything else, and anything cut short,
 * is refused.
 */
final class MsgPack {

    private static final int DEEPEST = 64;

    /** What a value is, as far as anybody here cares. */
    enum Type {
        NIL,
        BOOLEAN,
        INTEGER,
        FLOAT,
        STRING,
        BINARY,
        ARRAY,
        MAP,
        EXTENSION
    }

    private final ByteBuffer in;
    private final String place;

    /**
     * Starts at the first byte.
     *
     * @param bytes one value
     * @param place what to call it in messages
     */
    MsgPack(byte[] bytes, String place) {
        this.in = ByteBuffer.wrap(bytes);
        this.place = place;
    }

    /** What comes next. */
    Type peek() {
        if (!in.hasRemaining()) {
            throw damaged("it ends too early");
        }
        int tag = in.get(in.position()) & 0xff;
        if (tag < 0x80 || tag >= 0xe0 || (tag >= 0xcc && tag <= 0xd3)) {
            return Type.INTEGER;
        }
        if (tag < 0x90 || tag >= 0xde) {
            return Type.MAP;
        }
        if (tag < 0xa0 || tag >= 0xdc) {
            return Type.ARRAY;
        }
        if (tag < 0xc0 || tag >= 0xd9) {
            return Type.STRING;
        }
        return switch (tag) {
            case 0xc0, 0xc1 -> Type.NIL;
            case 0xc2, 0xc3 -> Type.BOOLEAN;
            case 0xc4, 0xc5, 0xc6 -> Type.BINARY;
            case 0xca, 0xcb -> Type.FLOAT;
            default -> Type.EXTENSION;
        };
    }

    /** How many pairs the map that comes next has. */
    int openMap() {
        require(Type.MAP);
        int tag = in.get() & 0xff;
        return tag < 0x90 ? tag & 0x0f : length(tag - 0xde + 1);
    }

    /** How many elements the array that comes next has. */
    int openArray() {
        require(Type.ARRAY);
        int tag = in.get() & 0xff;
        return tag < 0xa0 ? tag & 0x0f : length(tag - 0xdc + 1);
    }

    /** A text. */
    String readString() {
        require(Type.STRING);
        try {
            int tag = in.get() & 0xff;
            return new String(bytes(tag < 0xc0 ? tag & 0x1f : length(tag - 0xd9)), StandardCharsets.UTF_8);
        } catch (BufferUnderflowException e) {
            throw damaged("it ends too early");
        }
    }

    /** Bytes. */
    byte[] readBinary() {
        require(Type.BINARY);
        return bytes(length((in.get() & 0xff) - 0xc4));
    }

    /** Nothing, read. */
    void readNil() {
        require(Type.NIL);
        in.get();
    }

    /** Yes or no. */
    boolean readBoolean() {
        require(Type.BOOLEAN);
        return (in.get() & 0xff) == 0xc3;
    }

    /** A whole number; unsigned ones beyond 63 bits come out negative. */
    long readInteger() {
        require(Type.INTEGER);
        try {
            int tag = in.get();
            return switch (tag & 0xff) {
                case 0xcc -> in.get() & 0xff;
                case 0xcd -> in.getShort() & 0xffff;
                case 0xce -> in.getInt() & 0xffff_ffffL;
                case 0xcf, 0xd3 -> in.getLong();
                case 0xd0 -> in.get();
                case 0xd1 -> in.getShort();
                case 0xd2 -> in.getInt();
                default -> tag;
            };
        } catch (BufferUnderflowException e) {
            throw damaged("it ends too early");
        }
    }

    /** A number with a fraction. */
    double readFloat() {
        require(Type.FLOAT);
        try {
            return (in.get() & 0xff) == 0xca ? in.getFloat() : in.getDouble();
        } catch (BufferUnderflowException e) {
            throw damaged("it ends too early");
        }
    }

    /** Reads whatever comes next and forgets it. */
    void skip() {
        skip(0);
    }

    /** What to throw where the content is not what it should be. */
    IntegrityFailed damaged(String why) {
        return new IntegrityFailed(
                place + " is damaged: at byte " + in.position() + " " + why, Remedy.of(Remedy.Kind.TRY_AGAIN));
    }

    private void skip(int depth) {
        if (depth > DEEPEST) {
            throw damaged("it is nested deeper than " + DEEPEST + " levels");
        }
        switch (peek()) {
            case NIL, BOOLEAN -> in.get();
            case INTEGER -> readInteger();
            case FLOAT -> readFloat();
            case STRING -> readString();
            case BINARY -> readBinary();
            case EXTENSION -> skipExtension();
            case ARRAY -> {
                for (int i = openArray(); i > 0; i--) {
                    skip(depth + 1);
                }
            }
            case MAP -> {
                for (int i = openMap(); i > 0; i--) {
                    skip(depth + 1);
                    skip(depth + 1);
                }
            }
        }
    }

    private void skipExtension() {
        int tag = in.get() & 0xff;
        int length = tag >= 0xd4 ? 1 << (tag - 0xd4) : length(tag - 0xc7);
        bytes(length + 1);
    }

    /** A length in 1, 2 or 4 bytes. */
    private int length(int width) {
        try {
            int length = switch (width) {
                case 0 -> in.get() & 0xff;
                case 1 -> in.getShort() & 0xffff;
                default -> in.getInt();
            };
            // Everything takes a byte at least, so a larger number is a lie and would only make memory be taken.
            if (length < 0 || length > in.remaining()) {
                throw damaged("a length is beyond the end");
            }
            return length;
        } catch (BufferUnderflowException e) {
            throw damaged("it ends too early");
        }
    }

    private byte[] bytes(int length) {
        if (length > in.remaining()) {
            throw damaged("it ends too early");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private void require(Type wanted) {
        Type found = peek();
        if (found != wanted) {
            throw damaged("there is a " + found + " where a " + wanted + " should be");
        }
    }
}
