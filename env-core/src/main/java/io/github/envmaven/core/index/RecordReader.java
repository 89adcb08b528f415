package io.github.envmaven.core.index;

import io.github.envmaven.core.record.NoArch;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one record (CEP 34, 36) into a draft. Keys it does not know are skipped.
 *
 * <p>A record looks much like the one before it: the same keys in the same order, the same name and licence, and a dependency
 * is mostly followed by the one that followed it last time. So each is first compared with what is expected, which costs a
 * fraction of finding out what it is; only what came unexpected is looked up.
 */
final class RecordReader {

    private static final KeySet<RecordKey> KEYS = RecordKey.set();

    // conda's rule: times up to the year 9999 in seconds are seconds, what is larger is milliseconds.
    private static final long LAST_SECOND = 253_402_300_799L;

    private final JsonScanner scanner;
    private final StringTable strings;
    private final ListTable lists;
    private final RecordDraft draft;
    private final @Nullable RecordKey[] expectedKeys = new @Nullable RecordKey[32];
    /** By key: the string it had last time, or the first one of its list. */
    private final int[] expectedTexts = new int[RecordKey.values().length];
    /** By string number: the string that came after it in a list; numbers are one too high, so that 0 is none. */
    private int[] expectedNext = new int[1024];

    private int[] elements = new int[64];

    RecordReader(JsonScanner scanner, StringTable strings, ListTable lists, RecordDraft draft) {
        this.scanner = scanner;
        this.strings = strings;
        this.lists = lists;
        this.draft = draft;
        Arrays.fill(expectedTexts, StringTable.ABSENT);
    }

    /** Reads the record that comes next into the draft. */
    void read() throws IOException {
        draft.clear();
        if (scanner.peek() != '{') {
            draft.breaks("it is no object");
            scanner.skipValue();
            return;
        }
        scanner.openObject();
        int at = 0;
        for (RecordKey key = nextKey(at); key != null; key = nextKey(at)) {
            key.kind().read(this, key);
            at++;
        }
    }

    private @Nullable RecordKey nextKey(int at) throws IOException {
        RecordKey expected = at < expectedKeys.length ? expectedKeys[at] : null;
        if (expected != null && scanner.skipKey(expected.words())) {
            return expected;
        }
        if (!scanner.nextKey()) {
            return null;
        }
        RecordKey key = KEYS.of(scanner);
        if (at < expectedKeys.length) {
            expectedKeys[at] = key == RecordKey.OTHER ? null : key;
        }
        return key;
    }

    /** Reads a text. */
    void readText(RecordKey key) throws IOException {
        draft.putText(key, text(key));
    }

    /** Reads a number. */
    void readNumber(RecordKey key) throws IOException {
        draft.putNumber(key, number(key));
    }

    /** Reads a time. */
    void readTime(RecordKey key) throws IOException {
        long time = number(key);
        draft.putNumber(key, time > 0 && time <= LAST_SECOND ? time * 1000 : time);
    }

    /** Reads a list of texts. */
    void readList(RecordKey key) throws IOException {
        draft.putText(key, list(key));
    }

    private int text(RecordKey key) throws IOException {
        int expected = expectedTexts[key.slot()];
        if (expected >= 0 && scanner.skipString(strings, expected)) {
            return expected;
        }
        if (scanner.peek() != '"') {
            if (key.kind() == RecordKey.Kind.NEEDED_TEXT) {
                draft.breaks("its " + key.spelled() + " is no text");
            }
            scanner.skipValue();
            return StringTable.ABSENT;
        }
        int number = scanner.readNumber(strings);
        if (scanner.isPlain()) {
            expectedTexts[key.slot()] = number;
        }
        return number;
    }

    private long number(RecordKey key) throws IOException {
        int next = scanner.peek();
        if ((next >= '0' && next <= '9') || next == '-') {
            return scanner.readLong();
        }
        if (!scanner.skipNull()) {
            draft.breaks("its " + key.spelled() + " is no number");
            scanner.skipValue();
        }
        return IndexFormat.UNKNOWN;
    }

    /** Reads what a record without a platform is. */
    void readNoArch() throws IOException {
        draft.noArch = noArch();
    }

    private NoArch noArch() throws IOException {
        int next = scanner.peek();
        if (next == 't' || next == 'f') {
            return scanner.readBoolean() ? NoArch.GENERIC : NoArch.NONE;
        }
        if (next != '"') {
            scanner.skipValue();
            return NoArch.NONE;
        }
        scanner.readString();
        String kind = scanner.string();
        return switch (kind) {
            case "python" -> NoArch.PYTHON;
            case "generic" -> NoArch.GENERIC;
            default -> {
                draft.breaks("its noarch is '" + kind + "'");
                yield NoArch.NONE;
            }
        };
    }

    /** Reads a digest. */
    void readDigest(RecordKey key) throws IOException {
        int field = key == RecordKey.SHA256 ? IndexFormat.SHA256 : IndexFormat.MD5;
        if (scanner.peek() != '"') {
            scanner.skipValue();
        } else if (!draft.skipDigest(field, scanner)) {
            scanner.readString();
            draft.digest(field, scanner.text(), scanner.textStart(), scanner.textLength());
        }
    }

    private int list(RecordKey key) throws IOException {
        if (scanner.peek() != '[') {
            if (!scanner.skipNull()) {
                draft.breaks("its " + key.spelled() + " is no list");
                scanner.skipValue();
            }
            return 0;
        }
        int length = 0;
        scanner.openArray();
        while (scanner.nextElement()) {
            if (length == elements.length) {
                elements = Arrays.copyOf(elements, 2 * length);
            }
            elements[length] = element(key, length == 0 ? StringTable.ABSENT : elements[length - 1]);
            length++;
        }
        return lists.number(elements, length);
    }

    private int element(RecordKey key, int before) throws IOException {
        int expected = before < 0 ? expectedTexts[key.slot()] : expectedNext[before] - 1;
        if (expected >= 0 && scanner.skipString(strings, expected)) {
            return expected;
        }
        if (scanner.peek() != '"') {
            draft.breaks("its " + key.spelled() + " is no text");
            scanner.skipValue();
            return StringTable.ABSENT;
        }
        int number = scanner.readNumber(strings);
        if (number >= expectedNext.length) {
            expectedNext = Arrays.copyOf(expectedNext, 2 * number);
        }
        if (scanner.isPlain() && before >= 0) {
            expectedNext[before] = number + 1;
        } else if (scanner.isPlain()) {
            expectedTexts[key.slot()] = number;
        }
        return number;
    }

    /** Reads features, which come as one text with blanks or commas in it, or as a list. */
    void readWords(RecordKey key) throws IOException {
        if (scanner.peek() != '"') {
            readList(key);
            return;
        }
        scanner.readString();
        int length = 0;
        for (String word : scanner.string().split("[ ,]+", -1)) {
            if (!word.isEmpty() && length < elements.length) {
                elements[length++] = strings.number(word);
            }
        }
        draft.putText(key, lists.number(elements, length));
    }

    /** Reads lists of texts by name. */
    void readExtras(RecordKey key) throws IOException {
        if (scanner.peek() != '{') {
            if (!scanner.skipNull()) {
                draft.breaks("its " + key.spelled() + " is no object");
                scanner.skipValue();
            }
            return;
        }
        scanner.openObject();
        while (scanner.nextKey()) {
            int extra = strings.number(scanner.text(), scanner.textStart(), scanner.textLength());
            draft.addExtra(extra, list(key));
        }
    }

    /** Reads who may read the record. */
    void readRecordVersion(RecordKey key) throws IOException {
        long version = number(key);
        if (version > 1) {
            draft.breaks("its record_version " + version + " is newer than this program");
        }
    }

    /** Leaves out a value. */
    void skip() throws IOException {
        scanner.skipValue();
    }
}
