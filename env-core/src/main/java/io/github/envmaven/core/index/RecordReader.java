package io.github.envmaven.core.index;

import io.github.envmaven.core.record.NoArch;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** Reads the fields of one record (CEP 34, 36) into a draft. Keys it does not know are skipped. */
final class RecordReader {

    private enum Key {
        NAME,
        VERSION,
        BUILD,
        BUILD_NUMBER,
        SUBDIR,
        NOARCH,
        DEPENDS,
        CONSTRAINS,
        SHA256,
        MD5,
        SIZE,
        TIMESTAMP,
        LICENSE,
        LICENSE_FAMILY,
        TRACK_FEATURES,
        FEATURES,
        FLAGS,
        EXTRA_DEPENDS,
        INDEXED_TIMESTAMP,
        PYTHON_SITE_PACKAGES_PATH,
        RECORD_VERSION,
        OTHER
    }

    private static final Key[] VALUES = Key.values();
    private static final KeySet<Key> KEYS = new KeySet<>(
            VALUES,
            Arrays.stream(VALUES)
                    .filter(key -> key != Key.OTHER)
                    .map(key -> key.name().toLowerCase(Locale.ROOT))
                    .toArray(String[]::new),
            Key.OTHER);

    // conda's rule: times up to the year 9999 in seconds are seconds, what is larger is milliseconds.
    private static final long LAST_SECOND = 253_402_300_799L;

    private final JsonScanner scanner;
    private final StringTable strings;
    private final ListTable lists;
    private final RecordDraft draft;
    private int[] elements = new int[64];

    RecordReader(JsonScanner scanner, StringTable strings, ListTable lists, RecordDraft draft) {
        this.scanner = scanner;
        this.strings = strings;
        this.lists = lists;
        this.draft = draft;
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
        while (scanner.nextKey()) {
            readField(KEYS.of(scanner));
        }
    }

    private void readField(Key key) throws IOException {
        switch (key) {
            case NAME -> draft.name = text("name");
            case VERSION -> draft.version = text("version");
            case BUILD -> draft.build = text("build");
            case BUILD_NUMBER -> draft.buildNumber = number("build_number", 0);
            case SUBDIR -> draft.subdir = optionalText();
            case NOARCH -> draft.noArch = noArch();
            case DEPENDS -> draft.depends = list("depends");
            case CONSTRAINS -> draft.constrains = list("constrains");
            case SHA256 -> digest(IndexFormat.SHA256);
            case MD5 -> digest(IndexFormat.MD5);
            case SIZE -> draft.size = number("size", IndexFormat.UNKNOWN);
            case TIMESTAMP -> draft.timestamp = time("timestamp");
            case LICENSE -> draft.license = optionalText();
            case LICENSE_FAMILY -> draft.licenseFamily = optionalText();
            case TRACK_FEATURES -> draft.trackFeatures = words();
            case FEATURES -> draft.features = optionalText();
            case FLAGS -> draft.flags = list("flags");
            case EXTRA_DEPENDS -> extras();
            case INDEXED_TIMESTAMP -> draft.indexedTimestamp = time("indexed_timestamp");
            case PYTHON_SITE_PACKAGES_PATH -> draft.sitePackages = optionalText();
            case RECORD_VERSION -> recordVersion();
            case OTHER -> scanner.skipValue();
        }
    }

    private int text(String key) throws IOException {
        if (scanner.peek() != '"') {
            draft.breaks("its " + key + " is no text");
            scanner.skipValue();
            return StringTable.ABSENT;
        }
        return nextString();
    }

    private int optionalText() throws IOException {
        if (scanner.peek() != '"') {
            scanner.skipValue();
            return StringTable.ABSENT;
        }
        return nextString();
    }

    private int nextString() throws IOException {
        scanner.readString();
        return strings.number(scanner.text(), scanner.textStart(), scanner.textLength());
    }

    private long number(String key, long absent) throws IOException {
        int next = scanner.peek();
        if ((next >= '0' && next <= '9') || next == '-') {
            return scanner.readLong();
        }
        if (!scanner.skipNull()) {
            draft.breaks("its " + key + " is no number");
            scanner.skipValue();
        }
        return absent;
    }

    private long time(String key) throws IOException {
        long time = number(key, IndexFormat.UNKNOWN);
        return time > 0 && time <= LAST_SECOND ? time * 1000 : time;
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

    private void digest(int field) throws IOException {
        if (scanner.peek() != '"') {
            scanner.skipValue();
            return;
        }
        scanner.readString();
        draft.digest(field, scanner.text(), scanner.textStart(), scanner.textLength());
    }

    private int list(String key) throws IOException {
        if (scanner.peek() != '[') {
            if (!scanner.skipNull()) {
                draft.breaks("its " + key + " is no list");
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
            elements[length++] = text(key);
        }
        return lists.number(elements, length);
    }

    /** Features come as one text with blanks or commas in it, or as a list. */
    private int words() throws IOException {
        int next = scanner.peek();
        if (next != '"') {
            return list("track_features");
        }
        scanner.readString();
        int length = 0;
        for (String word : scanner.string().split("[ ,]+", -1)) {
            if (!word.isEmpty() && length < elements.length) {
                elements[length++] = strings.number(word);
            }
        }
        return lists.number(elements, length);
    }

    private void extras() throws IOException {
        if (scanner.peek() != '{') {
            if (!scanner.skipNull()) {
                draft.breaks("its extra_depends is no object");
                scanner.skipValue();
            }
            return;
        }
        scanner.openObject();
        while (scanner.nextKey()) {
            int extra = strings.number(scanner.text(), scanner.textStart(), scanner.textLength());
            draft.addExtra(extra, list("extra_depends"));
        }
    }

    private void recordVersion() throws IOException {
        long version = number("record_version", 0);
        if (version > 1) {
            draft.breaks("its record_version " + version + " is newer than this program");
        }
    }
}
