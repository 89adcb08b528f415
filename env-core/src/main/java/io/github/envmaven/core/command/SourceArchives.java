package io.github.envmaven.core.command;

import io.github.envmaven.core.pypi.CoreMetadata;
import io.github.envmaven.core.pypi.IndexFile;
import io.github.envmaven.core.pypi.SimpleIndexes;
import io.github.envmaven.core.wheel.WheelFile;
import java.nio.file.Path;
import java.util.List;

/** What wheels are built from: files of indexes, and commits of repositories. */
final class SourceArchives {

    private final SimpleIndexes files;
    private final GitSources repositories;

    /**
     * Archives that a session fetches.
     *
     * @param session the session
     */
    SourceArchives(EnvSession session) {
        this.files = session.network().indexes(List.of(), List.of());
        this.repositories = new GitSources(session);
    }

    /**
     * An archive, which is fetched where it is not there yet.
     *
     * @param file what is locked
     * @return the verified archive; a commit is its own proof
     */
    Path fetch(WheelFile file) {
        if (file.url().startsWith(GitUrl.PREFIX)) {
            return repositories.fetch(GitUrl.parse(file.url())).archive();
        }
        return files.file(
                IndexFile.of(file.sourceName(), file.url(), file.sha256().hex()));
    }

    /**
     * What an archive says of itself.
     *
     * @param file what is locked
     * @return its metadata, as it is before anything is built
     */
    CoreMetadata metadata(WheelFile file) {
        Path archive = fetch(file);
        return files.metadata(IndexFile.of(
                String.valueOf(archive.getFileName()), archive.toUri().toString()));
    }
}
