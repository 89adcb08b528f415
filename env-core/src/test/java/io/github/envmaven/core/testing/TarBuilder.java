package io.github.envmaven.core.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes tars member by member, hostile ones too: every field can be wrong. */
public final class TarBuilder {

    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A regular file. */
    public TarBuilder file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8), 0644);
    }

    /** A regular file with a mode. */
    public TarBuilder file(String name, byte[] content, int mode) {
        return member(name, '0', mode, content, "");
    }

    /** A directory. */
    public TarBuilder directory(String name) {
        return member(name, '5', 0755, new byte[0], "");
    }

    /** A symbolic link. */
    public TarBuilder link(String name, String target) {
        return member(name, '2', 0777, new byte[0], target);
    }

    /** A member that repeats another. */
    public TarBuilder hardLink(String name, String target) {
        return member(name, '1', 0644, new byte[0], target);
    }

    /** Any member; its header tells the truth about its content. */
    public TarBuilder member(String name, char type, int mode, byte[] content, String target) {
        header(name, type, mode, content.length, target);
        return content(content);
    }

    /** A pax extension for the next member ({@code x}) or for all ({@code g}). */
    public TarBuilder pax(char type, String... records) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String record : records) {
            all.writeBytes(paxRecord(record));
        }
        return member("PaxHeaders/x", type, 0644, all.toByteArray(), "");
    }

    /** A header alone, whatever it claims. */
    public TarBuilder header(String name, char type, int mode, long size, String target) {
        byte[] header = new byte[BLOCK];
        put(header, 0, 100, name);
        put(header, 100, 8, octal(mode, 7));
        put(header, 108, 8, octal(0, 7));
        put(header, 116, 8, octal(0, 7));
        put(header, 124, 12, octal(size, 11));
        put(header, 136, 12, octal(1_700_000_000, 11));
        header[156] = (byte) type;
        put(header, 157, 100, target);
        put(header, 257, 8, "ustar\00000");
        return raw(withChecksum(header));
    }

    /** Content with its padding. */
    public TarBuilder content(byte[] content) {
        out.writeBytes(content);
        out.writeBytes(new byte[-content.length & (BLOCK - 1)]);
        return this;
    }

    /** Bytes as they are. */
    public TarBuilder raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** The tar with its end marker. */
    public byte[] end() {
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    /** The tar without an end marker. */
    public byte[] unfinished() {
        return out.toByteArray();
    }

    /** Sets the checksum of a header. */
    public static byte[] withChecksum(byte[] header) {
        put(header, 148, 8, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, 8, octal(sum, 6) + "\0 ");
        return header;
    }

    private static byte[] paxRecord(String record) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length + 3;
        while ((length + " ").length() + bytes.length + 1 != length) {
            length++;
        }
        return (length + " " + record + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String octal(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }

    private static void put(byte[] header, int offset, int length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, offset, Math.min(bytes.length, length));
    }
}
