package io.github.envmaven.core.cache;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.archive.PathsEntry.PathType;
import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.HashingInputStream;
import io.github.envmaven.core.disk.RawPath;
import io.github.envmaven.core.disk.SafePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** How closely an extracted package is compared with what it says of itself. */
public enum ContentCheck {
    /** Not at all: it was complete when it was published, and nobody changes it. */
    TRUST,
    /** That every path is there, of the right type and size; some microseconds a file. */
    SIZES,
    /** That the digest of every file is right, which reads them all. */
    DIGESTS,
    /** The same, and that there is a digest for every file. */
    EVERY_DIGEST;

    /**
     * Compares a package's files with its list of them.
     *
     * @param packageDirectory the extracted package
     * @param paths what is to be there
     * @return what is wrong, as a sentence; empty where nothing is
     */
    Optional<String> problemIn(Path packageDirectory, PathsJson paths) {
        if (this == TRUST) {
            return Optional.empty();
        }
        Set<String> directories = new HashSet<>();
        for (PathsEntry entry : paths.entries()) {
            Path path = RawPath.resolve(packageDirectory, entry.path());
            try {
                String problem = isBelowLink(packageDirectory, entry.path(), directories)
                        ? "is listed, but lies below a link"
                        : problemWith(path, entry, packageDirectory);
                if (!problem.isEmpty()) {
                    return Optional.of(entry.path() + " " + problem);
                }
            } catch (IOException e) {
                return Optional.of(entry.path() + " is missing or cannot be read");
            }
        }
        return Optional.empty();
    }

    /**
     * Reads a package's own list of its files, and compares them with it.
     *
     * @param packageDirectory the extracted package
     * @return the list; empty where something is wrong
     * @throws io.github.envmaven.core.error.EnvException.IntegrityFailed when the list cannot be read
     */
    Optional<PathsJson> pathsOfWhole(Path packageDirectory) {
        PathsJson paths = PathsJson.read(packageDirectory);
        return problemIn(packageDirectory, paths).isEmpty() ? Optional.of(paths) : Optional.empty();
    }

    /** A list may name what no archive may hold: a file that is reached through a link, perhaps one of this machine. */
    private static boolean isBelowLink(Path packageDirectory, String path, Set<String> directories) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String directory = path.substring(0, slash);
            if (directories.contains(directory)) {
                return false;
            }
            if (Files.isSymbolicLink(packageDirectory.resolve(directory))) {
                return true;
            }
            directories.add(directory);
        }
        return false;
    }

    private String problemWith(Path path, PathsEntry entry, Path packageDirectory) throws IOException {
        if (entry.type() == PathType.SOFTLINK) {
            // Sizes and digests are those of what the link points to, perhaps in another package. A link may be absent,
            // as Windows lets few make one; what needs it is refused when it is linked.
            return "";
        }
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (entry.type() == PathType.DIRECTORY) {
            return attributes.isDirectory() ? "" : "is no directory";
        }
        if (attributes.isDirectory()) {
            return "is a directory";
        }
        if (attributes.isSymbolicLink()) {
            // Some packages call a link a file. What is patched is read through it, so that must be the package's own.
            return entry.placeholder().isPresent() && !SafePath.leadsInside(packageDirectory, path)
                    ? "is a link out of the package, and is to be patched"
                    : "";
        }
        if (entry.size().isPresent() && entry.size().getAsLong() != attributes.size()) {
            return "has " + attributes.size() + " bytes, not " + entry.size().getAsLong();
        }
        if (this == EVERY_DIGEST && entry.sha256().isEmpty()) {
            return "has no digest to compare it with";
        }
        return this != SIZES
                        && entry.sha256().isPresent()
                        && !sha256(path).equals(entry.sha256().get().hex())
                ? "has another SHA-256"
                : "";
    }

    private static String sha256(Path file) throws IOException {
        try (HashingInputStream in = new HashingInputStream(Files.newInputStream(file), HashAlgorithm.SHA256)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return in.hex();
        }
    }
}
