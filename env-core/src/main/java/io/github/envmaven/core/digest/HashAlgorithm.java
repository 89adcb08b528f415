package io.github.envmaven.core.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests the formats know. */
public enum HashAlgorithm {
    /** What everything is verified by. */
    SHA256("SHA-256"),
    /** What is left where a channel gives no SHA-256. */
    MD5("MD5");

    private final String jdkName;

    HashAlgorithm(String jdkName) {
        this.jdkName = jdkName;
    }

    /**
     * Starts a digest.
     *
     * @return an empty one, for one thread
     */
    public MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(jdkName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + jdkName, e);
        }
    }

    /** The name as people write it. */
    @Override
    public String toString() {
        return jdkName;
    }
}
