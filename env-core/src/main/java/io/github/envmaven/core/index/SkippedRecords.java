package io.github.envmaven.core.index;

import java.util.ArrayList;
import java.util.List;

/** Collects what is left out: all of it counted, the first of it kept, so that a broken channel cannot fill the memory. */
final class SkippedRecords {

    private static final int KEPT = 50;

    private final List<SkippedRecord> records = new ArrayList<>();
    private int count;

    void add(String fileName, String reason) {
        count++;
        if (records.size() < KEPT) {
            String shown = fileName.length() > 200 ? fileName.substring(0, 200) + "..." : fileName;
            records.add(new SkippedRecord(shown.replaceAll("\\p{Cntrl}", "?"), reason.replaceAll("\\p{Cntrl}", "?")));
        }
    }

    /** The first of them. */
    List<SkippedRecord> records() {
        return records;
    }

    /** How many there are in all. */
    int count() {
        return count;
    }
}
