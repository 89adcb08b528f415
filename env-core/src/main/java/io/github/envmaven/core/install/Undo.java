package io.github.envmaven.core.install;

import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.disk.RawPath;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.python.Bytecode;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * What a transaction has changed so far, to be taken back when it fails: a full disk or a script that fails leaves the
 * environment as it was. Files that leave are moved into the trash until the transaction has ended.
 *
 * <p>It lives in memory. After a kill the journal on disk counts, and the next transaction goes forward. Any thread.
 */
final class Undo {

    private final Prefix prefix;
    private final boolean isPossible;
    private final Deque<Step> steps = new ArrayDeque<>();

    private Undo(Prefix prefix, boolean isPossible) {
        this.prefix = prefix;
        this.isPossible = isPossible;
    }

    /** Of an environment that is worth going back to. */
    static Undo of(Prefix prefix) {
        return new Undo(prefix, true);
    }

    /** Of one that is not, as it is unfinished: nothing is kept. */
    static Undo impossible(Prefix prefix) {
        return new Undo(prefix, false);
    }

    /** Something that takes one change back. */
    @FunctionalInterface
    private interface Step {
        void takeBack() throws IOException;
    }

    /** Small files are about to be changed in whatever way, made or deleted. */
    void keepContents(List<Path> files) {
        for (Path file : files) {
            try {
                BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
                byte[] content = Files.readAllBytes(file);
                add(() -> {
                    if (!isSame(file, before)) {
                        AtomicFile.write(file, content);
                    }
                });
            } catch (NoSuchFileException e) {
                madeFile(file);
            } catch (IOException e) {
                throw new DiskFailed(
                        "Cannot read " + file + ": " + e.getMessage(),
                        Remedy.of(Remedy.Kind.FREE_DISK, file.toString()),
                        e);
            }
        }
    }

    /** A file was made where none was, or part of it. */
    void madeFile(Path file) {
        add(() -> {
            Files.deleteIfExists(file);
            if (RawPath.text(file).endsWith(".py")) {
                deleteBytecode(file);
            }
        });
    }

    /** A directory was made where none was. */
    void madeDirectory(Path directory) {
        add(() -> deleteIfEmpty(directory));
    }

    /** An empty directory was deleted. */
    void deletedDirectory(Path directory) {
        add(() -> Files.createDirectories(directory));
    }

    /** A file was moved. */
    void moved(Path from, Path to) {
        add(() -> {
            Files.createDirectories(Trees.parentOf(from));
            Files.move(to, from);
        });
    }

    /** A record is about to be replaced. */
    void replaces(PrefixRecord record) {
        add(() -> PrefixRecords.write(prefix, record));
    }

    /**
     * Removes a file, a link or an empty directory in such a way that it can come back.
     *
     * @throws NoSuchFileException when there is none
     * @throws DirectoryNotEmptyException when it is a directory with something in it, which is not ours to remove
     */
    void remove(Path file) throws IOException {
        boolean isDirectory = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        if (isDirectory || !isPossible) {
            Files.delete(file);
            if (isDirectory) {
                deletedDirectory(file);
            }
            return;
        }
        Path trash = prefix.resolve(Prefix.TRASH);
        Path aside = trash.resolve(UUID.randomUUID() + ".trash");
        try {
            Files.move(file, aside);
        } catch (NoSuchFileException e) {
            Files.createDirectories(trash);
            Files.move(file, aside);
        }
        moved(file, aside);
    }

    /**
     * Takes everything back, the last first.
     *
     * @return whether the environment is what it was; false also where that was nothing to go back to
     * @throws IOException when something cannot be taken back
     */
    boolean takeBack() throws IOException {
        if (!isPossible) {
            return false;
        }
        // What was interrupted was the change, not this.
        boolean isInterrupted = Thread.interrupted();
        try {
            synchronized (steps) {
                while (!steps.isEmpty()) {
                    steps.pop().takeBack();
                }
            }
            deleteIfEmpty(prefix.resolve(Prefix.TRASH));
            return true;
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void add(Step step) {
        if (isPossible) {
            synchronized (steps) {
                steps.push(step);
            }
        }
    }

    /** A look at the file has to do: perhaps no more files can be opened. */
    private static boolean isSame(Path file, BasicFileAttributes before) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return now.size() == before.size() && now.lastModifiedTime().equals(before.lastModifiedTime());
    }

    /** That of a module, which Python made by itself. */
    private static void deleteBytecode(Path module) throws IOException {
        Path directory = module.resolveSibling(Bytecode.DIRECTORY);
        String name = RawPath.text(module.getFileName());
        try (DirectoryStream<Path> compiled = Files.newDirectoryStream(directory, "*.pyc")) {
            for (Path file : compiled) {
                String path = Bytecode.DIRECTORY + "/" + RawPath.text(file.getFileName());
                if (Bytecode.source(path).filter(name::equals).isPresent()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Python never compiled it.
            return;
        }
        deleteIfEmpty(directory);
    }

    private static void deleteIfEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // Somebody put something there.
            return;
        }
    }
}
