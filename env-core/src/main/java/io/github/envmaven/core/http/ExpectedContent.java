package io.github.envmaven.core.http;

import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a file has to be: one digest, the best there is, and a size.
 *
 * @param algorithm how the content is hashed, even where nothing is expected
 * @param hex the digest in lower-case hexadecimal; empty where any content is fine
 * @param size in bytes; -1 where any size is fine
 */
public record ExpectedContent(HashAlgorithm algorithm, String hex, long size) {

    /** Anything. */
    public static final ExpectedContent ANY = new ExpectedContent(HashAlgorithm.SHA256, "", -1);

    /**
     * What a record promises: its SHA-256, else its MD5.
     *
     * @param sha256 the SHA-256, if it is known
     * @param md5 the MD5, if it is known
     * @param size the size, if it is known
     * @return the expectation
     */
    public static ExpectedContent of(Optional<Sha256> sha256, Optional<Md5> md5, OptionalLong size) {
        if (sha256.isPresent() || md5.isEmpty()) {
            return new ExpectedContent(
                    HashAlgorithm.SHA256, sha256.map(Sha256::hex).orElse(""), size.orElse(-1));
        }
        return new ExpectedContent(HashAlgorithm.MD5, md5.get().hex(), size.orElse(-1));
    }

    boolean hasDigest() {
        return !hex.isEmpty();
    }
}
