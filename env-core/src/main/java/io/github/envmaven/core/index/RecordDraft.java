package io.github.envmaven.core.index;

import io.github.envmaven.core.record.NoArch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The record that is being read: numbers of strings and lists, and digests. Used again for the next one. */
final class RecordDraft {

    private static final RecordKey[] KEYS = RecordKey.values();
    private static final int[] NO_TEXTS = noTexts();
    private static final long[] NO_NUMBERS = noNumbers();

    /** By key: string or list number. */
    private final int[] texts = new int[KEYS.length];
    /** By key. */
    private final long[] numbers = new long[KEYS.length];

    NoArch noArch = NoArch.NONE;
    /** Pairs: string number of an extra, list number of its specs. */
    int[] extras = new int[8];

    int extrasLength;

    /** Why the record cannot be used; null as long as it can. */
    @Nullable
    String broken;

    private final int[] encoded = new int[RecordTable.INTS];
    private int digests;
    private int[] rare = new int[32];
    private int rareLength;

    /** Forgets the last record. */
    void clear() {
        System.arraycopy(NO_TEXTS, 0, texts, 0, NO_TEXTS.length);
        System.arraycopy(NO_NUMBERS, 0, numbers, 0, NO_NUMBERS.length);
        noArch = NoArch.NONE;
        extrasLength = 0;
        broken = null;
        digests = 0;
    }

    /** The number of a key's string or list. */
    int text(RecordKey key) {
        return texts[key.slot()];
    }

    /** Sets the number of a key's string or list. */
    void putText(RecordKey key, int text) {
        texts[key.slot()] = text;
    }

    /** Sets a key's number. */
    void putNumber(RecordKey key, long number) {
        numbers[key.slot()] = number;
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
    }

    /** Goes over the digits of a digest in quotes; where something else stands, nothing is read. */
    boolean skipDigest(int field, JsonScanner scanner) {
        int start = scanner.position + 1;
        int stop = start + digits(field);
        if (stop >= scanner.limit || scanner.buffer[stop] != '"') {
            return false;
        }
        digest(field, scanner.buffer, start, stop - start);
        if ((digests & flag(field)) == 0) {
            return false;
        }
        scanner.position = stop + 1;
        return true;
    }

    /** Reads the hexadecimal digits of a digest; any other text leaves the record without that digest. */
    void digest(int field, byte[] text, int start, int length) {
        boolean isDigest = length == digits(field) && Hexadecimal.decode(text, start, encoded, field / 4, length / 8);
        digests = isDigest ? digests | flag(field) : digests & ~flag(field);
    }

    private static int digits(int field) {
        return field == IndexFormat.SHA256 ? 64 : 32;
    }

    private static int flag(int field) {
        return field == IndexFormat.SHA256 ? IndexFormat.HAS_SHA256 : IndexFormat.HAS_MD5;
    }

    /** The record as it stands on disk; valid until the next call. */
    int[] encode(int fileName, int archive, ListTable lists) {
        long buildNumber = buildNumber();
        int noarchFlag = noArch == NoArch.PYTHON ? IndexFormat.IS_PYTHON : 0;
        noarchFlag |= noArch == NoArch.GENERIC ? IndexFormat.IS_GENERIC : 0;
        boolean largeBuild = buildNumber != (int) buildNumber;
        putLong(IndexFormat.SIZE, numbers[RecordKey.SIZE.slot()]);
        putLong(IndexFormat.TIMESTAMP, numbers[RecordKey.TIMESTAMP.slot()]);
        encoded[IndexFormat.BUILD_VERSION / 4] = text(RecordKey.VERSION);
        encoded[IndexFormat.BUILD / 4] = text(RecordKey.BUILD);
        encoded[IndexFormat.BUILD_NUMBER / 4] = largeBuild ? 0 : (int) buildNumber;
        encoded[IndexFormat.DEPENDS / 4] = text(RecordKey.DEPENDS);
        encoded[IndexFormat.CONSTRAINS / 4] = text(RecordKey.CONSTRAINS);
        encoded[IndexFormat.LICENSE / 4] = text(RecordKey.LICENSE);
        encoded[IndexFormat.LICENSE_FAMILY / 4] = text(RecordKey.LICENSE_FAMILY);
        encoded[IndexFormat.RARE / 4] = rareFields(fileName, largeBuild, lists);
        encoded[IndexFormat.FLAGS / 4] = archive | noarchFlag | digests;
        clearIfAbsent(IndexFormat.HAS_SHA256, IndexFormat.SHA256, IndexFormat.MD5);
        clearIfAbsent(IndexFormat.HAS_MD5, IndexFormat.MD5, IndexFormat.RECORD);
        return encoded;
    }

    private void clearIfAbsent(int flag, int from, int to) {
        if ((digests & flag) == 0) {
            Arrays.fill(encoded, from / 4, to / 4, 0);
        }
    }

    private void putLong(int field, long number) {
        encoded[field / 4] = (int) number;
        encoded[field / 4 + 1] = (int) (number >>> 32);
    }

    private long buildNumber() {
        long number = numbers[RecordKey.BUILD_NUMBER.slot()];
        return number == IndexFormat.UNKNOWN ? 0 : number;
    }

    private int rareFields(int fileName, boolean largeBuild, ListTable lists) {
        rareLength = 0;
        putString(RareField.FILE_NAME, fileName);
        putString(RareField.SUBDIR, text(RecordKey.SUBDIR));
        putString(RareField.FEATURES, text(RecordKey.FEATURES));
        putString(RareField.PYTHON_SITE_PACKAGES_PATH, text(RecordKey.PYTHON_SITE_PACKAGES_PATH));
        if (largeBuild) {
            long buildNumber = buildNumber();
            put(RareField.BUILD_NUMBER, (int) (buildNumber >>> 32), (int) buildNumber);
        }
        long indexedTimestamp = numbers[RecordKey.INDEXED_TIMESTAMP.slot()];
        if (indexedTimestamp != IndexFormat.UNKNOWN) {
            put(RareField.INDEXED_TIMESTAMP, (int) (indexedTimestamp >>> 32), (int) indexedTimestamp);
        }
        putList(RareField.TRACK_FEATURES, text(RecordKey.TRACK_FEATURES));
        putList(RareField.FLAGS, text(RecordKey.FLAGS));
        for (int i = 0; i < extrasLength; i += 2) {
            put(RareField.EXTRA_DEPENDS, extras[i], extras[i + 1]);
        }
        return rareLength == 0 ? 0 : lists.number(rare, rareLength);
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

    private static int[] noTexts() {
        int[] texts = new int[KEYS.length];
        for (RecordKey key : KEYS) {
            boolean isList = key.kind() == RecordKey.Kind.LIST || key.kind() == RecordKey.Kind.WORDS;
            texts[key.slot()] = isList ? 0 : StringTable.ABSENT;
        }
        return texts;
    }

    private static long[] noNumbers() {
        long[] numbers = new long[KEYS.length];
        Arrays.fill(numbers, IndexFormat.UNKNOWN);
        return numbers;
    }
}
