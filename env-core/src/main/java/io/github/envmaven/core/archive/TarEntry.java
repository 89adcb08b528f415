package io.github.envmaven.core.archive;

/**
 * The header of one member of a tar, with its extensions applied.
 *
 * @param name as it stands in the archive, unchecked
 * @param kind what it is
 * @param size bytes of content that follow; zero for all but files
 * @param isExecutable whether anybody may execute the file
 * @param modified seconds since 1970
 * @param linkTarget the text of a symbolic link, or the name of the member a hard link repeats; empty otherwise
 */
record TarEntry(String name, Kind kind, long size, boolean isExecutable, long modified, String linkTarget) {

    /** What a member is; devices, pipes, sparse files and what nobody knows are refused by the reader. */
    enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        HARD_LINK
    }
}
