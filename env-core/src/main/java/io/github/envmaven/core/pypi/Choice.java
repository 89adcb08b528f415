package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.Pep440Version;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a project, or an extra of one, as something to choose.
 *
 * @param id its number
 * @param name the number of its name
 * @param version its version; an extra has none that counts
 * @param distribution the best file of that version; absent for extras and for what the environment has anyway
 * @param exclusion why it must not be chosen; absent where it may
 */
record Choice(
        int id,
        int name,
        Pep440Version version,
        @Nullable Distribution distribution,
        @Nullable String exclusion) {

    boolean isUsable() {
        return exclusion == null;
    }

    Optional<Distribution> pinned() {
        return Optional.ofNullable(distribution);
    }

    Optional<String> excludedBecause() {
        return Optional.ofNullable(exclusion);
    }
}
