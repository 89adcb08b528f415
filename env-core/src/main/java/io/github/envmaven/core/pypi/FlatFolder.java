package io.github.envmaven.core.pypi;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of wheels and source distributions.
 *
 * @param files what lies in it, sorted by name
 */
record FlatFolder(List<IndexFile> files) {

    FlatFolder {
        files = List.copyOf(files);
    }

    static FlatFolder read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new NotFound(
                    "There is no directory of packages at " + directory,
                    Remedy.fixInput("Correct the path, or leave it out"));
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return new FlatFolder(entries.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> IndexFile.of(
                            String.valueOf(file.getFileName()), file.toUri().toString()))
                    .filter(file -> file.distribution().isPresent())
                    .toList());
        } catch (IOException e) {
            throw new DiskFailed(
                    directory + " cannot be listed: " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, directory.toString()),
                    e);
        }
    }
}
