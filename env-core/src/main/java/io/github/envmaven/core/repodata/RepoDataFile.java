package io.github.envmaven.core.repodata;

import java.util.List;

/** The files in which a subdir may publish its records, best first. */
enum RepoDataFile {
    /** A seventh of the size, and quick to decode. */
    ZST("repodata.json.zst"),
    /** What every channel has. */
    JSON("repodata.json"),
    /** Deprecated, and sixty times slower to decode; only for channels that have nothing else. */
    BZ2("repodata.json.bz2");

    private final String fileName;

    RepoDataFile(String fileName) {
        this.fileName = fileName;
    }

    /** The file's name in the subdir. */
    String fileName() {
        return fileName;
    }

    /** The order in which they are asked for; a server that was seen without the first is asked for the second first. */
    static List<RepoDataFile> candidates(boolean zstMissing) {
        return zstMissing ? List.of(JSON, ZST, BZ2) : List.of(ZST, JSON, BZ2);
    }
}
