package io.github.envmaven.core.index;

import java.util.Arrays;
import java.util.BitSet;

/** The records as they were read: as on disk, four bytes an int, in pieces that are never copied when the table grows. */
final class RecordTable {

    /** How many ints a record has. */
    static final int INTS = IndexFormat.RECORD / 4;

    private final int shift;
    private final int mask;
    private int[][] pieces = new int[64][];
    private int[] names = new int[64];
    /** List numbers of rare fields with a file name are few; only they are looked at by it. */
    private int[] fileNames = new int[64];

    private int count;
    private final BitSet breaks = new BitSet();

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
     * @param encoded {@link #INTS} of them
     */
    void add(int name, int fileName, int[] encoded) {
        if ((count & mask) == 0) {
            addPiece();
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            fileNames = Arrays.copyOf(fileNames, names.length);
        }
        names[count] = name;
        fileNames[count] = fileName;
        System.arraycopy(encoded, 0, pieces[count >>> shift], at(count), INTS);
        count++;
    }

    private void addPiece() {
        int piece = count >>> shift;
        if (piece == pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * piece);
        }
        pieces[piece] = new int[(mask + 1) * INTS];
    }

    /** Says that the file name of the next record does not come behind that of the last one, or that nobody has looked. */
    void breakOrder() {
        breaks.set(count);
    }

    /** Whether a record is the next one that was added, and its file name the greater. */
    boolean follows(int left, int right) {
        return right == left + 1 && !breaks.get(right);
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
        return pieces[record >>> shift][at(record) + field / 4];
    }

    /** Copies a record's {@link #INTS}. */
    void copy(int record, int[] out, int at) {
        System.arraycopy(pieces[record >>> shift], at(record), out, at, INTS);
    }

    private int at(int record) {
        return (record & mask) * INTS;
    }
}
