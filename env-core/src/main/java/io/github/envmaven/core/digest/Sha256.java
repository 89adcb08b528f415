package io.github.envmaven.core.digest;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {

    /** Accepts the canonical spelling alone, so that equal digests are equal values. */
    public Sha256 {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal: " + hex);
        }
    }

    /**
     * Tells whether a text is a digest in its canonical spelling.
     *
     * @param text any text
     * @return whether {@link #Sha256(String)} accepts it
     */
    public static boolean isHex(String text) {
        return LowerHex.matches(text, 64);
    }

    /**
     * The digest of some bytes.
     *
     * @param bytes the whole content
     * @return its SHA-256
     */
    public static Sha256 of(byte[] bytes) {
        return new Sha256(
                HexFormat.of().formatHex(HashAlgorithm.SHA256.newDigest().digest(bytes)));
    }

    /**
     * What was fed to a digest.
     *
     * @param digest of SHA-256; it is reset
     * @return its value
     */
    public static Sha256 of(MessageDigest digest) {
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public String toString() {
        return hex;
    }
}
