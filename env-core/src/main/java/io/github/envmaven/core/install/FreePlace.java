package io.github.envmaven.core.install;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Makes files where others may be: what is in the way is unlinked, never written through. */
final class FreePlace {

    private final Undo undo;

    FreePlace(Undo undo) {
        this.undo = undo;
    }

    /** Something that makes one file, fails where one is, and leaves nothing behind when it fails. */
    @FunctionalInterface
    interface Making {
        void run() throws IOException;
    }

    /** Makes a file; whether another had to go for it. */
    boolean make(Path target, Making making) throws IOException {
        try {
            run(target, making);
            return false;
        } catch (FileAlreadyExistsException e) {
            boolean isFile = !Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS);
            if (isFile) {
                undo.remove(target);
            } else {
                deleteEmptyDirectory(target);
            }
            run(target, making);
            return isFile;
        }
    }

    private void run(Path target, Making making) throws IOException {
        making.run();
        // Not where it failed: what is there then is somebody else's.
        undo.madeFile(target);
    }

    private void deleteEmptyDirectory(Path target) throws IOException {
        try {
            Files.delete(target);
            undo.deletedDirectory(target);
        } catch (DirectoryNotEmptyException e) {
            throw new FileSystemException(
                    target.toString(), null, "a directory with files that belong to no package is in the way");
        }
    }
}
