package io.github.envmaven.core.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** The first bytes of a file of bytecode (PEP 552): four words, which are a version, flags, and the time and size of the source. */
final class BytecodeHeader {

    private static final int LENGTH = 16;

    private BytecodeHeader() {}

    /** Whether Python takes a file for the bytecode of a module as it is now: it then made the file, or would make it so. */
    static boolean isOf(Path file, Path source) throws IOException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            header = in.readNBytes(LENGTH);
        }
        if (header.length < LENGTH) {
            return false;
        }
        BasicFileAttributes facts = Files.readAttributes(source, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        ByteBuffer words = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        return words.getInt(4) == 0
                && words.getInt(8) == (int) facts.lastModifiedTime().to(TimeUnit.SECONDS)
                && words.getInt(12) == (int) facts.size();
    }
}
