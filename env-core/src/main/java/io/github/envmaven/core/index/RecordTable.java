package io.github.envmaven.core.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The records as they were read: encoded as on disk, in pieces that are never copied when the table grows. */
final class RecordTable {

    private static final int SHIFT = 13;
    private static final int PIECE = 1 << SHIFT;

    private final List<ByteBuffer> pieces = new ArrayList<>();
    private int[] names = new int[PIECE];
    /** List numbers of rare fields with a file name are few; only they are looked at by it. */
    private int[] fileNames = new int[PIECE];

    private int count;

    /**
     * Adds a record.
     *
     * @param name string number of its name
     * @param fileName string number of its file name, or {@link StringTable#ABSENT} where that follows from the record
     * @param encoded {@link IndexFormat#RECORD} bytes
     */
    void add(int name, int fileName, byte[] encoded) {
        if ((count & (PIECE - 1)) == 0) {
            pieces.add(ByteBuffer.allocate(PIECE * IndexFormat.RECORD).order(ByteOrder.LITTLE_ENDIAN));
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, count + count / 2);
            fileNames = Arrays.copyOf(fileNames, names.length);
        }
        names[count] = name;
        fileNames[count] = fileName;
        pieces.get(count >>> SHIFT).put(at(count), encoded);
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
        return pieces.get(record >>> SHIFT).getInt(at(record) + field);
    }

    /** Appends a record's bytes to a buffer. */
    void copy(int record, ByteBuffer out) {
        ByteBuffer piece = pieces.get(record >>> SHIFT);
        out.put(out.position(), piece, at(record), IndexFormat.RECORD);
        out.position(out.position() + IndexFormat.RECORD);
    }

    private static int at(int record) {
        return (record & (PIECE - 1)) * IndexFormat.RECORD;
    }
}
