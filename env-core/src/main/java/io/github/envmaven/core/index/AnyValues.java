package io.github.envmaven.core.index;

import java.io.IOException;
import java.util.Arrays;

/** Reads the value of a field (CEP 34, 36) into a draft, whatever stands there and however it is written. */
final class AnyValues {

    private final JsonScanner scanner;
    private final StringTable strings;
    private final ListTable lists;
    private final RecordDraft draft;
    private int[] elements = new int[64];

    AnyValues(JsonScanner scanner, StringTable strings, ListTable lists, RecordDraft draft) {
        this.scanner = scanner;
        this.strings = strings;
        this.lists = lists;
        this.draft = draft;
    }

    /** Reads the value that comes next. */
    void read(RecordKey key) throws IOException {
        switch (key.kind()) {
            case NEEDED_TEXT, VARIED_TEXT, TEXT -> draft.putText(key, text(key));
            case NUMBER -> draft.putNumber(key, number(key));
            case TIME -> draft.putTime(key, number(key));
            case LIST -> draft.putText(key, list(key));
            case DIGEST -> readDigest(key);
            case NOARCH -> draft.putNoArch(noArch());
            case WORDS -> readWords(key);
            case EXTRAS -> readExtras(key);
            case RECORD_VERSION -> readRecordVersion(key);
            case SKIPPED -> scanner.skipValue();
        }
    }

    private int text(RecordKey key) throws IOException {
        if (scanner.peek() != '"') {
            if (key.kind() != RecordKey.Kind.TEXT) {
                draft.breaks("its " + key.spelled() + " is no text");
            }
            scanner.skipValue();
            return StringTable.ABSENT;
        }
        scanner.readString();
        long hash = StringTable.hash(scanner.text(), scanner.textStart(), scanner.textLength());
        return key.kind() == RecordKey.Kind.VARIED_TEXT
                ? strings.variedNumber(scanner.text(), scanner.textStart(), scanner.textLength(), hash)
                : strings.number(scanner.text(), scanner.textStart(), scanner.textLength(), hash);
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

    private int noArch() throws IOException {
        int next = scanner.peek();
        if (next == 't' || next == 'f') {
            return scanner.readBoolean() ? IndexFormat.IS_GENERIC : 0;
        }
        if (next != '"') {
            scanner.skipValue();
            return 0;
        }
        scanner.readString();
        String kind = scanner.string();
        return switch (kind) {
            case "python" -> IndexFormat.IS_PYTHON;
            case "generic" -> IndexFormat.IS_GENERIC;
            default -> {
                draft.breaks("its noarch is '" + kind + "'");
                yield 0;
            }
        };
    }

    private void readDigest(RecordKey key) throws IOException {
        if (scanner.peek() != '"') {
            scanner.skipValue();
            return;
        }
        scanner.readString();
        draft.digest(key.field(), scanner.text(), scanner.textStart(), scanner.textLength());
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
            elements[length++] = element(key);
        }
        return lists.number(elements, length);
    }

    private int element(RecordKey key) throws IOException {
        if (scanner.peek() != '"') {
            draft.breaks("its " + key.spelled() + " is no text");
            scanner.skipValue();
            return StringTable.ABSENT;
        }
        scanner.readString();
        return strings.number(scanner.text(), scanner.textStart(), scanner.textLength());
    }

    /** Reads features, which come as one text with blanks or commas in it, or as a list. */
    private void readWords(RecordKey key) throws IOException {
        if (scanner.peek() != '"') {
            draft.putText(key, list(key));
            return;
        }
        scanner.readString();
        byte[] text = scanner.text();
        int end = scanner.textStart() + scanner.textLength();
        int length = 0;
        int word = scanner.textStart();
        for (int at = word; at <= end; at++) {
            if (at == end || text[at] == ' ' || text[at] == ',') {
                if (at > word && length < elements.length) {
                    elements[length++] = strings.number(text, word, at - word);
                }
                word = at + 1;
            }
        }
        draft.putText(key, lists.number(elements, length));
    }

    /** Reads lists of texts by name. */
    private void readExtras(RecordKey key) throws IOException {
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

    private void readRecordVersion(RecordKey key) throws IOException {
        long version = number(key);
        if (version > 1) {
            draft.breaks("its record_version " + version + " is newer than this program");
        }
    }
}
