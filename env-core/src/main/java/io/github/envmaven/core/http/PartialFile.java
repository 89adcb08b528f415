package io.github.envmaven.core.http;

import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * The beginning of a file that is being downloaded, with its digest so far. Beside it lies a note with the validator the
 * server gave, so that another process, later, can ask for the rest of the same content. For one thread.
 */
final class PartialFile implements AutoCloseable {

    private static final int BUFFER_SIZE = 1 << 16;

    private final Path file;
    private final Path note;
    private final MessageDigest digest;
    private final FileChannel channel;
    private long length;
    private String validator;

    private PartialFile(Path file, Path note, MessageDigest digest, FileChannel channel, String validator) {
        this.file = file;
        this.note = note;
        this.digest = digest;
        this.channel = channel;
        this.validator = validator;
    }

    /** Opens what is there, or an empty file; never through a link. */
    static PartialFile open(Path file, MessageDigest digest) {
        Path note = file.resolveSibling(file.getFileName() + ".validator");
        try {
            Files.createDirectories(Trees.parentOf(file));
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            PartialFile partial = new PartialFile(file, note, digest, channel, readNote(note));
            partial.hashWhatIsThere();
            return partial;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** How many bytes are there. */
    long length() {
        return length;
    }

    /** What the server called the content: a strong entity tag, a date, or nothing. */
    String validator() {
        return validator;
    }

    /** Starts again with nothing. */
    void restart(String newValidator) {
        digest.reset();
        length = 0;
        validator = newValidator;
        // The old note goes first: it must never stand beside bytes of another content.
        Trees.delete(note);
        try {
            channel.truncate(0);
            channel.position(0);
            if (!newValidator.isEmpty()) {
                Files.writeString(note, newValidator, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    void append(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
        length += count;
    }

    /** The digest of all there is, after which only {@link #restart} and {@link #close} make sense. */
    byte[] finish() {
        return digest.digest();
    }

    /** Removes both files. */
    void delete() {
        close();
        Trees.delete(note);
        Trees.delete(file);
    }

    /** Removes the note: the file is whole. */
    void complete() {
        close();
        Trees.delete(note);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private void hashWhatIsThere() throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE];
        for (int read = read(buffer); read > 0; read = read(buffer)) {
            digest.update(buffer, 0, read);
            length += read;
        }
    }

    private int read(byte[] buffer) throws IOException {
        return channel.read(ByteBuffer.wrap(buffer));
    }

    private static String readNote(Path note) throws IOException {
        try (InputStream in = Files.newInputStream(note, LinkOption.NOFOLLOW_LINKS)) {
            return new String(in.readNBytes(1024), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static RuntimeException failed(Path file, IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            return new Cancelled("Interrupted while writing " + file);
        }
        return new DiskFailed(
                "Cannot write " + file + ": " + e.getMessage(), Remedy.of(Remedy.Kind.FREE_DISK, file.toString()), e);
    }
}
