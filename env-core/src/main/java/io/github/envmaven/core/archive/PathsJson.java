package io.github.envmaven.core.archive;

import java.nio.file.Path;
import java.util.List;

/**
 * The paths of a package (CEP 34, {@code info/paths.json} or the older {@code info/files} beside {@code has_prefix}).
 *
 * @param entries in the package's own order, without {@code info/}
 */
public record PathsJson(List<PathsEntry> entries) {

    /** Copies the entries. */
    public PathsJson {
        entries = List.copyOf(entries);
    }

    /**
     * Reads the paths of an extracted package: {@code info/paths.json}, else the older {@code info/files} beside
     * {@code has_prefix}, else whatever lies in the directory.
     *
     * @param packageDirectory the extracted package
     * @return its paths, each checked to stay inside a prefix and named once
     * @throws io.github.envmaven.core.error.EnvException.IntegrityFailed when they cannot be read or would do harm
     */
    public static PathsJson read(Path packageDirectory) {
        return new PathsJson(PathsReader.read(packageDirectory));
    }
}
