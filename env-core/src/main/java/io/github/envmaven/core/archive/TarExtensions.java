package io.github.envmaven.core.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the members before a member say about it: long names (GNU {@code L} and {@code K}) and pax records
 * ({@code "19 path=a/long/name\n"}).
 *
 * <p>Readers that disagree about which of two names or sizes counts extract different files from one archive, so what is
 * said twice, and what can hide content (sparse files), is refused; unknown records are skipped.
 */
final class TarExtensions {

    private @Nullable String name;
    private @Nullable String linkTarget;
    private long size = -1;

    void setName(String longName) throws IOException {
        if (name != null) {
            throw new IOException("a member has two long names: '" + name + "' and '" + longName + "'");
        }
        name = longName;
    }

    void setLinkTarget(String longTarget) throws IOException {
        if (linkTarget != null) {
            throw new IOException("a member has two link targets: '" + linkTarget + "' and '" + longTarget + "'");
        }
        linkTarget = longTarget;
    }

    String name(String inHeader) {
        return name == null ? inHeader : name;
    }

    String linkTarget(String inHeader) {
        return linkTarget == null ? inHeader : linkTarget;
    }

    /** Writers of huge files leave the header's own field zero. */
    long size(long inHeader) throws IOException {
        if (size >= 0 && inHeader != 0 && size != inHeader) {
            throw new IOException("a member has two sizes: " + inHeader + " and " + size);
        }
        return size < 0 ? inHeader : size;
    }

    /** Reads pax records that hold for the next member. */
    void readRecords(byte[] bytes, int start, int length) throws IOException {
        int position = start;
        int end = start + length;
        while (position < end) {
            int blank = position;
            int recordLength = 0;
            while (blank < end && bytes[blank] >= '0' && bytes[blank] <= '9' && recordLength < 1 << 24) {
                recordLength = 10 * recordLength + bytes[blank++] - '0';
            }
            int recordEnd = position + recordLength;
            if (blank >= end
                    || bytes[blank] != ' '
                    || recordEnd <= blank + 1
                    || recordEnd > end
                    || bytes[recordEnd - 1] != '\n') {
                throw new IOException("a member's extended header is damaged");
            }
            readRecord(TarHeader.utf8(bytes, blank + 1, recordEnd - blank - 2));
            position = recordEnd;
        }
    }

    /** Refuses pax records for all members that would name or size them. */
    static void requireHarmless(byte[] bytes, int start, int length) throws IOException {
        TarExtensions all = new TarExtensions();
        all.readRecords(bytes, start, length);
        if (all.name != null || all.linkTarget != null || all.size >= 0) {
            throw new IOException("a header for all members sets a name or a size");
        }
    }

    private void readRecord(String record) throws IOException {
        int equals = record.indexOf('=');
        if (equals <= 0) {
            throw new IOException("a member's extended header is damaged");
        }
        String key = record.substring(0, equals);
        String value = record.substring(equals + 1);
        switch (key) {
            case "path" -> setName(value);
            case "linkpath" -> setLinkTarget(value);
            case "size" -> setSize(value);
            default -> {
                if (key.startsWith("GNU.sparse.") || key.startsWith("SCHILY.realsize")) {
                    throw new IOException("a member is a sparse file");
                }
            }
        }
    }

    private void setSize(String value) throws IOException {
        boolean digits =
                !value.isEmpty() && value.length() < 18 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || size >= 0) {
            throw new IOException("a member's extended header has no single size: '" + value + "'");
        }
        size = Long.parseLong(value);
    }
}
