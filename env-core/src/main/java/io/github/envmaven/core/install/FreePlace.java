package io.github.envmaven.core.install;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
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
            throw new OccupiedException(target);
        }
    }

    /** A directory in the way has something in it, which is not ours to delete. */
    private static final class OccupiedException extends FileSystemException {

        private static final long serialVersionUID = 1L;

        OccupiedException(Path target) {
            super(target.toString(), null, "a directory with files that belong to no package is in the way");
        }
    }

    /**
     * Why a file could not be made, for users.
     *
     * @param target the file
     * @param owner whose file it is
     * @param e what happened
     */
    static DiskFailed failed(Path target, String owner, IOException e) {
        String reason = e instanceof FileSystemException detail && detail.getReason() != null
                ? detail.getReason()
                : e.getClass().getSimpleName() + " " + e.getMessage();
        return new DiskFailed(
                "Cannot link " + target + " of " + owner + ": " + reason,
                e instanceof OccupiedException
                        ? Remedy.fixInput("Move that directory away, or delete it, and run again.")
                        : Remedy.of(Remedy.Kind.FREE_DISK, target.toString()),
                e);
    }
}
