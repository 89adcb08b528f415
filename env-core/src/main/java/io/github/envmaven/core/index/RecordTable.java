package io.github.envmaven.core.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The records as they were read: encoded as on disk, in pieces that are never copied when the table grows. */
final class RecordTable {

    private final int shift;
    private final int mask;
    private final List<ByteBuffer> pieces = new ArrayList<>();
    private int[] names = new int[64];
    /** List numbers of rare fields with a file name are few; only they are looked at by it. */
    private int[] fileNames = new int[64];

    private int count;

    /**
     * An empty table.
     *
     * @param shift the binary logarithm of the records in a piece
     */
    RecordTable(int shift) {
        this.shift = shift;
        this.mask = (1 << shift) - 1;
    }

    /**
     * Adds a record.
     *
     * @param name string number of its name
     * @param fileName string number of its file name, or {@link StringTable#ABSENT} where that follows from the record
     * @param encoded {@link IndexFormat#RECORD} bytes
     */
    void add(int name, int fileName, byte[] encoded) {
        if ((count & mask) == 0) {
            pieces.add(ByteBuffer.allocate((mask + 1) * IndexFormat.RECORD).order(ByteOrder.LITTLE_ENDIAN));
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            fileNames = Arrays.copyOf(fileNames, names.length);
        }
        names[count] = name;
        fileNames[count] = fileName;
        pieces.get(count >>> shift).put(at(count), encoded);
        count++;
    }

    /** How many records there are. */
    int count() {
        return count;
    }

    /** String number of a record's name. */
    int name(int record) {
        return names[record];
    }

    /** String number of a record's file name, or {@link StringTable#ABSENT} where it follows from the record. */
    int fileName(int record) {
        return fileNames[record];
    }

    /** One four-byte field of a record. */
    int field(int record, int field) {
        return pieces.get(record >>> shift).getInt(at(record) + field);
    }

    /** Appends a record's bytes to a buffer. */
    void copy(int record, ByteBuffer out) {
        ByteBuffer piece = pieces.get(record >>> shift);
        out.put(out.position(), piece, at(record), IndexFormat.RECORD);
        out.position(out.position() + IndexFormat.RECORD);
    }

    private int at(int record) {
        return (record & mask) * IndexFormat.RECORD;
    }
}
