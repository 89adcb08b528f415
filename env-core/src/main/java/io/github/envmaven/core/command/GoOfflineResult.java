package io.github.envmaven.core.command;

import java.util.List;

/**
 * What the cache has now.
 *
 * @param platforms the platforms that it is ready for
 * @param packages how many packages they have together; one that several share counts once
 * @param fetched how many of them had to be fetched
 * @param indexes how many indexes of subdirs were made ready
 */
public record GoOfflineResult(List<String> platforms, int packages, int fetched, int indexes) {

    /** Copies the platforms. */
    public GoOfflineResult {
        platforms = List.copyOf(platforms);
    }
}
