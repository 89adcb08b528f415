package io.github.envmaven.core.repodata;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Shards on disk, under their digest. They never change, so nothing is ever asked about them again; what does not have its
 * digest counts as missing, so nothing needs to be forced to the disk.
 */
final class ShardCache {

    private final Path directory;

    ShardCache(Path directory) {
        this.directory = directory;
    }

    /** The compressed bytes of a shard, where they are there and are what they should be. */
    Optional<byte[]> find(String digest) {
        Path file = file(digest);
        try {
            byte[] bytes = Files.readAllBytes(file);
            return isWhole(bytes, digest) ? Optional.of(bytes) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("Cannot read " + file, file, e);
        }
    }

    /** Keeps the bytes of a shard. */
    void keep(String digest, byte[] bytes) {
        Path file = file(digest);
        try {
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), "shard", ".part");
            Files.write(temporary, bytes);
            Trees.moveReplacing(temporary, file);
        } catch (IOException e) {
            throw failed("Cannot write " + file, file, e);
        }
    }

    /** Whether bytes have a digest. */
    static boolean isWhole(byte[] bytes, String digest) {
        return Sha256.of(bytes).hex().equals(digest);
    }

    private Path file(String digest) {
        return directory.resolve(digest.substring(0, 2)).resolve(digest + ".msgpack.zst");
    }

    private static DiskFailed failed(String what, Path file, IOException e) {
        return new DiskFailed(what + ": " + e.getMessage(), Remedy.of(Remedy.Kind.FREE_DISK, file.toString()), e);
    }
}
