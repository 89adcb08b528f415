package io.github.envmaven.core.digest;

import java.util.HexFormat;

/**
 * An MD5 digest: never trusted alone where a SHA-256 is known, but the formats demand it.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record Md5(String hex) {

    /** Accepts the canonical spelling alone, so that equal digests are equal values. */
    public Md5 {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("Not an MD5 in lower-case hexadecimal: " + hex);
        }
    }

    /**
     * Tells whether a text is a digest in its canonical spelling.
     *
     * @param text any text
     * @return whether {@link #Md5(String)} accepts it
     */
    public static boolean isHex(String text) {
        return LowerHex.matches(text, 32);
    }

    /**
     * The digest of some bytes.
     *
     * @param bytes the whole content
     * @return its MD5
     */
    public static Md5 of(byte[] bytes) {
        return new Md5(HexFormat.of().formatHex(HashAlgorithm.MD5.newDigest().digest(bytes)));
    }

    @Override
    public String toString() {
        return hex;
    }
}
