package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.List;

/**
 * Asks for the cache to be filled with all that a lock needs.
 *
 * @param lockFile the lock
 * @param source what the lock was made from, to refuse a stale lock; empty to trust the lock
 * @param platforms the platforms to fetch for; empty for all that are locked
 * @param extent what is fetched
 */
public record GoOfflineRequest(Path lockFile, EnvironmentSource source, List<String> platforms, Extent extent) {

    /** Copies the platforms. */
    public GoOfflineRequest {
        platforms = List.copyOf(platforms);
    }

    /** What is fetched. */
    public enum Extent {
        /** The packages, so that environments can be created. */
        PACKAGES,
        /** The channels' indexes as well, so that the same environment can be locked again. */
        INDEXES
    }
}
