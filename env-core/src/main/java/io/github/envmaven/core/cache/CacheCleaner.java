package io.github.envmaven.core.cache;

import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes a cache smaller. Nothing is removed that a live process uses: packages that one has announced, downloads whose lock
 * one holds, directories that one may be extracting into. What is removed is first moved aside in one step, so that nobody
 * ever finds half a package.
 */
public final class CacheCleaner {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CacheLayout layout;
    private final Instant before;

    /** What a cache keeps. */
    public enum Kind {
        /** A whole package. */
        PACKAGE,
        /** What a Python made of a package. */
        BYTECODE,
        /** What is known of a channel. */
        INDEX,
        /** The beginning of an archive. */
        DOWNLOAD,
        /** What a process that was killed left. */
        LEFTOVER
    }

    /**
     * One thing in a cache.
     *
     * @param kind what it is
     * @param path where it is
     * @param bytes what removing it frees
     */
    public record Item(Kind kind, Path path, long bytes) {}

    /**
     * A cleaner.
     *
     * @param cache the cache's directory
     * @param before only what was last used before this moment is removed
     */
    public CacheCleaner(Path cache, Instant before) {
        this.layout = new CacheLayout(cache.toAbsolutePath());
        this.before = before;
    }

    /**
     * Finds what can be removed.
     *
     * @param kinds what to look for
     * @param isUsed whether an environment uses a package, by its directory; such are kept
     * @return what nobody uses, by kind and name
     */
    public List<Item> find(Set<Kind> kinds, Predicate<Path> isUsed) {
        FileLock cleaning = FileLock.acquire(layout.cleaningLock(), PATIENCE);
        CacheLease.Live live;
        try {
            live = CacheLease.live(layout);
        } finally {
            cleaning.close();
        }
        List<Item> items = new ArrayList<>();
        if (kinds.contains(Kind.PACKAGE)) {
            addPackages(live, isUsed, items);
        }
        if (kinds.contains(Kind.BYTECODE)) {
            addBytecode(live, isUsed, items);
        }
        if (kinds.contains(Kind.INDEX)) {
            new CachedIndexes(layout.indexes(), before).addTo(items);
        }
        if (kinds.contains(Kind.DOWNLOAD)) {
            addDownloads(live, items);
        }
        if (kinds.contains(Kind.LEFTOVER)) {
            addLeftovers(live, items);
        }
        return items;
    }

    /**
     * Whether a package has files with a second name, which only an environment that nobody remembers can have given them.
     *
     * @param directory the package in the cache
     * @return whether it has hard links to elsewhere
     */
    public static boolean isShared(Path directory) {
        return TreeSize.of(directory).isShared();
    }

    /**
     * Removes what was found, but for what somebody uses by now.
     *
     * @param items what {@link #find} found
     * @return what was removed
     */
    public List<Item> remove(List<Item> items) {
        List<Item> removed = new ArrayList<>();
        List<Path> aside = new ArrayList<>();
        FileLock cleaning = FileLock.acquire(layout.cleaningLock(), PATIENCE);
        try {
            CacheLease.Live live = CacheLease.live(layout);
            for (Item item : items) {
                if (item.kind() != Kind.INDEX && isFree(item, live)) {
                    Path moved = Trees.temporarySibling(item.path());
                    if (Trees.moveUnlessPresent(item.path(), moved)) {
                        aside.add(moved);
                        removed.add(item);
                    }
                }
            }
        } finally {
            cleaning.close();
        }
        aside.forEach(Trees::delete);
        items.stream()
                .filter(item -> item.kind() == Kind.INDEX && CachedIndexes.remove(item.path()))
                .forEach(removed::add);
        return removed;
    }

    private static boolean isFree(Item item, CacheLease.Live live) {
        if (!Files.exists(item.path(), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        return item.kind() == Kind.LEFTOVER
                ? live.sessions() == 0
                : !live.packages().contains(key(item.kind(), item.path()));
    }

    private void addPackages(CacheLease.Live live, Predicate<Path> isUsed, List<Item> items) {
        for (Path entry : list(layout.packages())) {
            boolean isCandidate = !isTemporary(entry)
                    && isOld(entry)
                    && !live.packages().contains(key(Kind.PACKAGE, entry))
                    && !isUsed.test(entry);
            if (isCandidate) {
                items.add(new Item(Kind.PACKAGE, entry, TreeSize.of(entry).bytes()));
            }
        }
    }

    /** It stays as long as its package is used, or some environment has files in common with it. */
    private void addBytecode(CacheLease.Live live, Predicate<Path> isUsed, List<Item> items) {
        for (Path entry : list(layout.bytecode())) {
            String key = key(Kind.BYTECODE, entry);
            boolean isCandidate = !isTemporary(entry)
                    && isOld(entry)
                    && !live.packages().contains(key)
                    && !isUsed.test(layout.packages().resolve(key))
                    && !isUsed.test(entry);
            if (isCandidate) {
                items.add(new Item(Kind.BYTECODE, entry, TreeSize.of(entry).bytes()));
            }
        }
    }

    private void addDownloads(CacheLease.Live live, List<Item> items) {
        for (Path file : list(layout.downloads())) {
            boolean isCandidate =
                    !isTemporary(file) && isOld(file) && !live.packages().contains(key(Kind.DOWNLOAD, file));
            if (isCandidate) {
                items.add(new Item(Kind.DOWNLOAD, file, TreeSize.of(file).bytes()));
            }
        }
    }

    /** Nothing says whose they are, so they are only taken when nobody lives. */
    private void addLeftovers(CacheLease.Live live, List<Item> items) {
        if (live.sessions() > 0) {
            return;
        }
        for (Path directory : List.of(layout.packages(), layout.downloads(), layout.bytecode())) {
            for (Path path : list(directory)) {
                if (isTemporary(path) && isOld(path)) {
                    items.add(new Item(Kind.LEFTOVER, path, TreeSize.of(path).bytes()));
                }
            }
        }
    }

    private static boolean isTemporary(Path path) {
        return path.getFileName().toString().startsWith(".tmp-");
    }

    /** The key of the package that something is of. */
    private static String key(Kind kind, Path path) {
        String name = path.getFileName().toString();
        return switch (kind) {
            case DOWNLOAD -> name.replaceFirst("\\.(conda|tar\\.bz2|whl)(\\..*)?$", "");
            case BYTECODE -> name.substring(0, Math.max(0, name.lastIndexOf('-')));
            default -> name;
        };
    }

    private boolean isOld(Path path) {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(before);
        } catch (IOException e) {
            // Gone, or somebody else's.
            return false;
        }
    }

    static List<Path> list(Path directory) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(paths::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return paths;
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot list " + directory + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, directory.toString()),
                    e);
        }
        paths.sort(null);
        return paths;
    }
}
