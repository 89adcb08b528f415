package io.github.envmaven.core.lock;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The digests a lock has of one file. */
public final class LockedDigests {

    private final @Nullable Md5 md5;
    private final @Nullable Sha256 sha256;

    private LockedDigests(@Nullable Md5 md5, @Nullable Sha256 sha256) {
        this.md5 = md5;
        this.sha256 = sha256;
    }

    /**
     * Holds what is known.
     *
     * @param md5 the MD5 or null
     * @param sha256 the SHA-256 or null
     * @return the digests
     */
    public static LockedDigests of(@Nullable Md5 md5, @Nullable Sha256 sha256) {
        return new LockedDigests(md5, sha256);
    }

    /**
     * The file's MD5. conda-lock demands it of conda packages; here a SHA-256 alone will do, as some channels give no more.
     *
     * @return empty where it is not locked
     */
    public Optional<Md5> md5() {
        return Optional.ofNullable(md5);
    }

    /**
     * The file's SHA-256.
     *
     * @return empty where it is not locked
     */
    public Optional<Sha256> sha256() {
        return Optional.ofNullable(sha256);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LockedDigests digests
                && Objects.equals(md5, digests.md5)
                && Objects.equals(sha256, digests.sha256);
    }

    @Override
    public int hashCode() {
        return Objects.hash(md5, sha256);
    }

    @Override
    public String toString() {
        return "md5=" + md5 + " sha256=" + sha256;
    }
}
