package io.github.envmaven.core.cache;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * The environments that were made from a cache: what conda keeps in {@code environments.txt}, in a file each, so that
 * several processes add theirs without waiting for one another.
 */
public final class KnownEnvironments {

    private static final int DIGITS = 24;

    private final Path directory;

    /**
     * The environments of a cache.
     *
     * @param cache the cache's directory
     */
    public KnownEnvironments(Path cache) {
        this.directory = new CacheLayout(cache.toAbsolutePath()).environments();
    }

    /**
     * Remembers an environment; one that is known is fine. Does nothing in a cache that cannot be written.
     *
     * @param prefix its directory
     */
    public void add(Path prefix) {
        Path file = file(prefix);
        Path cache = directory.resolveSibling("");
        boolean isReadOnly = Files.exists(cache) && !Files.isWritable(cache);
        if (!Files.exists(file) && !isReadOnly) {
            AtomicFile.write(file, prefix.toAbsolutePath() + "\n");
        }
    }

    /**
     * Lists the environments, those included that are gone.
     *
     * @return their directories, sorted
     */
    public List<Path> all() {
        TreeSet<Path> prefixes = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.txt")) {
            for (Path file : files) {
                prefixes.add(Path.of(Files.readString(file).strip()));
            }
        } catch (NoSuchFileException e) {
            return List.copyOf(prefixes);
        } catch (IOException | InvalidPathException e) {
            throw failed("Cannot read the list of environments in " + directory, e);
        }
        return List.copyOf(prefixes);
    }

    /**
     * Forgets an environment.
     *
     * @param prefix its directory
     */
    public void forget(Path prefix) {
        try {
            Files.deleteIfExists(file(prefix));
        } catch (IOException e) {
            throw failed("Cannot delete " + file(prefix), e);
        }
    }

    private Path file(Path prefix) {
        byte[] path = prefix.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
        return directory.resolve(Sha256.of(path).hex().substring(0, DIGITS) + ".txt");
    }

    private DiskFailed failed(String what, Exception e) {
        return new DiskFailed(what + ": " + e.getMessage(), Remedy.of(Remedy.Kind.FREE_DISK, directory.toString()), e);
    }
}
