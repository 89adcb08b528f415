package io.github.envmaven.core.disk;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whole directory trees: made beside their place, moved there in one step, deleted without following links. */
public final class Trees {

    // A virus scanner or an indexer may hold a fresh file for a moment, on Windows; elsewhere the first try decides.
    private static final int MOVE_ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 10;

    private Trees() {}

    /**
     * A new, empty directory beside a future one, to be filled and then moved to its place.
     *
     * @param target the future directory
     * @return a hidden directory with a random name in the same parent, which is made where it is missing
     * @throws DiskFailed when the disk does not allow it
     */
    public static Path temporaryDirectory(Path target) {
        Path temporary = temporarySibling(target);
        try {
            Files.createDirectories(parentOf(target));
            return Files.createDirectory(temporary);
        } catch (IOException e) {
            throw failed("Cannot make directory ", temporary, e);
        }
    }

    /**
     * Moves a file or directory to a place in the same file system where nothing is yet, in one step.
     *
     * @param source what to move
     * @param target where to; its parent exists
     * @return false when something is already there, which then stays as it is, and so does the source
     * @throws DiskFailed when the disk does not allow it
     */
    public static boolean moveUnlessPresent(Path source, Path target) {
        // Renaming onto a file would replace it; onto a directory that is not empty it fails by itself.
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            replace(source, target);
            return true;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return false;
        } catch (IOException e) {
            throw failed("Cannot move " + source + " to ", target, e);
        }
    }

    /**
     * Moves a file over whatever file is at the target, in one step, in the same file system.
     *
     * @param source what to move
     * @param target where to; its parent exists
     * @throws DiskFailed when the disk does not allow it
     */
    public static void moveReplacing(Path source, Path target) {
        try {
            replace(source, target);
        } catch (IOException e) {
            throw failed("Cannot move " + source + " to ", target, e);
        }
    }

    /**
     * Deletes a file, a link or a whole directory, never what a link points to. What is not there is fine.
     *
     * @param tree what to delete
     * @throws DiskFailed when something cannot be deleted
     */
    public static void delete(Path tree) {
        try {
            if (Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(tree, new Deletion());
            }
        } catch (IOException e) {
            throw failed("Cannot delete ", tree, e);
        }
    }

    /** Deletes what is left over after a failure that is already being reported. */
    static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The temporary name is never taken for anything; a cleaning finds it.
            return;
        }
    }

    /** Renames over whatever is there, trying again while something else holds the file. */
    static void replace(Path source, Path target) throws IOException {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (AccessDeniedException e) {
                if (attempt == MOVE_ATTEMPTS || !isWindows()) {
                    throw e;
                }
                sleep(pause);
                pause *= 2;
            } catch (FileSystemException e) {
                throw isNotEmpty(e, target) ? new DirectoryNotEmptyException(target.toString()) : e;
            }
        }
    }

    /**
     * A name beside a future file that nothing has yet.
     *
     * @param target the future file
     * @return a hidden, random name in the same directory
     */
    public static Path temporarySibling(Path target) {
        return parentOf(target).resolve(".tmp-" + UUID.randomUUID());
    }

    /**
     * The directory a path lies in.
     *
     * @param path any path but the root of a file system
     * @return its absolute parent
     */
    public static Path parentOf(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("The root of a file system cannot be written: " + path);
        }
        return parent;
    }

    /** What an exception of the disk says, without the path, which its message would repeat. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof FileSystemException detail && detail.getReason() != null) {
            return detail.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    static DiskFailed failed(String what, Path path, IOException e) {
        return new DiskFailed(what + path + ": " + reason(e), Remedy.of(Remedy.Kind.FREE_DISK, path.toString()), e);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while waiting for a file");
        }
    }

    // The JDK maps ENOTEMPTY to this exception for deletions only.
    private static boolean isNotEmpty(FileSystemException e, Path target) {
        return !(e instanceof NoSuchFileException) && Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS);
    }

    /** Deletes bottom up; opens directories that were packed without write permission. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (!isWindows() && !Files.isWritable(directory)) {
                makeWritable(directory);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (isWindows()) {
                Files.setAttribute(file, "dos:readonly", false, LinkOption.NOFOLLOW_LINKS);
            }
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            if (e instanceof AccessDeniedException && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                makeWritable(file);
                Files.walkFileTree(file, this);
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            if (e != null) {
                throw e;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }

        private static void makeWritable(Path directory) throws IOException {
            PosixFileAttributeView view =
                    Files.getFileAttributeView(directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (view != null) {
                view.setPermissions(PosixFilePermissions.fromString("rwx------"));
            }
        }
    }
}
