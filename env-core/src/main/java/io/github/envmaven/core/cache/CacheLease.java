package io.github.envmaven.core.cache;

import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says which packages of a cache a live process counts on, so that cleaning leaves them alone. Safe for several threads.
 *
 * <p>Each session has a lock file, which the operating system gives up when the process ends, however it ends, and beside it
 * a list of packages. Lists are written and read under one lock: a package is either announced before a cleaning looks, or
 * gone before the session looks for it.
 */
final class CacheLease implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String LOCK = ".lock";
    private static final String LIST = ".txt";

    private final CacheLayout layout;
    private final String name = UUID.randomUUID().toString();
    private final Set<String> held = new HashSet<>();
    private @Nullable FileLock own;

    /**
     * What live processes count on.
     *
     * @param sessions how many there are
     * @param packages the names of the packages in the cache
     */
    record Live(int sessions, Set<String> packages) {}

    CacheLease(CacheLayout layout) {
        this.layout = layout;
    }

    /** Announces packages, before they are looked for. In a cache that cannot be written nothing is cleaned either. */
    synchronized void hold(Collection<CacheKey> keys) {
        StringBuilder added = new StringBuilder();
        keys.stream()
                .filter(key -> held.add(key.value()))
                .forEach(key -> added.append(key).append('\n'));
        if (added.isEmpty() || isReadOnly()) {
            return;
        }
        FileLock cleaning = FileLock.acquire(layout.cleaningLock(), PATIENCE);
        try {
            if (own == null) {
                own = FileLock.acquire(file(LOCK), PATIENCE);
            }
            Files.writeString(
                    file(LIST), added, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failed("Cannot write " + file(LIST), e);
        } finally {
            cleaning.close();
        }
    }

    /** Whether other processes, or other sessions of this one, count on anything. */
    boolean hasOthers() {
        FileLock cleaning = FileLock.acquire(layout.cleaningLock(), PATIENCE);
        try {
            return live(layout, name).sessions() > 0;
        } finally {
            cleaning.close();
        }
    }

    /** All live processes, with the cleaning lock held; what dead ones left is deleted. */
    static Live live(CacheLayout layout) {
        return live(layout, "");
    }

    /** Takes everything back. */
    @Override
    public synchronized void close() {
        FileLock lock = own;
        if (lock != null) {
            own = null;
            deleteQuietly(file(LIST));
            deleteQuietly(file(LOCK));
            lock.close();
        }
    }

    private static Live live(CacheLayout layout, String except) {
        int sessions = 0;
        Set<String> packages = new TreeSet<>();
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(layout.sessions(), "*" + LOCK)) {
            for (Path lock : locks) {
                String session = lock.getFileName().toString().replace(LOCK, "");
                if (!session.equals(except) && !isDead(lock)) {
                    sessions++;
                    packages.addAll(packagesOf(lock.resolveSibling(session + LIST)));
                }
            }
        } catch (NoSuchFileException e) {
            return new Live(0, packages);
        } catch (IOException e) {
            throw failed("Cannot list " + layout.sessions(), e);
        }
        return new Live(sessions, packages);
    }

    private static boolean isDead(Path file) {
        Optional<FileLock> lock = FileLock.tryAcquire(file, Duration.ZERO);
        if (lock.isEmpty()) {
            return false;
        }
        deleteQuietly(file.resolveSibling(file.getFileName().toString().replace(LOCK, LIST)));
        deleteQuietly(file);
        lock.get().close();
        return true;
    }

    private static Collection<String> packagesOf(Path list) throws IOException {
        try {
            return Files.readAllLines(list, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            // It has just ended.
            return Set.of();
        }
    }

    private boolean isReadOnly() {
        return Files.exists(layout.root()) && !Files.isWritable(layout.root());
    }

    private Path file(String extension) {
        return layout.sessions().resolve(name + extension);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Windows keeps what is open; the next cleaning finds that nobody holds it.
            return;
        }
    }

    private static DiskFailed failed(String what, IOException e) {
        return new DiskFailed(what + ": " + e.getMessage(), Remedy.of(Remedy.Kind.FREE_DISK, what), e);
    }
}
