package io.github.envmaven.core.repodata;

/** How much of a channel is looked at. */
public enum Extent {
    /** Everything: what a lock should be made of. */
    ALL,
    /**
     * {@code current_repodata.json} where a channel has it: the newest version of each name and what those need. It is
     * quick to fetch, and a solve may fail that the whole channel would let succeed.
     */
    NEWEST
}
