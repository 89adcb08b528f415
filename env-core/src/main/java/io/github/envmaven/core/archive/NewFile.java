package io.github.envmaven.core.archive;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A file of an archive while it is written: a new one, never one that is there. An {@link IOException} is the archive's
 * fault, a {@link DiskFailed} the disk's.
 */
final class NewFile implements AutoCloseable {

    private static final FileAttribute<?>[] PLAIN = {};
    private static final FileAttribute<?>[] EXECUTABLE = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx"))
    };
    private static final Set<StandardOpenOption> NEW_FILE =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

    // Some file systems know no earlier time.
    private static final long YEAR_1980 = 315_532_800;
    private static final long YEAR_2100 = 4_102_444_800L;

    private final Path path;
    private final FileChannel channel;

    private NewFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Makes an empty file, under the user's umask. */
    static NewFile create(Path path, boolean isExecutable) throws IOException {
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            return new NewFile(path, FileChannel.open(path, NEW_FILE, isExecutable && isPosix ? EXECUTABLE : PLAIN));
        } catch (FileAlreadyExistsException e) {
            throw collision(path, e);
        } catch (IOException e) {
            throw diskFailed(path, e);
        }
    }

    void write(ByteBuffer chunk) {
        try {
            while (chunk.hasRemaining()) {
                channel.write(chunk);
            }
        } catch (IOException e) {
            throw diskFailed(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw diskFailed(path, e);
        }
    }

    /** Gives a file its time, in seconds since 1970, as far as every file system knows it. */
    static void keepTime(Path path, long seconds) {
        FileTime time = FileTime.from(Math.min(Math.max(seconds, YEAR_1980), YEAR_2100), TimeUnit.SECONDS);
        try {
            Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(time, time, null);
        } catch (IOException e) {
            throw diskFailed(path, e);
        }
    }

    /** The name was new, yet the place is taken: the file system takes two names for one. */
    static IOException collision(Path path, FileAlreadyExistsException e) {
        return new IOException(
                "member '" + path.getFileName() + "' has a name that this file system cannot tell from another", e);
    }

    static DiskFailed diskFailed(Path path, Exception e) {
        String reason = e instanceof FileSystemException detail && detail.getReason() != null
                ? detail.getReason()
                : String.valueOf(e.getMessage());
        return new DiskFailed(
                "Cannot write " + path + ": " + reason, Remedy.of(Remedy.Kind.FREE_DISK, path.toString()), e);
    }
}
