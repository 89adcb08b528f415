package io.github.envmaven.core.testing;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes values of the JDK as MessagePack, each in the shortest form or, on demand, the longest. */
public final class PackWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final boolean longest;

    private PackWriter(boolean longest) {
        this.longest = longest;
    }

    /** Each value in the shortest form. */
    public static byte[] shortest(Object value) {
        return write(new PackWriter(false), value);
    }

    /** Each value in the longest form. */
    public static byte[] longest(Object value) {
        return write(new PackWriter(true), value);
    }

    /** The shortest form, compressed. */
    public static byte[] zst(Object value) {
        return Zstd.compress(shortest(value));
    }

    private static byte[] write(PackWriter writer, Object value) {
        try {
            writer.put(value);
            return writer.bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            head(map.size(), 0x80, 0x0f, 0xde);
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                put(entry.getKey());
                put(entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            head(list.size(), 0x90, 0x0f, 0xdc);
            for (Object element : list) {
                put(element);
            }
        } else if (value instanceof String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            head(encoded.length, 0xa0, 0x1f, 0xda);
            out.write(encoded);
        } else if (value instanceof byte[] binary) {
            out.write(longest ? 0xc6 : 0xc4);
            if (longest) {
                out.writeInt(binary.length);
            } else {
                out.write(binary.length);
            }
            out.write(binary);
        } else {
            putScalar(value);
        }
    }

    private void putScalar(Object value) throws IOException {
        if (value instanceof Boolean yes) {
            out.write(yes ? 0xc3 : 0xc2);
        } else if (value instanceof Double number) {
            out.write(0xcb);
            out.writeDouble(number);
        } else if (value instanceof Number number) {
            long n = number.longValue();
            if (!longest && n >= -32 && n < 128) {
                out.write((int) n);
            } else {
                out.write(0xd3);
                out.writeLong(n);
            }
        } else {
            out.write(0xc0);
        }
    }

    /** A short head with the length in it, or one of 16 or 32 bits. */
    private void head(int length, int fixed, int largest, int wide) throws IOException {
        if (!longest && length <= largest) {
            out.write(fixed | length);
        } else if (!longest && length < 1 << 16) {
            out.write(wide);
            out.writeShort(length);
        } else {
            out.write(wide + 1);
            out.writeInt(length);
        }
    }
}
