package io.github.envmaven.core.digest;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An MD5 digest: never trusted alone where a SHA-256 is known, but the formats demand it. Kept as numbers, as
 * {@link Sha256} is.
 */
public final class Md5 {

    private static final int LENGTH = 16;

    private final long a;
    private final long b;

    /**
     * Reads the canonical spelling.
     *
     * @param hex 32 lower-case hexadecimal digits
     */
    public Md5(String hex) {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("Not an MD5 in lower-case hexadecimal: " + hex);
        }
        this.a = HexFormat.fromHexDigitsToLong(hex, 0, 16);
        this.b = HexFormat.fromHexDigitsToLong(hex, 16, 32);
    }

    private Md5(long a, long b) {
        this.a = a;
        this.b = b;
    }

    /**
     * Reads the 16 bytes of a digest.
     *
     * @param bytes where they are; its position and its order do not matter
     * @param at the index of the first
     * @return the digest
     */
    public static Md5 at(ByteBuffer bytes, int at) {
        return new Md5(LowerHex.number(bytes, at), LowerHex.number(bytes, at + 8));
    }

    /**
     * Tells whether a text is a digest in its canonical spelling.
     *
     * @param text any text
     * @return whether {@link #Md5(String)} accepts it
     */
    public static boolean isHex(String text) {
        return LowerHex.matches(text, 2 * LENGTH);
    }

    /**
     * The digest of some bytes.
     *
     * @param bytes the whole content
     * @return its MD5
     */
    public static Md5 of(byte[] bytes) {
        return at(ByteBuffer.wrap(HashAlgorithm.MD5.newDigest().digest(bytes)), 0);
    }

    /**
     * The canonical spelling.
     *
     * @return 32 lower-case hexadecimal digits
     */
    public String hex() {
        return LowerHex.of(a, b);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Md5 that && a == that.a && b == that.b;
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
