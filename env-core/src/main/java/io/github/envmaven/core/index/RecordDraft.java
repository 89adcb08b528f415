package io.github.envmaven.core.index;

import io.github.envmaven.core.record.NoArch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The record that is being read: numbers of strings and lists, and digests. Used again for the next one. */
final class RecordDraft {

    int name;
    int version;
    int build;
    long buildNumber;
    int subdir;
    int depends;
    int constrains;
    int license;
    int licenseFamily;
    int features;
    int sitePackages;
    int trackFeatures;
    int flags;
    long size;
    long timestamp;
    long indexedTimestamp;
    NoArch noArch = NoArch.NONE;
    /** Pairs: string number of an extra, list number of its specs. */
    int[] extras = new int[8];

    int extrasLength;

    /** Why the record cannot be used; null as long as it can. */
    @Nullable
    String broken;

    private final byte[] encoded = new byte[IndexFormat.RECORD];
    private final ByteBuffer fields = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
    private int digests;
    private int[] rare = new int[32];
    private int rareLength;

    /** Forgets the last record. */
    void clear() {
        name = version = build = subdir = StringTable.ABSENT;
        license = licenseFamily = features = sitePackages = StringTable.ABSENT;
        depends = constrains = trackFeatures = flags = 0;
        buildNumber = 0;
        size = timestamp = indexedTimestamp = IndexFormat.UNKNOWN;
        noArch = NoArch.NONE;
        extrasLength = 0;
        broken = null;
        digests = 0;
        Arrays.fill(encoded, (byte) 0);
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

    /** Reads the hexadecimal digits of a digest; any other text leaves the record without that digest. */
    void digest(int field, byte[] text, int start, int length) {
        int flag = field == IndexFormat.SHA256 ? IndexFormat.HAS_SHA256 : IndexFormat.HAS_MD5;
        int bytes = field == IndexFormat.SHA256 ? 32 : 16;
        int seen = 0;
        if (length != 2 * bytes) {
            return;
        }
        for (int i = 0; i < bytes; i++) {
            int high = HEX[text[start + 2 * i] & 0xff];
            int low = HEX[text[start + 2 * i + 1] & 0xff];
            seen |= high | low;
            encoded[field + i] = (byte) ((high << 4) | low);
        }
        // A digit that is none is -1 and makes everything negative.
        digests = seen >= 0 ? digests | flag : digests & ~flag;
    }

    /** The record as it stands on disk; valid until the next call. */
    byte[] encode(int fileName, int archive, ListTable lists) {
        int noarchFlag = noArch == NoArch.PYTHON ? IndexFormat.IS_PYTHON : 0;
        noarchFlag |= noArch == NoArch.GENERIC ? IndexFormat.IS_GENERIC : 0;
        boolean largeBuild = buildNumber != (int) buildNumber;
        fields.putLong(IndexFormat.SIZE, size);
        fields.putLong(IndexFormat.TIMESTAMP, timestamp);
        fields.putInt(IndexFormat.BUILD_VERSION, version);
        fields.putInt(IndexFormat.BUILD, build);
        fields.putInt(IndexFormat.BUILD_NUMBER, largeBuild ? 0 : (int) buildNumber);
        fields.putInt(IndexFormat.DEPENDS, depends);
        fields.putInt(IndexFormat.CONSTRAINS, constrains);
        fields.putInt(IndexFormat.LICENSE, license);
        fields.putInt(IndexFormat.LICENSE_FAMILY, licenseFamily);
        fields.putInt(IndexFormat.RARE, rareFields(fileName, largeBuild, lists));
        fields.putInt(IndexFormat.FLAGS, archive | noarchFlag | digests);
        return encoded;
    }

    private int rareFields(int fileName, boolean largeBuild, ListTable lists) {
        rareLength = 0;
        putString(RareField.FILE_NAME, fileName);
        putString(RareField.SUBDIR, subdir);
        putString(RareField.FEATURES, features);
        putString(RareField.PYTHON_SITE_PACKAGES_PATH, sitePackages);
        if (largeBuild) {
            put(RareField.BUILD_NUMBER, (int) (buildNumber >>> 32), (int) buildNumber);
        }
        if (indexedTimestamp != IndexFormat.UNKNOWN) {
            put(RareField.INDEXED_TIMESTAMP, (int) (indexedTimestamp >>> 32), (int) indexedTimestamp);
        }
        putList(RareField.TRACK_FEATURES, trackFeatures);
        putList(RareField.FLAGS, flags);
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

    private static final byte[] HEX = hexDigits();

    private static byte[] hexDigits() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < 16; i++) {
            values["0123456789abcdef".charAt(i)] = (byte) i;
            values["0123456789ABCDEF".charAt(i)] = (byte) i;
        }
        return values;
    }
}
