package io.github.envmaven.core.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The record that is being read, as it will stand in the index: numbers of strings and lists, and digests. Used again for the
 * next one.
 */
final class RecordDraft {

    // conda's rule: times up to the year 9999 in seconds are seconds, what is larger is milliseconds.
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final int[] BLANK = blank();

    private final int[] fields = new int[RecordKey.DRAFT / 4];
    private int flags;
    private boolean hasRare;
    /** Pairs: string number of an extra, list number of its specs. */
    private int[] extras = new int[8];

    private int extrasLength;

    /** Why the record cannot be used; null as long as it can. */
    @Nullable
    String broken;

    private int[] rare = new int[32];
    private int rareLength;

    /** Forgets the last record. */
    void clear() {
        System.arraycopy(BLANK, 0, fields, 0, BLANK.length);
        flags = 0;
        hasRare = false;
        extrasLength = 0;
        broken = null;
    }

    /** The number of a key's string or list. */
    int text(RecordKey key) {
        return fields[key.field() / 4];
    }

    /** Sets the number of a key's string or list. */
    void putText(RecordKey key, int text) {
        fields[key.field() / 4] = text;
        hasRare |= key.isRare();
    }

    /** Sets a key's number. */
    void putNumber(RecordKey key, long number) {
        putLong(fields, key.field(), number);
        hasRare |= key.isRare();
    }

    /** Sets what a record without a platform is, as a flag. */
    void putNoArch(int flag) {
        flags = (flags & ~(IndexFormat.IS_PYTHON | IndexFormat.IS_GENERIC)) | flag;
    }

    /** Keeps the first reason why the record cannot be used. */
    void breaks(String reason) {
        if (broken == null) {
            broken = reason;
        }
    }

    /** Adds one extra with its specs (CEP 44). */
    void addExtra(int extra, int specs) {
        if (extrasLength == extras.length) {
            extras = Arrays.copyOf(extras, 2 * extrasLength);
        }
        extras[extrasLength++] = extra;
        extras[extrasLength++] = specs;
        hasRare = true;
    }

    /** Sets a key's time, which may be seconds. */
    void putTime(RecordKey key, long time) {
        putNumber(key, time > 0 && time <= LAST_SECOND ? time * 1000 : time);
    }

    /**
     * Reads the hexadecimal digits of a digest; any other text leaves the record without that digest.
     *
     * @return whether it is one
     */
    boolean digest(int field, byte[] text, int start, int length) {
        int digits = digits(field);
        flags |= flag(field);
        if (length == digits && Hexadecimal.decode(text, start, fields, field / 4, digits / 8)) {
            return true;
        }
        flags &= ~flag(field);
        Arrays.fill(fields, field / 4, (field + digits / 2) / 4, 0);
        return false;
    }

    /** How many digits a digest has. */
    static int digits(int field) {
        return field == IndexFormat.SHA256 ? 64 : 32;
    }

    private static int flag(int field) {
        return field == IndexFormat.SHA256 ? IndexFormat.HAS_SHA256 : IndexFormat.HAS_MD5;
    }

    /** The record as it stands on disk, and more behind it; valid until the next call. */
    int[] encode(int fileName, int archive, ListTable lists) {
        long buildNumber = number(RecordKey.BUILD_NUMBER);
        buildNumber = buildNumber == IndexFormat.UNKNOWN ? 0 : buildNumber;
        boolean isLarge = buildNumber != (int) buildNumber;
        fields[IndexFormat.BUILD_NUMBER / 4] = isLarge ? 0 : (int) buildNumber;
        fields[IndexFormat.FLAGS / 4] = archive | flags;
        if (hasRare || isLarge || (fileName & text(RecordKey.SUBDIR)) != StringTable.ABSENT) {
            fields[IndexFormat.RARE / 4] = rareFields(fileName, isLarge ? buildNumber : 0, lists);
        }
        return fields;
    }

    private long number(RecordKey key) {
        int at = key.field() / 4;
        return ((long) fields[at + 1] << 32) | (fields[at] & 0xffffffffL);
    }

    private static void putLong(int[] fields, int field, long number) {
        fields[field / 4] = (int) number;
        fields[field / 4 + 1] = (int) (number >>> 32);
    }

    private int rareFields(int fileName, long largeBuild, ListTable lists) {
        rareLength = 0;
        putString(RareField.FILE_NAME, fileName);
        putString(RareField.SUBDIR, text(RecordKey.SUBDIR));
        putString(RareField.FEATURES, text(RecordKey.FEATURES));
        putString(RareField.PYTHON_SITE_PACKAGES_PATH, text(RecordKey.PYTHON_SITE_PACKAGES_PATH));
        if (largeBuild != 0) {
            put(RareField.BUILD_NUMBER, (int) (largeBuild >>> 32), (int) largeBuild);
        }
        long indexedTimestamp = number(RecordKey.INDEXED_TIMESTAMP);
        if (indexedTimestamp != IndexFormat.UNKNOWN) {
            put(RareField.INDEXED_TIMESTAMP, (int) (indexedTimestamp >>> 32), (int) indexedTimestamp);
        }
        putList(RareField.TRACK_FEATURES, text(RecordKey.TRACK_FEATURES));
        putList(RareField.FLAGS, text(RecordKey.FLAGS));
        for (int i = 0; i < extrasLength; i += 2) {
            put(RareField.EXTRA_DEPENDS, extras[i], extras[i + 1]);
        }
        return lists.number(rare, rareLength);
    }

    private void putString(RareField field, int string) {
        if (string != StringTable.ABSENT) {
            put(field, string);
        }
    }

    private void putList(RareField field, int list) {
        if (list != 0) {
            put(field, list);
        }
    }

    private void put(RareField field, int... values) {
        int needed = rareLength + 1 + values.length;
        if (needed > rare.length) {
            rare = Arrays.copyOf(rare, 2 * needed);
        }
        rare[rareLength++] = field.tag();
        for (int value : values) {
            rare[rareLength++] = value;
        }
    }

    private static int[] blank() {
        int[] blank = new int[RecordKey.DRAFT / 4];
        for (RecordKey key : RecordKey.values()) {
            switch (key.kind()) {
                case NEEDED_TEXT, VARIED_TEXT, TEXT -> blank[key.field() / 4] = StringTable.ABSENT;
                case NUMBER, TIME -> putLong(blank, key.field(), IndexFormat.UNKNOWN);
                // No list is the empty one, which has the number 0.
                default -> {}
            }
        }
        return blank;
    }
}
