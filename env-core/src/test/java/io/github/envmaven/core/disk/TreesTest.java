package io.github.envmaven.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreesTest {

    @TempDir
    Path root;

    @Test
    void deletesLinksButNotWhatTheyPointTo(@TempDir Path outside) throws IOException {
        Path kept = Files.writeString(outside.resolve("kept"), "x");
        Path tree = Files.createDirectories(root.resolve("tree/sub"));
        Files.createSymbolicLink(tree.resolve("away"), outside);
        Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nowhere"));
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("r-x------"));

        Trees.delete(root.resolve("tree"));
        Trees.delete(root.resolve("tree"));

        assertThat(root.resolve("tree")).doesNotExist();
        assertThat(kept).hasContent("x");
    }

    @Test
    void movesADirectoryOnlyToWhereNothingIs() throws IOException {
        Path first = Trees.temporaryDirectory(root.resolve("a/target"));
        Path second = Trees.temporaryDirectory(root.resolve("a/target"));
        Files.writeString(first.resolve("x"), "1");
        Files.writeString(second.resolve("x"), "2");

        assertThat(Trees.moveUnlessPresent(first, root.resolve("a/target"))).isTrue();
        assertThat(Trees.moveUnlessPresent(second, root.resolve("a/target"))).isFalse();

        assertThat(root.resolve("a/target/x")).hasContent("1");
        assertThat(second.resolve("x")).hasContent("2");
    }

    @Test
    void namesThePathThatCannotBeMoved() {
        assertThatThrownBy(() -> Trees.moveUnlessPresent(root.resolve("missing"), root.resolve("target")))
                .isInstanceOf(DiskFailed.class)
                .hasMessageContaining("missing")
                .hasMessageContaining("does not exist");
    }
}
