package io.github.envmaven.core.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
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

    private final RepodataTables tables;
    private final RecordSort sort;
    private final ByteBuffer header = ByteBuffer.allocate(IndexFormat.HEADER).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();

    private IndexWriter(RepodataTables tables, RecordSort sort) {
        this.tables = tables;
        this.sort = sort;
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
        RepodataTables tables = new RepodataTables();
        RepodataReader reader = new RepodataReader(new JsonScanner(repodata, place), place, platform, tables);
        reader.read();
        RecordSort sort = new RecordSort(tables);
        sort.run(reader.removed());
        new IndexWriter(tables, sort).writeTo(file);
    }

    private void writeTo(Path file) throws IOException {
        Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "index", ".part");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                writeAll(channel);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void writeAll(FileChannel channel) throws IOException {
        int skipped = skippedList();
        putHeader(skipped);
        ByteBuffer summed = header.duplicate();
        checksum.update(summed.position(IndexFormat.AT_LENGTH));
        channel.position(IndexFormat.HEADER);
        writeNames(channel);
        writeRecords(channel);
        writeLists(channel);
        writeStrings(channel);
        flush(channel);
        header.putInt(IndexFormat.AT_CHECKSUM, (int) checksum.getValue());
        for (long at = 0; header.hasRemaining(); ) {
            at += channel.write(header, at);
        }
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
    }

    private void writeNames(FileChannel channel) throws IOException {
        int[] names = sort.names();
        for (int i = 0; i <= names.length; i++) {
            room(channel, IndexFormat.NAME);
            buffer.putInt(i < names.length ? names[i] : StringTable.ABSENT);
            buffer.putInt(sort.firsts()[i]);
        }
    }

    private void writeRecords(FileChannel channel) throws IOException {
        for (int record : sort.order()) {
            room(channel, IndexFormat.RECORD);
            tables.records.copy(record, buffer);
        }
    }

    private void writeLists(FileChannel channel) throws IOException {
        ListTable lists = tables.lists;
        int count = lists.count();
        for (int i = 0; i <= count; i++) {
            room(channel, 4);
            buffer.putInt(lists.start(i));
        }
        int[] elements = lists.elements();
        int end = lists.start(count);
        for (int i = 0; i < end; i++) {
            room(channel, 4);
            buffer.putInt(elements[i]);
        }
    }

    private void writeStrings(FileChannel channel) throws IOException {
        StringTable strings = tables.strings;
        int count = strings.count();
        for (int i = 0; i <= count; i++) {
            room(channel, 4);
            buffer.putInt(strings.start(i));
        }
        int end = strings.start(count);
        for (int at = 0; at < end; ) {
            room(channel, 1);
            int length = Math.min(buffer.remaining(), end - at);
            buffer.put(strings.bytes(), at, length);
            at += length;
        }
    }

    private void room(FileChannel channel, int length) throws IOException {
        if (buffer.remaining() < length) {
            flush(channel);
        }
    }

    private void flush(FileChannel channel) throws IOException {
        buffer.flip();
        checksum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
