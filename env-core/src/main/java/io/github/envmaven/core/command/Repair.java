package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.ContentCheck;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.List;
import java.util.Set;

/** How far an environment that seems to be what its lock says is believed. */
interface Repair {

    /** As far as its records go. */
    Repair NONE = (prefix, locked) -> Set.of();

    /**
     * Looks for damage, with the environment taken.
     *
     * @param prefix the environment
     * @param locked what it should consist of
     * @return the stems of the packages that are to be linked again
     */
    Set<String> damaged(Prefix prefix, List<RepoDataRecord> locked);

    /**
     * How closely packages are looked at that are linked from the cache: files of an environment may be those of the cache,
     * and then a change to one is a change to both.
     *
     * @return sizes where nothing is known to be damaged
     */
    default ContentCheck hitCheck() {
        return this == NONE ? ContentCheck.SIZES : ContentCheck.DIGESTS;
    }
}
