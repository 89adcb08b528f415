package io.github.envmaven.core.cache;

import io.github.envmaven.core.cache.CacheCleaner.Item;
import io.github.envmaven.core.cache.CacheCleaner.Kind;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The indexes of channels, to be removed: a directory a subdir with a {@code lock}, and below {@code shards} files that never
 * change. Readers do without an index that vanishes, and fetch it again.
 *
 * @param directory all indexes
 * @param before only what was last written before this moment is removed
 */
record CachedIndexes(Path directory, Instant before) {

    private static final String LOCK = "lock";
    private static final String SHARDS = "shards";
    private static final String UNFINISHED = ".part";

    void addTo(List<Item> items) {
        for (Path home : CacheCleaner.list(directory)) {
            if (home.getFileName().toString().equals(SHARDS)) {
                CacheCleaner.list(home).forEach(group -> add(group, items));
            } else {
                add(home, items);
            }
        }
    }

    private void add(Path home, List<Item> items) {
        List<Path> files = removable(home);
        boolean isOld = files.stream().allMatch(this::isOld);
        if (!files.isEmpty() && isOld) {
            long bytes =
                    files.stream().mapToLong(file -> TreeSize.of(file).bytes()).sum();
            items.add(new Item(Kind.INDEX, home, bytes));
        }
    }

    private boolean isOld(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(before);
        } catch (IOException e) {
            // Gone already.
            return true;
        }
    }

    /** Removes one subdir's index, or a group of shards; false while somebody replaces it. */
    static boolean remove(Path home) {
        if (home.resolveSibling("").getFileName().toString().equals(SHARDS)) {
            return deleteAll(home);
        }
        Optional<FileLock> lock = FileLock.tryAcquire(home.resolve(LOCK), Duration.ZERO);
        try {
            return lock.isPresent() && deleteAll(home);
        } finally {
            lock.ifPresent(FileLock::close);
        }
    }

    private static boolean deleteAll(Path home) {
        boolean all = true;
        for (Path file : removable(home)) {
            try {
                Trees.delete(file);
            } catch (DiskFailed e) {
                // Windows does not delete what somebody has mapped.
                all = false;
            }
        }
        return all;
    }

    /** All but the lock, which whoever waits for it has open, and shards that are being written. */
    private static List<Path> removable(Path home) {
        boolean isLocked = Files.exists(home.resolve(LOCK));
        return CacheCleaner.list(home).stream()
                .filter(file -> !file.getFileName().toString().equals(LOCK))
                .filter(file -> isLocked || !file.getFileName().toString().endsWith(UNFINISHED))
                .toList();
    }
}
