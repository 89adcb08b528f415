package io.github.envmaven.core.archive;

/**
 * What a package may at most become, so that a small file cannot fill a disk.
 *
 * @param maxBytes all bytes of all members
 * @param maxMembers members, and directories they imply
 * @param maxRatio extracted bytes to archive bytes
 * @param ratioFrom extracted bytes from which on the ratio counts
 */
record ExtractionLimits(long maxBytes, int maxMembers, int maxRatio, long ratioFrom) {

    /** Far above any real package: the largest have some ten gigabytes and some hundred thousand files. */
    static final ExtractionLimits DEFAULT = new ExtractionLimits(64L << 30, 1_000_000, 200, 64L << 20);

    /** How much an archive of a size may become. */
    long maxBytes(long archiveSize) {
        return Math.min(maxBytes, Math.max(ratioFrom, archiveSize * maxRatio));
    }
}
