package io.github.envmaven.core.repodata;

import java.util.List;

/** The files in which a subdir may publish its records, best first. */
enum RepoDataFile {
    /** A seventh of the size, and quick to decode. */
    ZST("repodata.json.zst"),
    /** What every channel has. */
    JSON("repodata.json"),
    /** Deprecated, and sixty times slower to decode; only for channels that have nothing else. */
    BZ2("repodata.json.bz2"),
    /** The newest of everything and what it needs; only for who asks for it, as older packages are missing. */
    CURRENT("current_repodata.json");

    private final String fileName;

    RepoDataFile(String fileName) {
        this.fileName = fileName;
    }

    /** The file's name in the subdir. */
    String fileName() {
        return fileName;
    }

    /** The order in which they are asked for; a server that was seen without the zst file is asked for the plain one first. */
    static List<RepoDataFile> candidates(Extent extent, boolean zstMissing) {
        if (extent == Extent.NEWEST) {
            return List.of(CURRENT, ZST, JSON, BZ2);
        }
        return zstMissing ? List.of(JSON, ZST, BZ2) : List.of(ZST, JSON, BZ2);
    }

    /** Whether the file is text, which servers may compress on the way, and which is empty where there is nothing. */
    boolean isText() {
        return this == JSON || this == CURRENT;
    }
}
