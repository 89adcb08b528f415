package io.github.envmaven.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.prefix.Prefix;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where a file is to be made survives when the file cannot be made; what was made of it does not. */
class FreePlaceTest {

    @TempDir
    Path root;

    private Prefix prefix;
    private Undo undo;
    private FreePlace freePlace;

    @BeforeEach
    void begin() {
        prefix = new Prefix(root);
        undo = Undo.of(prefix);
        freePlace = new FreePlace(undo);
    }

    @Test
    void leavesAFileOfTheUserAloneWhenNoneCanBeMade() throws IOException {
        Path target = Files.writeString(root.resolve("notes"), "the user's");

        assertThatThrownBy(() -> freePlace.make(target, () -> {
                    throw new FileSystemException(target.toString(), null, "Too many open files");
                }))
                .isInstanceOf(FileSystemException.class);
        undo.takeBack();

        assertThat(target).hasContent("the user's");
    }

    @Test
    void putsAFileOfTheUserBackWhenItsSuccessorIsTakenBack() throws IOException {
        Path target = Files.writeString(root.resolve("notes"), "the user's");
        Path source = Files.writeString(root.resolve("source"), "the package's");

        boolean isReplaced = freePlace.make(target, () -> Files.createLink(target, source));

        assertThat(isReplaced).isTrue();
        assertThat(target).hasContent("the package's");
        undo.takeBack();
        assertThat(target).hasContent("the user's");
    }

    @Test
    void leavesNothingOfAPatchedFileThatCannotBeRead() throws IOException {
        Path unreadable = Files.createDirectory(root.resolve("directory"));
        Path target = root.resolve("patched");
        PathsEntry entry = new PathsEntry(
                "x",
                PathsEntry.PathType.HARDLINK,
                false,
                "/placeholder".repeat(20),
                PathsEntry.FileMode.BINARY,
                null,
                null);

        assertThatThrownBy(() -> new PatchedFile(prefix, "linux-64").write(entry, unreadable, target))
                .isInstanceOf(IOException.class);

        assertThat(target).doesNotExist();
    }
}
