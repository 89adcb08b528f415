package io.github.envmaven.core.archive;

import io.github.envmaven.core.archive.TarEntry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads a tar from front to back, strictly: what other readers repair, skip or interpret is an {@link IOException} here,
 * because two readings of one archive are how checks are passed by. For one thread.
 *
 * <p>One buffer serves headers and content; content goes from it to the file without another copy.
 */
final class TarReader {

    private static final int BUFFER_SIZE = 1 << 18;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int limit;
    private long unreadContent;
    private int padding;

    TarReader(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next member; content that was not read is skipped.
     *
     * @return empty after the end marker, when nothing but zeros may follow and has been read
     */
    Optional<TarEntry> next() throws IOException {
        skipContent();
        TarExtensions extensions = new TarExtensions();
        while (true) {
            require(TarHeader.SIZE);
            TarHeader header = new TarHeader(buffer, position);
            if (header.isEmpty()) {
                requireEnd();
                return Optional.empty();
            }
            header.requireChecksum();
            char type = header.type();
            if ("xgLK".indexOf(type) < 0) {
                TarEntry entry = entry(header, extensions);
                begin(entry.size());
                return Optional.of(entry);
            }
            readExtension(type, header.size(), extensions);
        }
    }

    /**
     * The next piece of the current member's content.
     *
     * @return a view of the buffer, good until the next call; empty at the end of the content
     */
    ByteBuffer nextChunk() throws IOException {
        if (unreadContent > 0 && position == limit) {
            fill();
        }
        int length = (int) Math.min(unreadContent, limit - position);
        ByteBuffer chunk = ByteBuffer.wrap(buffer, position, length);
        position += length;
        unreadContent -= length;
        return chunk;
    }

    private TarEntry entry(TarHeader header, TarExtensions extensions) throws IOException {
        String name = extensions.name(header.name());
        Kind kind = kind(header.type(), name);
        long size = extensions.size(header.size());
        // Some writers give directories and links a size without content, others content; POSIX says there is none.
        if (kind != Kind.FILE && size != 0) {
            throw new IOException("member '" + name + "' has content but is no file");
        }
        boolean isExecutable = (header.mode() & 0111) != 0;
        boolean isLink = kind == Kind.SYMBOLIC_LINK || kind == Kind.HARD_LINK;
        String target = isLink ? extensions.linkTarget(header.linkTarget()) : "";
        return new TarEntry(name, kind, size, isExecutable, header.modified(), target);
    }

    private static Kind kind(char type, String name) throws IOException {
        return switch (type) {
            // Before POSIX a directory was a file whose name ends with a slash.
            case '0', '\0', '7' -> name.endsWith("/") ? Kind.DIRECTORY : Kind.FILE;
            case '1' -> Kind.HARD_LINK;
            case '2' -> Kind.SYMBOLIC_LINK;
            case '5' -> Kind.DIRECTORY;
            case '3', '4' -> throw new IOException("member '" + name + "' is a device");
            case '6' -> throw new IOException("member '" + name + "' is a pipe");
            case 'S' -> throw new IOException("member '" + name + "' is a sparse file");
            default -> throw new IOException("member '" + name + "' is of an unknown type");
        };
    }

    private void readExtension(char type, long size, TarExtensions extensions) throws IOException {
        if (size > BUFFER_SIZE - TarHeader.SIZE) {
            throw new IOException("a member's extended header is too long");
        }
        begin(size);
        int length = (int) size;
        require(length);
        if (type == 'x') {
            extensions.readRecords(buffer, position, length);
        } else if (type == 'g') {
            TarExtensions.requireHarmless(buffer, position, length);
        } else {
            // GNU ends the text with a NUL.
            int end = length > 0 && buffer[position + length - 1] == 0 ? length - 1 : length;
            String text = TarHeader.utf8(buffer, position, end);
            if (type == 'L') {
                extensions.setName(text);
            } else {
                extensions.setLinkTarget(text);
            }
        }
        skipContent();
    }

    private void begin(long size) {
        position += TarHeader.SIZE;
        unreadContent = size;
        padding = (int) (-size & (TarHeader.SIZE - 1));
    }

    private void skipContent() throws IOException {
        unreadContent += padding;
        padding = 0;
        while (unreadContent > 0) {
            if (position == limit) {
                fill();
            }
            int length = (int) Math.min(unreadContent, limit - position);
            position += length;
            unreadContent -= length;
        }
    }

    /** Makes so many bytes lie in the buffer from the position on. */
    private void require(int length) throws IOException {
        if (limit - position >= length) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < length) {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                throw new IOException("it ends in the middle");
            }
            limit += read;
        }
    }

    private void fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        if (limit == 0) {
            throw new IOException("it ends in the middle");
        }
    }

    private void requireEnd() throws IOException {
        while (limit > 0) {
            for (int i = position; i < limit; i++) {
                if (buffer[i] != 0) {
                    throw new IOException("something follows its end");
                }
            }
            position = 0;
            limit = in.read(buffer, 0, buffer.length);
        }
        position = 0;
        limit = 0;
    }
}
