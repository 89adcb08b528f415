package io.github.envmaven.core.index;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Makes an index out of {@code repodata.json}. The JSON is read once, front to back, and never held: what is held is what
 * will be written, about a fifth of it.
 */
public final class IndexWriter {

    private static final int BUFFER = 1 << 20;
    /** How many records are put into order before they are written. */
    private static final int BLOCK = 1 << 10;

    private final RepodataTables tables;
    private final RecordSort sort;
    private final ByteBuffer header = ByteBuffer.allocate(IndexFormat.HEADER).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private WritableByteChannel channel = Channels.newChannel(OutputStream.nullOutputStream());

    private IndexWriter(RepodataTables tables, RecordSort sort) {
        this.tables = tables;
        this.sort = sort;
        putHeader(skippedList());
    }

    /**
     * Reads a repodata file and writes its index. The index appears under its name only when it is whole.
     *
     * @param repodata the JSON, decompressed; left open
     * @param place the repodata file's URL without secrets, or its path, for messages
     * @param platform the subdir, {@code linux-64} for example
     * @param file where the index goes; its directory exists
     * @throws IOException when reading or writing breaks off
     * @throws io.github.envmaven.core.error.EnvException.IntegrityFailed when the JSON is none, or is of another subdir
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when the repodata is newer than this program
     */
    public static void write(InputStream repodata, String place, String platform, Path file) throws IOException {
        RepodataTables tables = RepodataTables.large();
        read(new JsonScanner(repodata, place), place, platform, tables).writeTo(file);
    }

    /**
     * Reads repodata into an index that is nowhere but in memory.
     *
     * @param repodata the JSON; small, such as that of one name
     * @param place what it is called in messages
     * @param platform the subdir
     * @return the index's bytes
     */
    static ByteBuffer toMemory(byte[] repodata, String place, String platform) {
        try {
            JsonScanner scanner = new JsonScanner(new ByteArrayInputStream(repodata), place, repodata.length + 1);
            return read(scanner, place, platform, RepodataTables.small()).toMemory();
        } catch (IOException e) {
            throw new IllegalStateException("Memory has no disk to fail", e);
        }
    }

    private static IndexWriter read(JsonScanner scanner, String place, String platform, RepodataTables tables)
            throws IOException {
        RepodataReader reader = new RepodataReader(scanner, place, platform, tables);
        reader.read();
        RecordSort sort = new RecordSort(tables);
        sort.run(reader.removed());
        return new IndexWriter(tables, sort);
    }

    private ByteBuffer toMemory() throws IOException {
        int length = header.getInt(IndexFormat.AT_LENGTH);
        buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(header);
        writeSections();
        return buffer.flip();
    }

    private void writeTo(Path file) throws IOException {
        Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "index", ".part");
        try {
            try (FileChannel target = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
                channel = target;
                writeAll(target);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void writeAll(FileChannel target) throws IOException {
        checksum.update(header.duplicate().position(IndexFormat.AT_LENGTH));
        target.position(IndexFormat.HEADER);
        writeSections();
        flush();
        header.putInt(IndexFormat.AT_CHECKSUM, (int) checksum.getValue());
        for (long at = 0; header.hasRemaining(); ) {
            at += target.write(header, at);
        }
    }

    private void writeSections() throws IOException {
        writeNames();
        writeRecords();
        writeLists();
        writeStrings();
    }

    private int skippedList() {
        List<SkippedRecord> records = tables.skipped.records();
        int[] texts = new int[2 * records.size()];
        for (int i = 0; i < records.size(); i++) {
            texts[2 * i] = tables.strings.number(records.get(i).fileName());
            texts[2 * i + 1] = tables.strings.number(records.get(i).reason());
        }
        return tables.lists.number(texts, texts.length);
    }

    private void putHeader(int skipped) {
        int lists = tables.lists.count();
        int strings = tables.strings.count();
        long names = IndexFormat.HEADER;
        long records = names + (long) IndexFormat.NAME * (sort.names().length + 1);
        long listStarts = records + (long) IndexFormat.RECORD * sort.order().length;
        long listElements = listStarts + 4L * (lists + 1);
        long stringStarts = listElements + 4L * tables.lists.start(lists);
        long stringBytes = stringStarts + 4L * (strings + 1);
        long length = stringBytes + tables.strings.start(strings);
        header.putLong(IndexFormat.AT_MAGIC, IndexFormat.MAGIC);
        header.putInt(IndexFormat.AT_VERSION, IndexFormat.VERSION);
        // Beyond 2 GB an index cannot be mapped in one piece; that is some fifteen million records.
        header.putInt(IndexFormat.AT_LENGTH, Math.toIntExact(length));
        header.putInt(IndexFormat.AT_NAME_COUNT, sort.names().length);
        header.putInt(IndexFormat.AT_RECORD_COUNT, sort.order().length);
        header.putInt(IndexFormat.AT_LIST_COUNT, lists);
        header.putInt(IndexFormat.AT_STRING_COUNT, strings);
        header.putInt(IndexFormat.AT_NAMES, (int) names);
        header.putInt(IndexFormat.AT_RECORDS, (int) records);
        header.putInt(IndexFormat.AT_LIST_STARTS, (int) listStarts);
        header.putInt(IndexFormat.AT_LIST_ELEMENTS, (int) listElements);
        header.putInt(IndexFormat.AT_STRING_STARTS, (int) stringStarts);
        header.putInt(IndexFormat.AT_STRING_BYTES, (int) stringBytes);
        header.putInt(IndexFormat.AT_BASE_URL, tables.baseUrl);
        header.putInt(IndexFormat.AT_PLATFORM, tables.platform);
        header.putInt(IndexFormat.AT_SKIPPED, skipped);
        header.putInt(IndexFormat.AT_SKIPPED_COUNT, tables.skipped.count());
        header.putInt(IndexFormat.AT_BASE_CHANNEL, tables.baseChannel);
        header.putInt(IndexFormat.AT_OVERRIDDEN_CHANNEL, tables.overriddenChannel);
    }

    private void writeNames() throws IOException {
        int[] names = sort.names();
        for (int i = 0; i <= names.length; i++) {
            room(IndexFormat.NAME);
            buffer.putInt(i < names.length ? names[i] : StringTable.ABSENT);
            buffer.putInt(sort.firsts()[i]);
        }
    }

    private void writeRecords() throws IOException {
        int[] block = new int[BLOCK * RecordTable.INTS];
        int filled = 0;
        for (int record : sort.order()) {
            tables.records.copy(record, block, filled);
            filled += RecordTable.INTS;
            if (filled == block.length) {
                writeInts(block, filled);
                filled = 0;
            }
        }
        writeInts(block, filled);
    }

    private void writeLists() throws IOException {
        writeInts(tables.lists.starts(), tables.lists.count() + 1);
        writeInts(tables.lists.elements(), tables.lists.start(tables.lists.count()));
    }

    private void writeStrings() throws IOException {
        StringTable strings = tables.strings;
        writeInts(strings.starts(), strings.count() + 1);
        int end = strings.start(strings.count());
        for (int at = 0; at < end; ) {
            room(1);
            int length = Math.min(buffer.remaining(), end - at);
            buffer.put(strings.bytes(), at, length);
            at += length;
        }
    }

    private void writeInts(int[] numbers, int count) throws IOException {
        for (int at = 0; at < count; ) {
            room(4);
            int length = Math.min(buffer.remaining() / 4, count - at);
            buffer.asIntBuffer().put(numbers, at, length);
            buffer.position(buffer.position() + 4 * length);
            at += length;
        }
    }

    private void room(int length) throws IOException {
        if (buffer.remaining() < length) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        checksum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
