package io.github.envmaven.core.install;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
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
        MessageDigest digest = HashAlgorithm.SHA256.newDigest();
        boolean mayBeWide;
        try (FileChannel channel = FileChannel.open(target, NEW, permissions(source));
                OutputStream out = new DigestOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), digest)) {
            mayBeWide = write(entry, source, out, patch);
        }
        return mayBeWide && Files.size(target) <= LARGEST_WIDE ? rewrite(target, patch) : hash(digest);
    }

    /** Writes an executable file. */
    void writeExecutable(Path target, byte[] content) throws IOException {
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(EXECUTABLE)}
                : new FileAttribute<?>[0];
        try (FileChannel channel = FileChannel.open(target, NEW, attributes);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(content);
        }
    }

    static Sha256 digest(byte[] content) {
        MessageDigest digest = HashAlgorithm.SHA256.newDigest();
        digest.update(content);
        return hash(digest);
    }

    private boolean write(PathsEntry entry, Path source, OutputStream out, PlaceholderPatch patch) throws IOException {
        if (entry.fileMode() == PathsEntry.FileMode.BINARY && !windows) {
            try (InputStream in = Files.newInputStream(source, LinkOption.NOFOLLOW_LINKS)) {
                return patch.binary(in, out);
            }
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(source, LinkOption.NOFOLLOW_LINKS)) {
            content = in.readAllBytes();
        }
        // Binaries for Windows find their files by themselves, but for the line that says where a command's Python is.
        out.write(
                entry.fileMode() == PathsEntry.FileMode.TEXT
                        ? patch.text(content)
                        : WindowsLauncher.replace(content, entry.placeholder().orElseThrow(), nativePrefix));
        return false;
    }

    /** A second pass, for the few binaries that need it: they keep their size, so they are written over in place. */
    private static Sha256 rewrite(Path target, PlaceholderPatch patch) throws IOException {
        byte[] content = patch.wideBinary(Files.readAllBytes(target));
        Files.write(target, content, StandardOpenOption.WRITE);
        return digest(content);
    }

    private FileAttribute<?>[] permissions(Path source) throws IOException {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(source))}
                : new FileAttribute<?>[0];
    }

    private static Sha256 hash(MessageDigest digest) {
        return Sha256.of(digest);
    }
}
