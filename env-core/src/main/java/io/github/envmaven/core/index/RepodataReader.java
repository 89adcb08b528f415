package io.github.envmaven.core.index;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole {@code repodata.json} (CEP 36, 15, 48) into tables, in one pass over its bytes. */
final class RepodataReader {

    private enum Key {
        INFO,
        PACKAGES,
        PACKAGES_CONDA,
        V3,
        REMOVED,
        REPODATA_VERSION,
        SUBDIR,
        BASE_URL,
        CHANNEL_RELATIONS,
        BASE,
        OVERRIDES,
        CONDA,
        TAR_BZ2,
        OTHER
    }

    private static final KeySet<Key> KEYS = new KeySet<>(
            Key.values(),
            new String[] {
                "info",
                "packages",
                "packages.conda",
                "v3",
                "removed",
                "repodata_version",
                "subdir",
                "base_url",
                "channel_relations",
                "base",
                "overrides",
                "conda",
                "tar.bz2"
            },
            Key.OTHER);
    private static final int NEWEST_VERSION = 2;

    private final JsonScanner scanner;
    private final String place;
    private final String platform;
    private final RepodataTables tables;
    private final RecordDraft draft = new RecordDraft();
    private final RecordReader reader;
    private final RecordCheck check;
    private final int platformNumber;
    private final List<String> removed = new ArrayList<>();
    private final FileName fileName = new FileName();

    /**
     * Prepares to read.
     *
     * @param scanner at the document's beginning
     * @param place the document's name in messages
     * @param platform the subdir that is wanted
     * @param tables where the records go
     */
    RepodataReader(JsonScanner scanner, String place, String platform, RepodataTables tables) {
        this.scanner = scanner;
        this.place = place;
        this.platform = platform;
        this.tables = tables;
        this.reader = new RecordReader(scanner, tables.strings, tables.lists, draft);
        this.check = new RecordCheck(tables.strings);
        this.platformNumber = tables.strings.number(platform);
        tables.platform = platformNumber;
    }

    /** Reads everything. An empty document is one without records. */
    void read() throws IOException {
        if (scanner.peek() == 0xef) {
            skipByteOrderMark();
        }
        if (scanner.peek() == ByteWindow.END) {
            return;
        }
        scanner.openObject();
        while (scanner.nextKey()) {
            readMember(KEYS.of(scanner));
        }
        if (scanner.peek() != ByteWindow.END) {
            throw scanner.unexpected("the end of the file");
        }
    }

    /** File names that the channel has withdrawn. */
    List<String> removed() {
        return removed;
    }

    private void readMember(Key key) throws IOException {
        switch (key) {
            case INFO -> readInfo();
            case PACKAGES, PACKAGES_CONDA -> readRecords(FileName.NO_EXTENSION);
            case V3 -> readRevision();
            case REMOVED -> readRemoved();
            case REPODATA_VERSION -> checkVersion();
            default -> scanner.skipValue();
        }
    }

    private void readInfo() throws IOException {
        if (scanner.skipNull()) {
            return;
        }
        scanner.openObject();
        while (scanner.nextKey()) {
            Key key = KEYS.of(scanner);
            if (key == Key.REPODATA_VERSION) {
                checkVersion();
            } else if (key == Key.CHANNEL_RELATIONS && scanner.peek() == '{') {
                readRelations();
            } else if (scanner.peek() != '"') {
                scanner.skipValue();
            } else {
                scanner.readString();
                readInfo(key, scanner.string());
            }
        }
    }

    private void readInfo(Key key, String value) {
        if (key == Key.BASE_URL) {
            tables.baseUrl = tables.strings.number(value);
        } else if (key == Key.SUBDIR && !value.equals(platform)) {
            throw new IntegrityFailed(place + " describes the subdir '" + value + "', not " + platform);
        }
    }

    private void readRelations() throws IOException {
        scanner.openObject();
        while (scanner.nextKey()) {
            Key key = KEYS.of(scanner);
            if (scanner.peek() != '"') {
                scanner.skipValue();
                continue;
            }
            scanner.readString();
            int reference = tables.strings.number(scanner.string());
            tables.baseChannel = key == Key.BASE ? reference : tables.baseChannel;
            tables.overriddenChannel = key == Key.OVERRIDES ? reference : tables.overriddenChannel;
        }
    }

    private void checkVersion() throws IOException {
        if (scanner.skipNull()) {
            return;
        }
        long version = scanner.readLong();
        if (version > NEWEST_VERSION) {
            throw new InvalidInput(
                    place + " has repodata_version " + version + "; this program reads versions 1 and 2",
                    Remedy.fixInput("Use a newer version of env-maven-plugin for this channel."));
        }
    }

    private void readRevision() throws IOException {
        if (scanner.skipNull()) {
            return;
        }
        scanner.openObject();
        while (scanner.nextKey()) {
            switch (KEYS.of(scanner)) {
                case CONDA -> readRecords(FileName.CONDA);
                case TAR_BZ2 -> readRecords(FileName.TAR_BZ2);
                // Wheels, and what may come: files that this program cannot install are not offered.
                default -> scanner.skipValue();
            }
        }
    }

    private void readRemoved() throws IOException {
        if (scanner.skipNull()) {
            return;
        }
        scanner.openArray();
        while (scanner.nextElement()) {
            scanner.readString();
            removed.add(scanner.string());
        }
    }

    /** Reads an object of records whose keys are file names, but for an extension to append. */
    private void readRecords(byte[] extension) throws IOException {
        if (scanner.skipNull()) {
            return;
        }
        scanner.openObject();
        fileName.begin();
        while (nextFileName(extension)) {
            reader.read();
            addRecord();
        }
    }

    private boolean nextFileName(byte[] extension) throws IOException {
        if (scanner.nextUsualKey()) {
            fileName.keep(scanner, extension);
            return true;
        }
        return nextUnusualFileName(extension);
    }

    private boolean nextUnusualFileName(byte[] extension) throws IOException {
        if (!scanner.nextKey()) {
            return false;
        }
        fileName.keep(scanner, extension);
        scanner.readAhead();
        return true;
    }

    private void addRecord() {
        int archive = fileName.archive();
        if (!fileName.isArchive(archive)) {
            tables.skipped.add(fileName.toString(), "it is neither a .conda nor a .tar.bz2 file");
            return;
        }
        if (draft.text(RecordKey.SUBDIR) == platformNumber) {
            draft.putText(RecordKey.SUBDIR, StringTable.ABSENT);
        }
        if (check.isPlain(draft) && fileName.followsFrom(draft, tables.strings, archive)) {
            add(archive, StringTable.ABSENT);
            return;
        }
        Optional<String> problem = check.problem(draft);
        if (problem.isPresent()) {
            tables.skipped.add(fileName.toString(), problem.get());
        } else if (fileName.followsFrom(draft, tables.strings, archive)) {
            add(archive, StringTable.ABSENT);
        } else if (RecordCheck.isSafe(fileName.toString())) {
            add(archive, fileName.number(tables.strings));
        } else {
            tables.skipped.add(fileName.toString(), "its file name is no plain file name");
        }
    }

    private void add(int archive, int oddFileName) {
        if (!fileName.takeOrder()) {
            tables.records.breakOrder();
        }
        int[] encoded = draft.encode(oddFileName, archive, tables.lists);
        tables.records.add(draft.text(RecordKey.NAME), oddFileName, encoded);
    }

    private void skipByteOrderMark() throws IOException {
        if (scanner.read() != (byte) 0xef || scanner.read() != (byte) 0xbb || scanner.read() != (byte) 0xbf) {
            throw scanner.unexpected("an object");
        }
    }
}
