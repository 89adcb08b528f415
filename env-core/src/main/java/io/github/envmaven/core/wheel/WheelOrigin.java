package io.github.envmaven.core.wheel;

import io.github.envmaven.core.digest.Sha256;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where an installed package came from, as far as its documents tell.
 *
 * @param url where the file was; empty where that is not told
 * @param sha256OrNull the digest of the file; null where that is not told
 * @param isDirect whether the user asked for that URL, and not for a name
 */
public record WheelOrigin(String url, @Nullable Sha256 sha256OrNull, boolean isDirect) {

    /** Nothing is told. */
    public static final WheelOrigin UNKNOWN = new WheelOrigin("", null, false);

    /**
     * What stands for the digest of a file where there is a commit instead.
     *
     * @param repository the repository's URL
     * @param commit the commit
     * @return another for each commit of each repository
     */
    public static Sha256 digestOf(String repository, String commit) {
        return Sha256.of((repository + "@" + commit).getBytes(StandardCharsets.UTF_8));
    }
}
