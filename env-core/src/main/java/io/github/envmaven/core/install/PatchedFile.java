package io.github.envmaven.core.install;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.WholeFile;
import io.github.envmaven.core.prefix.Prefix;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes files whose content is made on install: with the prefix in them, or commands. Safe for several threads. */
final class PatchedFile {

    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

    // The second pass holds the whole file in memory.
    private static final long LARGEST_WIDE = 32 << 20;

    private final String prefix;
    private final String nativePrefix;
    private final String platform;
    private final boolean windows;
    private final boolean posix =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    private final Map<String, PlaceholderPatch> patches = new ConcurrentHashMap<>();

    PatchedFile(Prefix prefix, String platform) {
        this.windows = platform.startsWith("win-");
        this.prefix = prefix.text(windows);
        this.nativePrefix = prefix.text(false);
        this.platform = platform;
    }

    /** Writes the file with its placeholder replaced, and returns the hash of what it wrote. */
    Sha256 write(PathsEntry entry, Path source, Path target) throws IOException {
        PlaceholderPatch patch = patches.computeIfAbsent(
                entry.placeholder().orElseThrow(), text -> new PlaceholderPatch(text, prefix, platform));
        return entry.fileMode() == PathsEntry.FileMode.BINARY && !windows
                ? writeBinary(source, target, patch)
                : writeText(entry, source, target, patch);
    }

    /** Writes an executable file. */
    void writeExecutable(Path target, byte[] content) throws IOException {
        create(target, posix ? PosixFilePermissions.asFileAttribute(EXECUTABLE) : null, content);
    }

    /** Writes a file of the usual permissions. */
    void writePlain(Path target, byte[] content) throws IOException {
        create(target, null, content);
    }

    private Sha256 writeBinary(Path source, Path target, PlaceholderPatch patch) throws IOException {
        Sha256[] hash = new Sha256[1];
        try (InputStream in = Files.newInputStream(source, LinkOption.NOFOLLOW_LINKS)) {
            create(target, permissions(source), out -> {
                MessageDigest digest = HashAlgorithm.SHA256.newDigest();
                OutputStream buffered = new BufferedOutputStream(new DigestOutputStream(out, digest), 1 << 16);
                boolean mayBeWide = patch.binary(in, buffered);
                buffered.flush();
                if (mayBeWide && Files.size(target) <= LARGEST_WIDE) {
                    rewrite(target, patch, digest);
                }
                hash[0] = Sha256.of(digest);
            });
        }
        return hash[0];
    }

    private Sha256 writeText(PathsEntry entry, Path source, Path target, PlaceholderPatch patch) throws IOException {
        byte[] content = WholeFile.read(source, Integer.MAX_VALUE);
        // Binaries for Windows find their files by themselves, but for the line that says where a command's Python is.
        byte[] patched = entry.fileMode() == PathsEntry.FileMode.TEXT
                ? patch.text(content)
                : WindowsLauncher.replace(content, entry.placeholder().orElseThrow(), nativePrefix);
        create(target, permissions(source), patched);
        return Sha256.of(patched);
    }

    /** A second pass, for the few binaries that need it: they keep their size, so they are written over in place. */
    private static void rewrite(Path target, PlaceholderPatch patch, MessageDigest digest) throws IOException {
        byte[] content = Files.readAllBytes(target);
        byte[] patched = patch.wideBinary(content);
        if (patched != content) {
            Files.write(target, patched, StandardOpenOption.WRITE);
            digest.reset();
            digest.update(patched);
        }
    }

    private @Nullable FileAttribute<?> permissions(Path source) throws IOException {
        return posix ? PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(source)) : null;
    }

    /** What fills a new file. */
    @FunctionalInterface
    private interface Filling {
        void fill(OutputStream out) throws IOException;
    }

    private static void create(Path target, @Nullable FileAttribute<?> permissions, byte[] content) throws IOException {
        create(target, permissions, out -> out.write(content));
    }

    /** Makes a file where none is, whole or not at all. */
    private static void create(Path target, @Nullable FileAttribute<?> permissions, Filling filling)
            throws IOException {
        FileAttribute<?>[] attributes =
                permissions == null ? new FileAttribute<?>[0] : new FileAttribute<?>[] {permissions};
        FileChannel channel = FileChannel.open(target, NEW, attributes);
        boolean isWhole = false;
        try (OutputStream out = Channels.newOutputStream(channel)) {
            filling.fill(out);
            isWhole = true;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(target);
            }
        }
    }
}
