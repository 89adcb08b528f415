package io.github.envmaven.core.archive;

import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the members of a package's tars into one fresh, private directory. For one thread.
 *
 * <p>Every name the archives use is remembered with what it became, so a member can never be written through a link, over
 * another member or below a file, without asking the disk. Links are made as they are and never followed; of modes only
 * the executable bit counts, under the user's umask; owners and further attributes are left out. Times are kept, because
 * Python compares those of sources with what its bytecode says.
 */
final class Extractor {

    /** Which names a tar may have: the two of a .conda share the package between them. */
    enum Scope {
        /** A .tar.bz2. */
        WHOLE,
        /** {@code info-*.tar.zst}: below info/ only. */
        INFO,
        /** {@code pkg-*.tar.zst}: all but info/, licences excepted. */
        CONTENT
    }

    private enum Made {
        DIRECTORY,
        FILE,
        LINK
    }

    private final Path root;
    private final boolean isPosix;
    private final ExtractionLimits limits;
    private final Map<String, Made> made = new HashMap<>();
    private int members;
    private long repeated;

    Extractor(Path root, ExtractionLimits limits) {
        this.root = root;
        this.isPosix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.limits = limits;
    }

    /** Extracts one tar; an {@link IOException} is the archive's fault, a {@link DiskFailed} the disk's. */
    void extract(InputStream tar, Scope scope) throws IOException {
        TarReader reader = new TarReader(tar);
        for (Optional<TarEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            extract(entry.get(), reader, scope);
        }
    }

    private void extract(TarEntry entry, TarReader reader, Scope scope) throws IOException {
        String name = nameWithin(entry, scope);
        if (name.isEmpty()) {
            return;
        }
        if (entry.kind() == TarEntry.Kind.DIRECTORY) {
            makeDirectory(name);
            return;
        }
        int slash = name.lastIndexOf('/');
        if (slash > 0) {
            makeDirectory(name.substring(0, slash));
        }
        remember(name, entry.kind() == TarEntry.Kind.SYMBOLIC_LINK ? Made.LINK : Made.FILE);
        Path path = SafePath.resolve(root, name);
        switch (entry.kind()) {
            case FILE -> writeFile(path, entry, reader);
            case SYMBOLIC_LINK -> makeLink(path, entry);
            case HARD_LINK -> repeatFile(path, entry);
            default -> throw new IllegalStateException("Not a leaf: " + entry);
        }
    }

    /** The checked name, or nothing for the root itself, which some archives list. */
    private String nameWithin(TarEntry entry, Scope scope) throws IOException {
        String name = withoutDots(entry.name());
        if (name.isEmpty() && entry.kind() == TarEntry.Kind.DIRECTORY) {
            return name;
        }
        Optional<String> problem = SafePath.problemWith(name);
        if (problem.isPresent()) {
            throw new IOException("member '" + entry.name() + "' " + problem.get());
        }
        boolean isInfo = name.startsWith("info/") || name.equals("info");
        if (name.equals("info") && entry.kind() != TarEntry.Kind.DIRECTORY) {
            throw new IOException("member 'info' is no directory");
        }
        if (scope == Scope.INFO && !isInfo) {
            throw new IOException("member '" + name + "' lies outside info/ in the tar of info/");
        }
        // conda-build keeps licences out of the tar that indexers read.
        boolean isLicense = name.startsWith("info/licenses") || name.equals("info");
        if (scope == Scope.CONTENT && isInfo && !isLicense) {
            throw new IOException("member '" + name + "' lies in info/ but not in the tar of info/");
        }
        return name;
    }

    /** Takes {@code ./} off the front, and the slash that ends a directory's name. */
    private static String withoutDots(String name) {
        String stripped = name;
        while (stripped.startsWith("./")) {
            stripped = stripped.substring(2);
        }
        if (stripped.endsWith("/") && stripped.length() > 1) {
            stripped = stripped.substring(0, stripped.length() - 1);
        }
        return stripped.equals(".") ? "" : stripped;
    }

    private void makeDirectory(String name) throws IOException {
        Made before = made.get(name);
        if (before == Made.DIRECTORY) {
            return;
        }
        if (before != null) {
            throw new IOException("member '" + name + "' is a directory and something else");
        }
        int slash = name.lastIndexOf('/');
        if (slash > 0) {
            makeDirectory(name.substring(0, slash));
        }
        remember(name, Made.DIRECTORY);
        Path path = SafePath.resolve(root, name);
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            throw NewFile.collision(path, e);
        } catch (IOException e) {
            throw NewFile.diskFailed(path, e);
        }
    }

    private void remember(String name, Made what) throws IOException {
        if (++members > limits.maxMembers()) {
            throw new IOException("it has more than " + limits.maxMembers() + " members");
        }
        if (made.putIfAbsent(name, what) != null) {
            throw new IOException("member '" + name + "' stands in it twice");
        }
    }

    private void writeFile(Path path, TarEntry entry, TarReader reader) throws IOException {
        try (NewFile file = NewFile.create(path, entry.isExecutable())) {
            for (ByteBuffer chunk = reader.nextChunk(); chunk.hasRemaining(); chunk = reader.nextChunk()) {
                file.write(chunk);
            }
        }
        NewFile.keepTime(path, entry.modified());
    }

    private void makeLink(Path path, TarEntry entry) throws IOException {
        if (entry.linkTarget().isEmpty()) {
            throw new IOException("member '" + entry.name() + "' is a link to nothing");
        }
        try {
            Files.createSymbolicLink(path, SafePath.linkTarget(root, entry.linkTarget()));
        } catch (FileAlreadyExistsException e) {
            throw NewFile.collision(path, e);
        } catch (IOException | UnsupportedOperationException e) {
            // Windows lets few users make links; packages for it do without.
            if (isPosix) {
                throw NewFile.diskFailed(path, e);
            }
        }
    }

    /** Copies, so that no two files of a package share their bytes. */
    private void repeatFile(Path path, TarEntry entry) throws IOException {
        String target = withoutDots(entry.linkTarget());
        if (made.get(target) != Made.FILE || target.equals(withoutDots(entry.name()))) {
            throw new IOException("member '" + entry.name() + "' repeats '" + target + "', which is no file before it");
        }
        Path source = SafePath.resolve(root, target);
        try {
            repeated += Files.size(source);
            if (repeated > limits.maxBytes()) {
                throw new IOException("its hard links repeat more than " + limits.maxBytes() + " bytes");
            }
            Files.copy(source, path, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (FileAlreadyExistsException e) {
            throw NewFile.collision(path, e);
        } catch (FileSystemException e) {
            throw NewFile.diskFailed(path, e);
        }
    }
}
