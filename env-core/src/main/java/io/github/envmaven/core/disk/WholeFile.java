package io.github.envmaven.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/** Reads files whole, into memory of just their size, and not through a link that stands in their place. */
public final class WholeFile {

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    // The JDK reads through a buffer outside of the heap, as large as what is asked for, and keeps it.
    private static final int SLICE = 1 << 16;

    private WholeFile() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @param largest more bytes than that are refused
     * @return its content
     * @throws IOException when it cannot be read, is a link, or is too large
     */
    public static byte[] read(Path file, int largest) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, READ)) {
            long size = channel.size();
            if (size > largest) {
                throw new IOException("it is too large");
            }
            ByteBuffer content = ByteBuffer.allocate((int) size);
            int read = 0;
            while (read >= 0 && content.position() < content.capacity()) {
                content.limit(Math.min(content.position() + SLICE, content.capacity()));
                read = channel.read(content);
            }
            boolean isWhole = content.position() == content.capacity();
            return isWhole ? content.array() : Arrays.copyOf(content.array(), content.position());
        }
    }
}
