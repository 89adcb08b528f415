package io.github.envmaven.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path root;

    @Test
    void replacesTheWholeFileAndLeavesNothingElse() throws IOException {
        Path file = root.resolve("new/dir/file.json");

        AtomicFile.write(file, "first");
        AtomicFile.write(file, "second");

        assertThat(file).hasContent("second");
        assertThat(namesIn(root.resolve("new/dir"))).containsExactly("file.json");
    }

    @Test
    void keepsTheOldFileWhenWritingFails() throws IOException {
        Path file = root.resolve("file");
        AtomicFile.write(file, "old");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(DiskFailed.class)
                .hasMessage("Cannot write " + file + ": No space left on device");
        assertThat(file).hasContent("old");
        assertThat(namesIn(root)).containsExactly("file");
    }

    private static Stream<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
