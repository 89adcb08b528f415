package io.github.envmaven.core.install;

import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.prefix.Prefix;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One directory of a prefix, made or used without leaving the prefix through a link that lies there already. */
final class PrefixDirectory {

    private PrefixDirectory() {}

    /**
     * Makes a directory whose parent exists; one that is there is fine.
     *
     * @param prefix the environment
     * @param relative with {@code /} between its parts
     * @param undo learns of it
     */
    static void make(Prefix prefix, String relative, Undo undo) {
        Path directory = prefix.resolve(relative);
        try {
            Files.createDirectory(directory);
            undo.madeDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            requireDirectory(prefix, directory, undo);
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot make directory " + directory + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, directory.toString()),
                    e);
        }
    }

    /**
     * Makes directories, those above each among them; level by level, as each needs its parent and none its siblings.
     *
     * @param prefix the environment
     * @param relative in any order
     * @param undo learns of those that were made, parents first
     * @param workers make those of one level at once
     */
    static void makeAll(Prefix prefix, Set<String> relative, Undo undo, Workers workers) {
        relative.stream()
                .collect(Collectors.groupingBy(PrefixDirectory::depth, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(level -> workers.forEach(level, directory -> make(prefix, directory, undo)));
    }

    private static long depth(String relative) {
        return relative.chars().filter(c -> c == '/').count();
    }

    private static void requireDirectory(Prefix prefix, Path directory, Undo undo) {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            replaceFile(directory, undo);
        } else if (!isInside(prefix, directory)) {
            throw new EnvironmentBroken(
                    directory + " is a link out of the environment; a package has files below it",
                    Remedy.fixInput("Delete the link, and create the environment again."));
        }
    }

    /** Makes a directory with those above it. */
    static void makeWithParents(Prefix prefix, String relative, Undo undo) {
        int slash = relative.lastIndexOf('/');
        if (slash > 0) {
            makeWithParents(prefix, relative.substring(0, slash), undo);
        }
        make(prefix, relative, undo);
    }

    // No package owns it, or it would have kept the directory's files from this place.
    private static void replaceFile(Path file, Undo undo) {
        try {
            undo.remove(file);
            Files.createDirectory(file);
            undo.madeDirectory(file);
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot replace " + file + " by a directory: " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file.toString()),
                    e);
        }
    }

    /** Whether a path, links followed, lies in the prefix; false where it leads nowhere. */
    static boolean isInside(Prefix prefix, Path path) {
        try {
            return SafePath.leadsInside(prefix.root(), path);
        } catch (IOException e) {
            return false;
        }
    }
}
