package io.github.envmaven.core.prefix;

import io.github.envmaven.core.digest.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A path that a package put into a prefix, as {@code paths_data} of its record has it.
 *
 * <p>The optional parts are read through the {@code Optional} accessors; the record's components themselves may be null.
 *
 * @param path relative to the prefix, with {@code /} between its parts
 * @param kind how it was made
 * @param sha256OrNull the hash of the file in the package, or of a softlink's target
 * @param sha256InPrefixOrNull the hash of the file as installed, where a placeholder was replaced in it
 * @param sizeOrNull the size in bytes of the file in the package
 * @param patchOrNull what was replaced in it
 * @param noLink whether the package asked for a copy
 * @param originalPathOrNull where the file would be had it not lost its place to another package
 * @param linkTargetOrNull the text of a softlink
 */
public record PrefixPath(
        String path,
        Kind kind,
        @Nullable Sha256 sha256OrNull,
        @Nullable Sha256 sha256InPrefixOrNull,
        @Nullable Long sizeOrNull,
        @Nullable Patch patchOrNull,
        boolean noLink,
        @Nullable String originalPathOrNull,
        @Nullable String linkTargetOrNull) {

    /** How a path was made. */
    public enum Kind {
        /** A file of the package, linked or copied. */
        HARDLINK("hardlink"),
        /** A symbolic link of the package. */
        SOFTLINK("softlink"),
        /** An empty directory of the package. */
        DIRECTORY("directory"),
        /** Bytecode made on install. */
        PYC_FILE("pyc_file"),
        /** A command made on install, for every system but Windows. */
        UNIX_ENTRY_POINT("unix_python_entry_point"),
        /** The Python part of a command made on install, for Windows. */
        WINDOWS_ENTRY_POINT_SCRIPT("windows_python_entry_point_script"),
        /** The program part of a command made on install, for Windows. */
        WINDOWS_ENTRY_POINT_EXE("windows_python_entry_point_exe"),
        /** A record of another package; only very old installers wrote it. */
        LINKED_PACKAGE_RECORD("linked_package_record");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /**
         * The word that stands in the document.
         *
         * @return the value of {@code path_type}
         */
        public String word() {
            return word;
        }

        /**
         * Finds the kind a document names.
         *
         * @param word the value of {@code path_type}
         * @return the kind; a plain file where the word is not known
         */
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            return HARDLINK;
        }
    }

    /**
     * What was replaced in a file.
     *
     * @param placeholder the build prefix that stood in it
     * @param mode {@code text} or {@code binary}
     */
    public record Patch(String placeholder, String mode) {}

    /**
     * Where several paths are.
     *
     * @param paths the paths
     * @return the place of each, in their order
     */
    public static List<String> places(List<PrefixPath> paths) {
        return paths.stream().map(PrefixPath::path).toList();
    }

    /**
     * A path about which nothing but its kind is known.
     *
     * @param path relative to the prefix
     * @param kind how it was made
     * @return the path
     */
    public static PrefixPath of(String path, Kind kind) {
        return new PrefixPath(path, kind, null, null, null, null, false, null, null);
    }

    /**
     * A file that was made on install.
     *
     * @param path relative to the prefix
     * @param kind how it was made
     * @param sha256 the hash of what was written
     * @param size bytes
     * @return the path
     */
    public static PrefixPath made(String path, Kind kind, Sha256 sha256, long size) {
        return new PrefixPath(path, kind, sha256, null, size, null, false, null, null);
    }

    /**
     * The same file at another place.
     *
     * @param newPath relative to the prefix
     * @param newOriginalPathOrNull where it would be had it not lost its place; null where it has it
     * @return the moved path
     */
    public PrefixPath moved(String newPath, @Nullable String newOriginalPathOrNull) {
        return new PrefixPath(
                newPath,
                kind,
                sha256OrNull,
                sha256InPrefixOrNull,
                sizeOrNull,
                patchOrNull,
                noLink,
                newOriginalPathOrNull,
                linkTargetOrNull);
    }

    /**
     * The same file after something else than a placeholder was changed in it.
     *
     * @param sha256 the hash it has in the prefix now
     * @param size bytes it has there now
     * @return the changed path
     */
    public PrefixPath withContent(Sha256 sha256, long size) {
        return new PrefixPath(
                path, kind, sha256OrNull, sha256, size, patchOrNull, noLink, originalPathOrNull, linkTargetOrNull);
    }

    /**
     * Where the package wants the file to be.
     *
     * @return the path, or the original path of a file that lost its place
     */
    public String wantedPath() {
        return originalPathOrNull == null ? path : originalPathOrNull;
    }

    /**
     * The hash the file must have in the prefix.
     *
     * @return empty where none is known, or the path is not a file
     */
    public Optional<Sha256> installedSha256() {
        return Optional.ofNullable(sha256InPrefixOrNull != null ? sha256InPrefixOrNull : sha256OrNull);
    }

    /**
     * The size the file must have in the prefix.
     *
     * @return bytes; empty where none is known, as for text in which a placeholder was replaced
     */
    public OptionalLong installedSize() {
        return sizeOrNull == null || mayBeResized() ? OptionalLong.empty() : OptionalLong.of(sizeOrNull);
    }

    /** micromamba records the hash of what it has written, but neither its size nor that it replaced anything. */
    private boolean mayBeResized() {
        return patchOrNull == null
                ? sha256InPrefixOrNull != null && !sha256InPrefixOrNull.equals(sha256OrNull)
                : patchOrNull.mode().equals("text");
    }

    /**
     * The text of a softlink.
     *
     * @return empty where the path is no softlink, or another installer made it
     */
    public Optional<String> linkTarget() {
        return Optional.ofNullable(linkTargetOrNull);
    }
}
