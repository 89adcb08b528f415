package io.github.envmaven.core.cache;

import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How packages of any kind get into a cache. Safe for several threads and processes.
 *
 * <p>A package is downloaded, verified, extracted beside its place and moved there in one step; from then on it never
 * changes. Whoever dies in between leaves the beginning of a download, which the next one resumes, or a directory that no
 * one takes for a package. The archive is deleted after it was extracted: it would double the disk that is used, and
 * nothing needs it again.
 *
 * <p>Who fetches a package holds its lock, so that two builds do not download it twice; who waits for long goes ahead
 * alone, with a file of its own, so a process that hangs holds up nobody.
 */
final class CacheStore implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String TAG = """
            Signature: 8a477f597d28d172789f06886806bc55
            # Packages of env-maven-plugin. Everything here can be fetched again.
            """;

    private final CacheLayout layout;
    private final CacheLease lease;
    private final EventListener listener;
    private final AtomicBoolean isPrepared = new AtomicBoolean();

    /** Something that a cache has, or can get. */
    abstract static class Item {

        private final CacheKey key;
        private final String label;
        private final String fileName;
        private final String extension;

        /**
         * Something.
         *
         * @param key its name in the cache
         * @param label what messages call it
         * @param fileName of its archive
         * @param extension of that, with its dot
         */
        Item(CacheKey key, String label, String fileName, String extension) {
            this.key = key;
            this.label = label;
            this.fileName = fileName;
            this.extension = extension;
        }

        CacheKey key() {
            return key;
        }

        /** The paths of an entry that is this, and whole; empty where it is not. An entry that lies about itself may throw. */
        abstract Optional<PathsJson> pathsIn(Path entry);

        /** Fetches the archive, or the rest of it, and verifies it. */
        abstract void download(Path archive);

        /** Makes of the archive what the entry is to consist of. */
        abstract PathsJson unpack(Path archive, Path directory);
    }

    /**
     * An item that is there.
     *
     * @param directory where
     * @param paths what it consists of
     */
    record Found(Path directory, PathsJson paths) {}

    CacheStore(CacheLayout layout, EventListener listener) {
        this.layout = layout;
        this.lease = new CacheLease(layout);
        this.listener = listener;
    }

    /** Lets other processes clean away what was held. */
    @Override
    public void close() {
        lease.close();
    }

    /** Keeps entries, there or not, from being cleaned away until this is closed. */
    void hold(Collection<CacheKey> keys) {
        lease.hold(keys);
    }

    /** An item, if it is there. */
    Optional<Found> find(Item item) {
        return find(item, layout.entry(item.key()));
    }

    /** The same, with a new time: cleaning by age goes by the time of an entry's directory. */
    Optional<Found> findAndTouch(Item item) {
        Optional<Found> hit = find(item);
        if (hit.isPresent()) {
            try {
                Files.setLastModifiedTime(
                        hit.get().directory(), FileTime.from(Clock.systemUTC().instant()));
            } catch (IOException e) {
                // A cache that cannot be written is as good to read.
                return hit;
            }
        }
        return hit;
    }

    /** Fetches an item that is not there, unless another process does while this one waits for it. */
    Found fetch(Item item) {
        prepare();
        Optional<FileLock> lock = FileLock.tryAcquire(layout.lock(item.key()), PATIENCE);
        try {
            Optional<Found> hit = find(item);
            if (hit.isPresent()) {
                listener.onEvent(new Event.PackageCached(item.fileName, true));
                return hit.get();
            }
            Path archive = layout.download(item.key(), item.extension);
            return populate(item, lock.isPresent() ? archive : Trees.temporarySibling(archive));
        } catch (DiskFailed e) {
            // Files are closed under an interrupted thread; that is no failure of the disk.
            if (Thread.currentThread().isInterrupted()) {
                throw new Cancelled("Interrupted while fetching " + item.label);
            }
            throw e;
        } finally {
            lock.ifPresent(FileLock::close);
        }
    }

    private static Optional<Found> find(Item item, Path entry) {
        try {
            return item.pathsIn(entry).map(paths -> new Found(entry, paths));
        } catch (IntegrityFailed e) {
            return Optional.empty();
        }
    }

    /** Once, and only when something is fetched: a run that finds everything leaves the cache alone. */
    private void prepare() {
        if (isPrepared.compareAndSet(false, true)) {
            if (!Files.exists(layout.tag())) {
                AtomicFile.write(layout.tag(), TAG);
            }
            if (!lease.hasOthers()) {
                Leftovers.delete(layout, Clock.systemUTC().instant());
            }
        }
    }

    private Found populate(Item item, Path archive) {
        item.download(archive);
        Path entry = layout.entry(item.key());
        Path directory = Trees.temporaryDirectory(entry);
        PathsJson paths;
        try {
            paths = item.unpack(archive, directory);
            publish(item, directory, entry);
            Trees.delete(archive);
        } catch (IntegrityFailed e) {
            // Otherwise, say when the disk is full, it is worth keeping.
            Trees.delete(archive);
            throw e;
        } finally {
            Trees.delete(directory);
        }
        listener.onEvent(new Event.PackageCached(item.fileName, false));
        return new Found(entry, paths);
    }

    private static void publish(Item item, Path directory, Path entry) {
        if (Trees.moveUnlessPresent(directory, entry) || find(item, entry).isPresent()) {
            return;
        }
        // What lies there is damaged, or foreign: aside with it, in one step, and try once more.
        Path aside = Trees.temporarySibling(entry);
        Trees.moveUnlessPresent(entry, aside);
        boolean isMoved = Trees.moveUnlessPresent(directory, entry);
        Trees.delete(aside);
        if (!isMoved) {
            throw new DiskFailed(
                    "Cannot put " + item.label + " into the cache: " + entry + " keeps being put there by others",
                    Remedy.of(Remedy.Kind.WAIT_FOR_OTHER, entry.toString()));
        }
    }
}
