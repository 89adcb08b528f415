package io.github.envmaven.core.verify;

import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.RawPath;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.python.Bytecode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Compares one path of a package with its record.
 *
 * @param prefix the environment
 * @param owner the package
 * @param path the path
 * @param depth how closely to look
 */
record FileCheck(Prefix prefix, String owner, PrefixPath path, EnvironmentVerifier.Depth depth) {

    /** The size of the buffer files are read through. */
    static final int BUFFER = 1 << 16;

    /**
     * Compares.
     *
     * @param buffer the running thread's own, of {@link #BUFFER} bytes
     */
    Optional<Finding> run(byte[] buffer) {
        if (path.kind() == PrefixPath.Kind.PYC_FILE) {
            // Python writes it anew whenever it thinks it must.
            return Optional.empty();
        }
        Optional<String> unsafe = SafePath.problemWith(path.path());
        if (unsafe.isPresent()) {
            return unreadable("the path " + unsafe.get());
        }
        Path file = prefix.resolve(path.path());
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return switch (path.kind()) {
                case DIRECTORY -> facts.isDirectory() ? Optional.empty() : otherKind("directory", facts);
                case SOFTLINK -> checkLink(file, facts);
                default -> checkFile(file, facts, buffer);
            };
        } catch (NoSuchFileException e) {
            return Optional.of(new Finding.MissingFile(owner, path.path()));
        } catch (IOException e) {
            return unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Finding> checkLink(Path file, BasicFileAttributes facts) throws IOException {
        if (!facts.isSymbolicLink()) {
            return otherKind("link", facts);
        }
        String actual = RawPath.text(Files.readSymbolicLink(file));
        return path.linkTarget()
                .filter(expected -> !expected.equals(actual))
                .map(expected -> new Finding.DifferentLink(owner, path.path(), expected, actual));
    }

    private Optional<Finding> checkFile(Path file, BasicFileAttributes facts, byte[] buffer) throws IOException {
        if (!facts.isRegularFile()) {
            // Archives made by hand list links as files; their record cannot tell.
            return facts.isSymbolicLink() && path.installedSha256().isEmpty()
                    ? Optional.empty()
                    : otherKind("file", facts);
        }
        Sha256 expected = path.installedSha256().orElse(null);
        if (expected == null) {
            return Optional.empty();
        }
        long size = path.installedSize().orElse(facts.size());
        if (size != facts.size()) {
            return changed(file, expected, "it has " + facts.size() + " bytes instead of " + size);
        }
        if (depth == EnvironmentVerifier.Depth.QUICK) {
            return Optional.empty();
        }
        Sha256 actual = hash(file, buffer);
        return actual.equals(expected)
                ? Optional.empty()
                : changed(file, expected, "its SHA-256 is " + actual + " instead of " + expected);
    }

    /** A package's own bytecode is as good when Python has made it anew, as it does where the prefix stands in the module. */
    private Optional<Finding> changed(Path file, Sha256 expected, String how) throws IOException {
        Optional<Path> source =
                Bytecode.source(path.path()).map(prefix::resolve).filter(Files::isRegularFile);
        return source.isPresent() && BytecodeHeader.isOf(file, source.get())
                ? Optional.empty()
                : Optional.of(new Finding.ModifiedFile(owner, path.path(), expected, how));
    }

    /** The digest of a file, read through a buffer. */
    static Sha256 hash(Path file, byte[] buffer) throws IOException {
        MessageDigest digest = HashAlgorithm.SHA256.newDigest();
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.of(digest);
    }

    private Optional<Finding> otherKind(String expected, BasicFileAttributes facts) {
        String actual = facts.isDirectory() ? "directory" : facts.isSymbolicLink() ? "link" : "file";
        return Optional.of(new Finding.DifferentKind(owner, path.path(), expected, actual));
    }

    private Optional<Finding> unreadable(String reason) {
        return Optional.of(new Finding.UnreadableFile(owner, path.path(), reason));
    }
}
