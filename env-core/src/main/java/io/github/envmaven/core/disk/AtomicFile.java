package io.github.envmaven.core.disk;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes files that are seen whole or not at all: a temporary file beside the target is filled, forced to the disk and
 * renamed over it.
 */
public final class AtomicFile {

    /** What fills the file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes everything.
         *
         * @param out buffered; may be closed or left open
         * @throws IOException when the disk does not take it
         */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes or replaces a file.
     *
     * @param target the file; its directory is made where it is missing
     * @param content the whole content
     * @throws DiskFailed when the disk does not take it; the old file, if any, is then still there
     */
    public static void write(Path target, byte[] content) {
        write(target, out -> out.write(content));
    }

    /**
     * Writes or replaces a text file in UTF-8.
     *
     * @param target the file; its directory is made where it is missing
     * @param text the whole text
     * @throws DiskFailed when the disk does not take it; the old file, if any, is then still there
     */
    public static void write(Path target, String text) {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes or replaces a file.
     *
     * @param target the file; its directory is made where it is missing
     * @param content what fills it
     * @throws DiskFailed when the disk does not take it; the old file, if any, is then still there
     */
    public static void write(Path target, Content content) {
        replace(target, temporary -> fill(temporary, content));
    }

    /** Fills the temporary file. */
    @FunctionalInterface
    private interface Filling {

        void fill(Path temporary) throws IOException;
    }

    private static void replace(Path target, Filling filling) {
        Path temporary = Trees.temporarySibling(target);
        try {
            Files.createDirectories(Trees.parentOf(target));
            filling.fill(temporary);
            Trees.replace(temporary, target);
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot write " + target + ": " + Trees.reason(e),
                    Remedy.of(Remedy.Kind.FREE_DISK, target.toString()),
                    e);
        } finally {
            Trees.deleteQuietly(temporary);
        }
    }

    /**
     * Writes or replaces a file without forcing it to the disk, which takes most of the time of a small file. After the
     * machine broke down it may be cut off or have holes of zeros, so this is for caches whose readers notice that.
     *
     * @param target the file; its directory is made where it is missing
     * @param content the whole content
     * @throws DiskFailed when the disk does not take it; the old file, if any, is then still there
     */
    public static void writeUnforced(Path target, byte[] content) {
        replace(target, temporary -> Files.write(temporary, content, StandardOpenOption.CREATE_NEW));
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            OutputStream out = new BufferedOutputStream(new Unclosed(Channels.newOutputStream(channel)), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Stays open when a writer closes it, as those of JSON do: the bytes have yet to be forced to the disk. */
    private static final class Unclosed extends FilterOutputStream {

        private Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
