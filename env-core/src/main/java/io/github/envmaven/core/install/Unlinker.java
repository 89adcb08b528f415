package io.github.envmaven.core.install;

import io.github.envmaven.core.disk.RawPath;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.prefix.InstalledWheel;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.python.Bytecode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes the files of packages out of a prefix, and the directories that nobody needs after that. */
final class Unlinker {

    private final Prefix prefix;
    private final Undo undo;
    private final Set<String> emptied = new TreeSet<>(Comparator.reverseOrder());
    private final Map<String, Boolean> insideByDirectory = new HashMap<>();
    private final Map<String, Set<String>> modulesByCache = new HashMap<>();

    Unlinker(Prefix prefix, Undo undo) {
        this.prefix = prefix;
        this.undo = undo;
    }

    /** Deletes the files of a package, then its record. What is gone already is fine. */
    void unlink(PrefixRecord record) {
        for (PrefixPath path : record.paths()) {
            requireSafe(record, path.path());
            if (path.kind() == PrefixPath.Kind.DIRECTORY) {
                addWithParents(path.path());
            } else {
                delete(path.path());
            }
        }
        deleteFile(PrefixRecords.document(prefix, record.stem()));
    }

    /**
     * Deletes the files of a wheel, its list among them. Of a wheel whose list is gone only the directory that says so is
     * known.
     *
     * @param wheel what to delete
     * @param kept files of packages that stay, which an edited list may name
     */
    void unlink(InstalledWheel wheel, Set<String> kept) {
        List<String> paths = wheel.isUnlisted() ? filesBelow(wheel.distInfo()) : inOrder(wheel);
        paths.stream().filter(path -> !kept.contains(path)).forEach(this::delete);
    }

    /** Whoever is killed leaves the list until nothing it lists is there, and then what says whose directory it was. */
    static List<String> inOrder(InstalledWheel wheel) {
        List<String> last = List.of(wheel.record(), wheel.distInfo() + "/INSTALLER");
        List<String> paths = new ArrayList<>();
        wheel.paths().stream()
                .map(PrefixPath::path)
                .filter(path -> !last.contains(path))
                .forEach(paths::add);
        paths.addAll(last);
        return paths;
    }

    private List<String> filesBelow(String directory) {
        Path root = prefix.resolve(directory);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> directory + "/"
                            + RawPath.text(root.relativize(file)).replace('\\', '/'))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failed(root, e);
        }
    }

    /** Deletes one file. */
    void delete(String path) {
        if (!isInside(path)) {
            return;
        }
        deleteFile(prefix.resolve(path));
        addParents(path);
        if (path.endsWith(".py")) {
            String directory = path.substring(0, path.lastIndexOf('/') + 1) + Bytecode.DIRECTORY;
            modulesByCache
                    .computeIfAbsent(directory, missing -> new HashSet<>())
                    .add(path);
        }
    }

    /** Deletes one file, or one directory that is empty in the end. */
    void deleteLeftover(String path) {
        delete(path);
        emptied.add(path);
    }

    /** Deletes the bytecode of deleted modules, and the directories that are empty then, deepest first. */
    void deleteLeftovers() {
        modulesByCache.forEach(this::deleteBytecode);
        emptied.stream().filter(this::isInside).forEach(directory -> deleteIfEmpty(prefix.resolve(directory)));
        emptied.clear();
        modulesByCache.clear();
    }

    private void deleteIfEmpty(Path directory) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            // Gone, or a link that somebody else put there.
            return;
        }
        try {
            Files.delete(directory);
            undo.deletedDirectory(directory);
        } catch (DirectoryNotEmptyException e) {
            // Somebody needs it.
            return;
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    private void deleteFile(Path file) {
        try {
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                // Whatever is a directory took the file's place, and is not ours to delete.
                undo.remove(file);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // It is gone.
            return;
        } catch (AccessDeniedException e) {
            moveToTrash(file, e);
        } catch (FileSystemException e) {
            if (Files.exists(file)) {
                throw failed(file, e);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Windows lets a file be moved that it does not let be deleted while a program runs from it. */
    private void moveToTrash(Path file, AccessDeniedException denied) {
        Path trash = prefix.resolve(Prefix.TRASH);
        try {
            Files.createDirectories(trash);
            Files.move(file, trash.resolve(UUID.randomUUID() + ".trash"));
        } catch (IOException e) {
            denied.addSuppressed(e);
            throw failed(file, denied);
        }
    }

    private void deleteBytecode(String directory, Set<String> modules) {
        if (!isInside(directory + "/module.pyc")) {
            return;
        }
        try (DirectoryStream<Path> compiled = Files.newDirectoryStream(prefix.resolve(directory), "*.pyc")) {
            for (Path file : compiled) {
                String path = directory + "/" + RawPath.text(file.getFileName());
                if (Bytecode.source(path).filter(modules::contains).isPresent()) {
                    deleteFile(file);
                }
            }
            addWithParents(directory);
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Python never imported it.
            return;
        } catch (IOException e) {
            throw failed(prefix.resolve(directory), e);
        }
    }

    private void requireSafe(PrefixRecord record, String path) {
        SafePath.problemWith(path).ifPresent(problem -> {
            throw new EnvironmentBroken(
                    "The record of " + record + " in " + prefix.condaMeta() + " lists the path '"
                            + SafePath.printable(path) + "', which " + problem,
                    Remedy.of(Remedy.Kind.RECREATE));
        });
    }

    /** Whether the directory of a path really lies in the prefix: nothing is deleted through a link that leaves it. */
    private boolean isInside(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0
                || insideByDirectory.computeIfAbsent(
                        path.substring(0, slash),
                        directory -> PrefixDirectory.isInside(prefix, prefix.resolve(directory)));
    }

    private void addWithParents(String directory) {
        emptied.add(directory);
        addParents(directory);
    }

    private void addParents(String path) {
        int slash = path.lastIndexOf('/');
        while (slash > 0 && emptied.add(path.substring(0, slash))) {
            slash = path.lastIndexOf('/', slash - 1);
        }
    }

    private static DiskFailed failed(Path path, IOException e) {
        return new DiskFailed(
                "Cannot delete " + path + ": " + e.getMessage(), Remedy.of(Remedy.Kind.FREE_DISK, path.toString()), e);
    }
}
