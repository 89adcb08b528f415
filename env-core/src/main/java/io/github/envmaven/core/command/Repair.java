package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.ContentCheck;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.wheel.WheelFile;
import java.util.List;
import java.util.Set;

/** How far an environment that seems to be what its lock says is believed. */
interface Repair {

    /** As far as its records go. */
    Repair NONE = (prefix, locked, wheels) -> Set.of();

    /**
     * Looks for damage, with the environment taken.
     *
     * @param prefix the environment
     * @param locked the conda packages it should consist of
     * @param wheels the wheels it should have beside them
     * @return the stems, or labels, of the packages that are to be linked again
     */
    Set<String> damaged(Prefix prefix, List<RepoDataRecord> locked, List<WheelFile> wheels);

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
