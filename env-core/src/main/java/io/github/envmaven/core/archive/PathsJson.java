package io.github.envmaven.core.archive;

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
}
