package io.github.envmaven.it.channel;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of bytes in memory. */
public final class Digests {

    private Digests() {}

    /**
     * Hashes text.
     *
     * @param text hashed as UTF-8
     * @return its SHA-256
     */
    public static Sha256 sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Hashes bytes.
     *
     * @param bytes what to hash
     * @return their SHA-256
     */
    public static Sha256 sha256(byte[] bytes) {
        return new Sha256(hex("SHA-256", bytes));
    }

    /**
     * Hashes bytes.
     *
     * @param bytes what to hash
     * @return their MD5
     */
    static Md5 md5(byte[] bytes) {
        return new Md5(hex("MD5", bytes));
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
