package io.github.envmaven.core.index;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A mapped index file: strings and lists by number. Safe for several threads: nothing is written but caches of values that
 * are the same whoever computes them.
 */
final class IndexFile {

    private final ByteBuffer bytes;
    private final int listStarts;
    private final int listElements;
    private final int stringStarts;
    private final int stringBytes;
    private final @Nullable String[] strings;

    private IndexFile(ByteBuffer bytes) {
        this.bytes = bytes;
        this.listStarts = header(IndexFormat.AT_LIST_STARTS);
        this.listElements = header(IndexFormat.AT_LIST_ELEMENTS);
        this.stringStarts = header(IndexFormat.AT_STRING_STARTS);
        this.stringBytes = header(IndexFormat.AT_STRING_BYTES);
        this.strings = new @Nullable String[header(IndexFormat.AT_STRING_COUNT)];
    }

    /**
     * Maps an index.
     *
     * @param file where it should be
     * @return empty when it is not there, is of another version, or one of its bytes is not as it was written
     */
    static Optional<IndexFile> map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < IndexFormat.HEADER || size > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            ByteBuffer bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
            return isWhole(bytes) ? Optional.of(new IndexFile(bytes)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** An index in memory, as {@link IndexWriter} just made it. */
    static IndexFile of(ByteBuffer bytes) {
        return new IndexFile(bytes);
    }

    /** One of the header's numbers. */
    int header(int at) {
        return bytes.getInt(at);
    }

    /** Four bytes anywhere. */
    int intAt(int at) {
        return bytes.getInt(at);
    }

    /** Eight bytes anywhere. */
    long longAt(int at) {
        return bytes.getLong(at);
    }

    /** The digest at an offset. */
    Sha256 sha256At(int at) {
        return Sha256.at(bytes, at);
    }

    /** The digest at an offset. */
    Md5 md5At(int at) {
        return Md5.at(bytes, at);
    }

    /** A string; the same object each time, but for races that do not matter. */
    String string(int number) {
        String known = strings[number];
        if (known != null) {
            return known;
        }
        int from = bytes.getInt(stringStarts + 4 * number);
        byte[] text = new byte[bytes.getInt(stringStarts + 4 * number + 4) - from];
        bytes.get(stringBytes + from, text);
        String string = new String(text, StandardCharsets.UTF_8);
        strings[number] = string;
        return string;
    }

    /** A list of numbers. */
    int[] list(int number) {
        int from = bytes.getInt(listStarts + 4 * number);
        int[] list = new int[bytes.getInt(listStarts + 4 * number + 4) - from];
        for (int i = 0; i < list.length; i++) {
            list[i] = bytes.getInt(listElements + 4 * (from + i));
        }
        return list;
    }

    private static boolean isWhole(ByteBuffer bytes) {
        if (bytes.getLong(IndexFormat.AT_MAGIC) != IndexFormat.MAGIC
                || bytes.getInt(IndexFormat.AT_VERSION) != IndexFormat.VERSION
                || bytes.getInt(IndexFormat.AT_LENGTH) != bytes.capacity()) {
            return false;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().position(IndexFormat.AT_LENGTH));
        return (int) checksum.getValue() == bytes.getInt(IndexFormat.AT_CHECKSUM);
    }
}
