package io.github.envmaven.core.digest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 digest. Indexes hold a million of them, so it is kept as numbers, and spelt out when somebody asks. */
public final class Sha256 {

    private static final int LENGTH = 32;

    private final long a;
    private final long b;
    private final long c;
    private final long d;

    /**
     * Reads the canonical spelling.
     *
     * @param hex 64 lower-case hexadecimal digits
     */
    public Sha256(String hex) {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + hex);
        }
        this.a = HexFormat.fromHexDigitsToLong(hex, 0, 16);
        this.b = HexFormat.fromHexDigitsToLong(hex, 16, 32);
        this.c = HexFormat.fromHexDigitsToLong(hex, 32, 48);
        this.d = HexFormat.fromHexDigitsToLong(hex, 48, 64);
    }

    private Sha256(long a, long b, long c, long d) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }

    /**
     * Reads the 32 bytes of a digest.
     *
     * @param bytes where they are; its position and its order do not matter
     * @param at the index of the first
     * @return the digest
     */
    public static Sha256 at(ByteBuffer bytes, int at) {
        return new Sha256(
                LowerHex.number(bytes, at),
                LowerHex.number(bytes, at + 8),
                LowerHex.number(bytes, at + 16),
                LowerHex.number(bytes, at + 24));
    }

    /**
     * Tells whether a text is a digest in its canonical spelling.
     *
     * @param text any text
     * @return whether {@link #Sha256(String)} accepts it
     */
    public static boolean isHex(String text) {
        return LowerHex.matches(text, 2 * LENGTH);
    }

    /**
     * The digest of some bytes.
     *
     * @param bytes the whole content
     * @return its SHA-256
     */
    public static Sha256 of(byte[] bytes) {
        return at(ByteBuffer.wrap(HashAlgorithm.SHA256.newDigest().digest(bytes)), 0);
    }

    /**
     * What was fed to a digest.
     *
     * @param digest of SHA-256; it is reset
     * @return its value
     */
    public static Sha256 of(MessageDigest digest) {
        return at(ByteBuffer.wrap(digest.digest()), 0);
    }

    /**
     * The canonical spelling.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String hex() {
        return LowerHex.of(a, b, c, d);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sha256 that && a == that.a && b == that.b && c == that.c && d == that.d;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(a);
    }

    @Override
    public String toString() {
        return hex();
    }
}
