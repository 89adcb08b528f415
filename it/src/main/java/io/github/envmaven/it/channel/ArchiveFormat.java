package io.github.envmaven.it.channel;

/** The two package formats (CEP 35). */
public enum ArchiveFormat {
    /** A zip of two zstd tars. */
    CONDA(".conda", "packages.conda"),
    /** One bzip2 tar. */
    TAR_BZ2(".tar.bz2", "packages");

    private final String extension;
    private final String repodataKey;

    ArchiveFormat(String extension, String repodataKey) {
        this.extension = extension;
        this.repodataKey = repodataKey;
    }

    /**
     * How file names of the format end.
     *
     * @return with its dot
     */
    public String extension() {
        return extension;
    }

    /**
     * Where repodata lists packages of the format.
     *
     * @return a key of the document's root
     */
    String repodataKey() {
        return repodataKey;
    }
}
