package io.github.envmaven.core.pypi;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.http.Download;
import io.github.envmaven.core.http.ExpectedContent;
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
