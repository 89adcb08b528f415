package io.github.envmaven.core.cache;

import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What processes that were killed left in a cache: directories half extracted, and downloads that nobody resumed. */
final class Leftovers {

    // Nothing takes a day to extract; a download may be wanted again for a while.
    private static final Duration EXTRACTING = Duration.ofDays(1);
    private static final Duration DOWNLOADING = Duration.ofDays(14);

    private Leftovers() {}

    /** Deletes what is old; what cannot be deleted stays for another time, as it does no harm. */
    static void delete(CacheLayout layout, Instant now) {
        delete(layout.packages(), ".tmp-*", now.minus(EXTRACTING));
        delete(layout.bytecode(), ".tmp-*", now.minus(EXTRACTING));
        delete(layout.downloads(), "*", now.minus(DOWNLOADING));
    }

    private static void delete(Path directory, String names, Instant before) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> old = Files.newDirectoryStream(directory, names)) {
            for (Path path : old) {
                if (Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(before)) {
                    Trees.delete(path);
                }
            }
        } catch (IOException | DiskFailed e) {
            // Another process may be deleting the same; and to fetch is more important than to tidy up.
            return;
        }
    }
}
