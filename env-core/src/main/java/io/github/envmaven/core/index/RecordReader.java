package io.github.envmaven.core.index;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads records (CEP 34, 36) into a draft. Keys it does not know are skipped.
 *
 * <p>A record looks much like the one before it: the same keys in the same order, and no white space between them. So a key is
 * first compared with the one that followed last time, which costs a fraction of finding out what it is.
 */
final class RecordReader {

    private static final KeySet<RecordKey> KEYS = RecordKey.set();

    private final JsonScanner scanner;
    private final RecordDraft draft;
    private final UsualValues usual;
    private final AnyValues any;
    /** Those that are short enough to be compared at once, and last {@link RecordKey#OTHER}. */
    private final RecordKey[] keys;
    /** What to compare for each of them; the last one is always found. */
    private final KeyWords[] words;
    /** By key: the one that came after it last time. */
    private final RecordKey[] following = new RecordKey[RecordKey.COUNT];

    RecordReader(JsonScanner scanner, StringTable strings, ListTable lists, RecordDraft draft) {
        this.scanner = scanner;
        this.draft = draft;
        this.usual = new UsualValues(scanner, strings, lists, draft);
        this.any = new AnyValues(scanner, strings, lists, draft);
        this.keys = Arrays.stream(RecordKey.values())
                .filter(key -> key == RecordKey.OTHER || key.words().isShort())
                .toArray(RecordKey[]::new);
        this.words = Arrays.stream(keys)
                .map(key -> key == RecordKey.OTHER ? KeyWords.ANYTHING : key.words())
                .toArray(KeyWords[]::new);
        Arrays.fill(following, RecordKey.NAME);
    }

    /** Reads the record that comes next into the draft. */
    void read() throws IOException {
        draft.clear();
        if (scanner.peek() != '{') {
            draft.breaks("it is no object");
            scanner.skipValue();
            return;
        }
        byte[] bytes = usual.look();
        int limit = scanner.limit;
        // The separator before a field: the brace, and then commas.
        int at = scanner.position;
        int begin = at;
        RecordKey key = RecordKey.OTHER;
        while (true) {
            key = keyAfter(key, bytes, at + 1);
            int start = at + 1 + key.words().length();
            // Behind the limit stand bytes from before: they must not count as a key.
            int end = start < limit ? usual.of(key).read(key, start) : UsualValues.UNUSUAL;
            if (end >= 0 && end < limit && bytes[end] == ',') {
                at = end;
            } else if (end >= 0 && end < limit && bytes[end] == '}') {
                scanner.moveTo(end + 1);
                return;
            } else {
                scanner.moveTo(at);
                if (!readAny(at == begin)) {
                    return;
                }
                bytes = usual.look();
                limit = scanner.limit;
                at = scanner.position;
                begin = UsualValues.UNUSUAL;
                key = RecordKey.OTHER;
            }
        }
    }

    /** Reads a field that is not as usual, up to the next comma; false at the record's end. */
    private boolean readAny(boolean isFirst) throws IOException {
        if (isFirst) {
            scanner.openObject();
        }
        if (!scanner.nextKey()) {
            return false;
        }
        any.read(KEYS.of(scanner));
        return scanner.peek() == ',' || scanner.nextKey();
    }

    private RecordKey keyAfter(RecordKey before, byte[] bytes, int at) {
        RecordKey guess = following[before.slot()];
        return guess.words().standsAt(bytes, at) ? guess : otherKeyAfter(before, bytes, at);
    }

    private RecordKey otherKeyAfter(RecordKey before, byte[] bytes, int at) {
        int found = 0;
        while (!words[found].standsAt(bytes, at)) {
            found++;
        }
        following[before.slot()] = keys[found];
        return keys[found];
    }
}
