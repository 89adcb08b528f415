package io.github.envmaven.core.pypi;

import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.HashingInputStream;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Download;
import io.github.envmaven.core.http.ExpectedContent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps whole distributions on this machine, each under its URL; what is there has been verified. */
final class FileStore implements WholeFile {

    private final Download download;
    private final Path directory;

    /**
     * A store.
     *
     * @param download fetches what is not there
     * @param directory where files are kept
     */
    FileStore(Download download, Path directory) {
        this.download = download;
        this.directory = directory;
    }

    /** The hash of a whole file. */
    String sha256(IndexFile file) {
        try (HashingInputStream in = new HashingInputStream(Files.newInputStream(fetch(file)), HashAlgorithm.SHA256)) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.hex();
        } catch (IOException e) {
            throw new DiskFailed(
                    file.fileName() + " cannot be read: " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file.fileName()),
                    e);
        }
    }

    @Override
    public Path fetch(IndexFile file) {
        if (file.url().startsWith("file:") && file.sha256().isEmpty()) {
            return Path.of(URI.create(file.url()));
        }
        String key = Sha256.of((file.url() + " " + file.sha256()).getBytes(StandardCharsets.UTF_8))
                .hex();
        Path target = directory.resolve(key).resolve(file.fileName());
        if (!Files.isRegularFile(target)) {
            Optional<Sha256> sha256 =
                    file.sha256().isEmpty() ? Optional.empty() : Optional.of(new Sha256(file.sha256()));
            OptionalLong size = file.size() < 0 ? OptionalLong.empty() : OptionalLong.of(file.size());
            download.fetchTo(file.url(), ExpectedContent.of(sha256, Optional.empty(), size), target);
        }
        return target;
    }
}
