package io.github.envmaven.core.disk;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock on a file, between threads and between processes; the operating system drops it when the process
 * ends, however it ends. Not reentrant; any thread may close it.
 *
 * <p>The file stays behind, empty or with the process id of its last holder: deleting lock files is a race that two
 * processes can both win.
 */
public final class FileLock implements AutoCloseable {

    // Far behind the text, because Windows forbids others to read what is locked.
    private static final long LOCKED_BYTE = 1L << 40;
    private static final long LONGEST_PAUSE_MILLIS = 100;
    private static final ConcurrentHashMap<Path, Slot> SLOTS = new ConcurrentHashMap<>();

    private final Slot slot;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private FileLock(Slot slot) {
        this.slot = slot;
    }

    /**
     * Waits for the lock.
     *
     * @param file the lock file, made where it is missing
     * @param timeout how long to wait
     * @return the lock, to be closed
     * @throws DiskFailed when somebody else still holds it after the timeout, or the disk does not allow it
     * @throws Cancelled when the thread is interrupted; the flag stays set
     */
    public static FileLock acquire(Path file, Duration timeout) {
        return tryAcquire(file, timeout)
                .orElseThrow(() -> new DiskFailed(
                        file + " is held by " + holder(file) + " since more than " + timeout.toSeconds() + " s",
                        Remedy.of(Remedy.Kind.WAIT_FOR_OTHER, file.toString())));
    }

    /**
     * Waits for the lock, but not for ever.
     *
     * @param file the lock file, made where it is missing
     * @param timeout how long to wait; zero asks once
     * @return the lock, to be closed; empty when somebody else still holds it after the timeout
     * @throws DiskFailed when the disk does not allow it
     * @throws Cancelled when the thread is interrupted; the flag stays set
     */
    public static Optional<FileLock> tryAcquire(Path file, Duration timeout) {
        Slot slot = SLOTS.computeIfAbsent(file.toAbsolutePath().normalize(), Slot::new);
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            if (!slot.threads.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while waiting for " + file);
        }
        boolean locked = false;
        try {
            locked = slot.lockFile(deadline);
            return locked ? Optional.of(new FileLock(slot)) : Optional.empty();
        } catch (IOException e) {
            throw Trees.failed("Cannot lock ", file, e);
        } finally {
            if (!locked) {
                slot.threads.release();
            }
        }
    }

    /** Gives the lock back; closing twice is fine. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            slot.unlock();
        }
    }

    private static String holder(Path file) {
        Slot slot = SLOTS.get(file.toAbsolutePath().normalize());
        return slot == null ? "another process" : slot.holder();
    }

    /** One lock file as this class loader sees it. */
    private static final class Slot {

        private final Path file;
        private final Semaphore threads = new Semaphore(1, true);
        private @Nullable FileChannel channel;

        private Slot(Path file) {
            this.file = file;
        }

        /** Called with the permit; on failure the channel stays open for the next try, see {@link #holder}. */
        private boolean lockFile(long deadline) throws IOException {
            FileChannel current = channel;
            if (current == null) {
                Files.createDirectories(Trees.parentOf(file));
                // What a link leads to would be written over.
                current = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
                channel = current;
            }
            for (long pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
                if (isLockedNow(current)) {
                    sign(current);
                    return true;
                }
                if (System.nanoTime() - deadline >= 0) {
                    return false;
                }
                Trees.sleep(pause);
            }
        }

        private static boolean isLockedNow(FileChannel channel) throws IOException {
            try {
                return channel.tryLock(LOCKED_BYTE, 1, false) != null;
            } catch (OverlappingFileLockException e) {
                // Another class loader of this process has it: two builds in one daemon.
                return false;
            }
        }

        /** Read through the channel at hand: closing another one would drop the locks this process has (POSIX). */
        private String holder() {
            if (!threads.tryAcquire()) {
                return "another thread of this process";
            }
            try {
                FileChannel current = channel;
                ByteBuffer text = ByteBuffer.allocate(20);
                if (current == null || current.read(text, 0) <= 0) {
                    return "another process";
                }
                String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
                return "process " + SafePath.printable(pid.strip());
            } catch (IOException e) {
                return "another process";
            } finally {
                threads.release();
            }
        }

        private static void sign(FileChannel channel) throws IOException {
            String pid = ProcessHandle.current().pid() + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
        }

        private void unlock() {
            FileChannel current = channel;
            channel = null;
            try {
                if (current != null) {
                    current.close();
                }
            } catch (IOException e) {
                throw Trees.failed("Cannot unlock ", file, e);
            } finally {
                threads.release();
            }
        }
    }
}
