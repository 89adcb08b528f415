package io.github.envmaven.core.archive;

import io.github.envmaven.core.digest.Sha256;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code info/paths.json}: a path of the package and how it is linked (CEP 34).
 *
 * <p>The optional parts are read through the {@code Optional} accessors; the record's components themselves may be null.
 *
 * @param path relative to the package, with {@code /} between its parts
 * @param type how the path is put into a prefix
 * @param noLink whether the file must be copied, because programs write to it
 * @param placeholderOrNull the build prefix that stands in the file and is replaced on install
 * @param fileMode how the placeholder is replaced; {@link FileMode#TEXT} where there is none
 * @param sha256OrNull the hash of the file, or of a softlink's target
 * @param sizeOrNull the size in bytes of the file, or of a softlink's target
 */
public record PathsEntry(
        String path,
        PathType type,
        boolean noLink,
        @Nullable String placeholderOrNull,
        FileMode fileMode,
        @Nullable Sha256 sha256OrNull,
        @Nullable Long sizeOrNull) {

    /** How a path is put into a prefix. */
    public enum PathType {
        /** A file, hard-linked where the file system allows it. */
        HARDLINK,
        /** A symbolic link, made again with the same text. */
        SOFTLINK,
        /** An empty directory. */
        DIRECTORY
    }

    /** How a placeholder is replaced. */
    public enum FileMode {
        /** Wherever it stands; the file may grow or shrink. */
        TEXT,
        /** Within NUL-terminated strings, which keep their length. */
        BINARY
    }

    /**
     * The build prefix that stands in the file.
     *
     * @return empty where the file is linked as it is
     */
    public Optional<String> placeholder() {
        return Optional.ofNullable(placeholderOrNull);
    }

    /**
     * The hash of the file, or of a softlink's target.
     *
     * @return empty where the package gives none
     */
    public Optional<Sha256> sha256() {
        return Optional.ofNullable(sha256OrNull);
    }

    /**
     * The size of the file, or of a softlink's target.
     *
     * @return bytes; empty where the package gives none
     */
    public OptionalLong size() {
        return sizeOrNull == null ? OptionalLong.empty() : OptionalLong.of(sizeOrNull);
    }
}
