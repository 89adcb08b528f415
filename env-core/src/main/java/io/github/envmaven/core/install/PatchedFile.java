package io.github.envmaven.core.install;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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

    private final String prefix;
    private final String platform;
    private final boolean posix =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    private final Map<String, PlaceholderPatch> patches = new ConcurrentHashMap<>();

    PatchedFile(String prefix, String platform) {
        this.prefix = prefix;
        this.platform = platform;
    }

    /** Writes the file with its placeholder replaced, and returns the hash of what it wrote. */
    Sha256 write(PathsEntry entry, Path source, Path target) throws IOException {
        MessageDigest digest = HashAlgorithm.SHA256.newDigest();
        try (FileChannel channel = FileChannel.open(target, NEW, permissions(source));
                OutputStream out = new DigestOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), digest)) {
            patch(entry, source, out);
        }
        return hash(digest);
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

    private void patch(PathsEntry entry, Path source, OutputStream out) throws IOException {
        PlaceholderPatch patch = patches.computeIfAbsent(
                entry.placeholder().orElseThrow(), text -> new PlaceholderPatch(text, prefix, platform));
        if (entry.fileMode() == PathsEntry.FileMode.TEXT) {
            out.write(patch.text(Files.readAllBytes(source)));
        } else if (platform.startsWith("win-")) {
            // Binaries for Windows find their files by themselves.
            Files.copy(source, out);
        } else {
            try (InputStream in = Files.newInputStream(source)) {
                patch.binary(in, out);
            }
        }
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
