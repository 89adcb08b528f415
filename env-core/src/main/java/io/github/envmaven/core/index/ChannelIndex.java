package io.github.envmaven.core.index;

import io.github.envmaven.core.channel.ChannelRelations;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of one subdir in a mapped file. Opening it reads the header and a checksum; records become objects when
 * their name is asked for, and stay so while memory allows. Safe for several threads; the mapping ends with the object.
 */
public final class ChannelIndex implements RecordSource {

    private final IndexFile file;
    private final Subdir subdir;
    private final RecordDecoder decoder;
    private final RecordMemory memory = new RecordMemory();
    private final int nameTable;
    private final int nameCount;
    private final int records;
    private @Nullable List<PackageName> names;

    private ChannelIndex(IndexFile file, Subdir subdir) {
        this.file = file;
        this.subdir = subdir;
        this.decoder = new RecordDecoder(file, subdir);
        this.nameTable = file.header(IndexFormat.AT_NAMES);
        this.nameCount = file.header(IndexFormat.AT_NAME_COUNT);
        this.records = file.header(IndexFormat.AT_RECORDS);
    }

    /**
     * Opens an index.
     *
     * @param file where {@link IndexWriter} wrote it
     * @param subdir whose records it holds
     * @return empty when there is none, or it must be written again: another version, another platform, damaged
     * @throws IOException when the file is there and cannot be read
     */
    public static Optional<ChannelIndex> open(Path file, Subdir subdir) throws IOException {
        return IndexFile.map(file)
                .filter(index ->
                        index.string(index.header(IndexFormat.AT_PLATFORM)).equals(subdir.platform()))
                .map(index -> new ChannelIndex(index, subdir));
    }

    /**
     * Makes an index of the records of one name, or a few, without a file.
     *
     * @param repodata JSON in the form of {@code repodata.json}
     * @param place what it is called in messages
     * @param subdir whose records it holds
     * @return the index
     * @throws io.github.envmaven.core.error.EnvException.IntegrityFailed when the JSON is none
     */
    public static ChannelIndex of(byte[] repodata, String place, Subdir subdir) {
        return new ChannelIndex(
                IndexFile.of(
                        IndexWriter.toMemory(repodata, place, subdir.platform()).order(ByteOrder.LITTLE_ENDIAN)),
                subdir);
    }

    @Override
    public Subdir subdir() {
        return subdir;
    }

    @Override
    public ChannelRelations relations() {
        return new ChannelRelations(text(IndexFormat.AT_BASE_CHANNEL), text(IndexFormat.AT_OVERRIDDEN_CHANNEL));
    }

    @Override
    public List<RepoDataRecord> recordsNamed(PackageName name) {
        return memory.recall(name, this::decodeNamed);
    }

    private List<RepoDataRecord> decodeNamed(PackageName name) {
        int entry = find(name.value());
        if (entry < 0) {
            return List.of();
        }
        int from = firstRecord(entry);
        int to = firstRecord(entry + 1);
        List<RepoDataRecord> found = new ArrayList<>(to - from);
        for (int record = from; record < to; record++) {
            found.add(decoder.decode(name, records + record * IndexFormat.RECORD));
        }
        return Collections.unmodifiableList(found);
    }

    @Override
    public synchronized List<PackageName> names() {
        List<PackageName> known = names;
        if (known == null) {
            List<PackageName> all = new ArrayList<>(nameCount);
            for (int entry = 0; entry < nameCount; entry++) {
                all.add(new PackageName(nameAt(entry)));
            }
            known = Collections.unmodifiableList(all);
            names = known;
        }
        return known;
    }

    /**
     * How many records the subdir has.
     *
     * @return without those that were skipped
     */
    public int size() {
        return file.header(IndexFormat.AT_RECORD_COUNT);
    }

    /**
     * How many records of the channel cannot be used.
     *
     * @return the number; {@link #skipped} may tell fewer of them
     */
    public int skippedCount() {
        return file.header(IndexFormat.AT_SKIPPED_COUNT);
    }

    /**
     * Records of the channel that cannot be used, and why.
     *
     * @return the first of them, in the channel's order
     */
    public List<SkippedRecord> skipped() {
        List<String> texts = decoder.texts(file.header(IndexFormat.AT_SKIPPED));
        List<SkippedRecord> skipped = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += 2) {
            skipped.add(new SkippedRecord(texts.get(i), texts.get(i + 1)));
        }
        return skipped;
    }

    @Override
    public String toString() {
        return subdir + " (" + size() + " records)";
    }

    private String text(int at) {
        int number = file.header(at);
        return number == StringTable.ABSENT ? "" : file.string(number);
    }

    private int find(String name) {
        int low = 0;
        int high = nameCount - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = nameAt(middle).compareTo(name);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1;
    }

    private String nameAt(int entry) {
        return file.string(file.intAt(nameTable + entry * IndexFormat.NAME));
    }

    private int firstRecord(int entry) {
        return file.intAt(nameTable + entry * IndexFormat.NAME + 4);
    }
}
