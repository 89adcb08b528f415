package io.github.envmaven.core.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The file name of the record that is being read: its key in the repodata, and for some the extension. Used again. */
final class FileName {

    /** Appended where keys have it already. */
    static final byte[] NO_EXTENSION = {};

    static final byte[] TAR_BZ2 = ".tar.bz2".getBytes(StandardCharsets.US_ASCII);
    static final byte[] CONDA = ".conda".getBytes(StandardCharsets.US_ASCII);

    /** By kind of archive: the extension as a word, which bytes of it count, and how many. */
    private static final long[] WORDS = {Words.at(TAR_BZ2, 0), Words.at(Arrays.copyOf(CONDA, 8), 0)};

    private static final long[] MASKS = {-1, Words.first(-1, 6)};
    private static final int[] LENGTHS = {TAR_BZ2.length, CONDA.length};

    private static final RecordKey[] PARTS = {RecordKey.NAME, RecordKey.VERSION, RecordKey.BUILD};

    private byte[] bytes = new byte[256];
    private int length;
    private byte[] before = new byte[256];
    private boolean isInOrder;

    /** Begins a section, whose first name is not compared with any. */
    void begin() {
        isInOrder = false;
    }

    /** Takes over a key, and appends an extension. */
    void keep(JsonScanner scanner, byte[] extension) {
        byte[] last = bytes;
        int lastLength = length;
        bytes = before;
        before = last;
        int key = scanner.textLength();
        int needed = key + extension.length + ByteWindow.SLACK;
        if (bytes.length < needed) {
            bytes = new byte[2 * needed];
        }
        System.arraycopy(scanner.text(), scanner.textStart(), bytes, 0, key);
        System.arraycopy(extension, 0, bytes, key, extension.length);
        length = key + extension.length;
        isInOrder &= isLess(last, lastLength, bytes, length);
    }

    private static boolean isLess(byte[] left, int leftLength, byte[] right, int rightLength) {
        int shared = Math.min(leftLength, rightLength);
        int at = 0;
        while (at + 8 <= shared && Words.at(left, at) == Words.at(right, at)) {
            at += 8;
        }
        int rest = Math.min(8, shared - at);
        long difference = Words.at(left, at) ^ Words.at(right, at);
        if (rest < 8 && Words.first(difference, rest) == 0) {
            return leftLength < rightLength;
        }
        int shift = Long.numberOfTrailingZeros(difference) & -8;
        return ((Words.at(left, at) >>> shift) & 0xff) < ((Words.at(right, at) >>> shift) & 0xff);
    }

    /** Whether it comes behind the names of all records since the last time that this was asked. */
    boolean takeOrder() {
        boolean order = isInOrder;
        isInOrder = true;
        return order;
    }

    /** {@link IndexFormat#IS_CONDA} or 0, if it {@link #isArchive is an archive} at all. */
    int archive() {
        // The last byte of .conda is odd and that of .tar.bz2 is even; a section has one of them only, and a condition
        // would
        // come as a surprise to compiled code where the other section begins.
        return length == 0 ? 0 : bytes[length - 1] & IndexFormat.IS_CONDA;
    }

    /** Whether it ends in the extension of the archive it seems to be, and in front of that is something. */
    boolean isArchive(int archive) {
        int from = length - LENGTHS[archive];
        return from > 0 && ((Words.at(bytes, from) ^ WORDS[archive]) & MASKS[archive]) == 0;
    }

    /** Whether it is name-version-build and the extension. */
    boolean followsFrom(RecordDraft draft, StringTable strings, int archive) {
        int at = 0;
        for (RecordKey part : PARTS) {
            int text = draft.text(part);
            int end = at + strings.length(text);
            if (end >= length
                    || bytes[end] != (part == RecordKey.BUILD ? '.' : '-')
                    || !strings.holds(text, bytes, at, end - at)) {
                return false;
            }
            at = end + 1;
        }
        return at - 1 + LENGTHS[archive] == length;
    }

    /** Its number as a string. */
    int number(StringTable strings) {
        return strings.number(bytes, 0, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
