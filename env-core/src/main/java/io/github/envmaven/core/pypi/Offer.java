package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.Pep440Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a project with its best file, or with why none will do.
 *
 * @param version the version
 * @param distribution the file; absent for what the environment has anyway
 * @param exclusion why the version must not be chosen; absent where it may
 */
record Offer(
        Pep440Version version,
        @Nullable Distribution distribution,
        @Nullable String exclusion) {

    boolean isUsable() {
        return exclusion == null;
    }

    /** The file; empty for what the environment has anyway. */
    Optional<IndexFile> file() {
        return Optional.ofNullable(distribution).map(Distribution::file);
    }
}
