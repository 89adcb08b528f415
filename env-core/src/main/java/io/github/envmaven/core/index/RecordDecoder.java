package io.github.envmaven.core.index;

import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.PackageRecordBuilder;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes objects out of the bytes of one record. Versions and lists are made once, whoever shares them. */
final class RecordDecoder {

    private final IndexFile file;
    private final Subdir subdir;
    private final RecordUrls urls;
    private final @Nullable Version[] versions;
    private final @Nullable List<String>[] lists;

    @SuppressWarnings({"unchecked", "rawtypes"})
    RecordDecoder(IndexFile file, Subdir subdir) {
        this.file = file;
        this.subdir = subdir;
        int baseUrl = file.header(IndexFormat.AT_BASE_URL);
        this.urls = new RecordUrls(subdir, baseUrl == StringTable.ABSENT ? "" : file.string(baseUrl));
        this.versions = new @Nullable Version[file.header(IndexFormat.AT_STRING_COUNT)];
        this.lists = new @Nullable List[file.header(IndexFormat.AT_LIST_COUNT)];
    }

    /** The record whose bytes begin at an offset. */
    RepoDataRecord decode(PackageName name, int at) {
        int flags = file.intAt(at + IndexFormat.FLAGS);
        Version version = version(file.intAt(at + IndexFormat.BUILD_VERSION));
        String build = file.string(file.intAt(at + IndexFormat.BUILD));
        PackageRecordBuilder builder = PackageRecord.builder(name, version, build)
                .subdir(subdir.platform())
                .buildNumber(file.intAt(at + IndexFormat.BUILD_NUMBER))
                .depends(texts(file.intAt(at + IndexFormat.DEPENDS)))
                .constrains(texts(file.intAt(at + IndexFormat.CONSTRAINS)))
                .noArch(noArch(flags));
        putOptional(builder, at, flags);
        String fileName = putRare(builder, file.intAt(at + IndexFormat.RARE));
        if (fileName.isEmpty()) {
            fileName = (flags & IndexFormat.IS_CONDA) != 0 ? ".conda" : ".tar.bz2";
        }
        return RepoDataRecord.below(urls.base(), builder.build(), fileName, subdir.channel());
    }

    /** A list of strings; unmodifiable. */
    List<String> texts(int number) {
        List<String> known = lists[number];
        if (known != null) {
            return known;
        }
        int[] numbers = file.list(number);
        String[] texts = new String[numbers.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = file.string(numbers[i]);
        }
        List<String> list = List.of(texts);
        lists[number] = list;
        return list;
    }

    private Version version(int number) {
        Version known = versions[number];
        if (known != null) {
            return known;
        }
        String text = file.string(number);
        try {
            Version version = Version.parse(text);
            versions[number] = version;
            return version;
        } catch (InvalidInput e) {
            throw new IllegalStateException(
                    "The index holds a version that was checked when it was written: " + text, e);
        }
    }

    private void putOptional(PackageRecordBuilder builder, int at, int flags) {
        if ((flags & IndexFormat.HAS_SHA256) != 0) {
            builder.sha256(file.sha256At(at + IndexFormat.SHA256));
        }
        if ((flags & IndexFormat.HAS_MD5) != 0) {
            builder.md5(file.md5At(at + IndexFormat.MD5));
        }
        long size = file.longAt(at + IndexFormat.SIZE);
        if (size != IndexFormat.UNKNOWN) {
            builder.size(size);
        }
        long timestamp = file.longAt(at + IndexFormat.TIMESTAMP);
        if (timestamp != IndexFormat.UNKNOWN) {
            builder.timestamp(timestamp);
        }
        int license = file.intAt(at + IndexFormat.LICENSE);
        if (license != StringTable.ABSENT) {
            builder.license(file.string(license));
        }
        int family = file.intAt(at + IndexFormat.LICENSE_FAMILY);
        if (family != StringTable.ABSENT) {
            builder.licenseFamily(file.string(family));
        }
    }

    /** Sets what few records have; answers the file name, or an empty text where it follows from the record. */
    private String putRare(PackageRecordBuilder builder, int number) {
        if (number == 0) {
            return "";
        }
        String fileName = "";
        Map<String, List<String>> extras = new TreeMap<>();
        int[] fields = file.list(number);
        for (int i = 0; i < fields.length; ) {
            RareField field = RareField.of(fields[i]);
            int[] values = Arrays.copyOfRange(fields, i + 1, i + 1 + field.width());
            switch (field) {
                case FILE_NAME -> fileName = file.string(values[0]);
                case SUBDIR -> builder.subdir(file.string(values[0]));
                case BUILD_NUMBER -> builder.buildNumber(wide(values));
                case INDEXED_TIMESTAMP -> builder.indexedTimestamp(wide(values));
                case FEATURES -> builder.features(file.string(values[0]));
                case PYTHON_SITE_PACKAGES_PATH -> builder.pythonSitePackagesPath(file.string(values[0]));
                case TRACK_FEATURES -> builder.trackFeatures(texts(values[0]));
                case FLAGS -> builder.flags(texts(values[0]));
                case EXTRA_DEPENDS -> extras.put(file.string(values[0]), texts(values[1]));
            }
            i += 1 + field.width();
        }
        if (!extras.isEmpty()) {
            builder.extraDepends(extras);
        }
        return fileName;
    }

    private static NoArch noArch(int flags) {
        if ((flags & IndexFormat.IS_PYTHON) != 0) {
            return NoArch.PYTHON;
        }
        return (flags & IndexFormat.IS_GENERIC) != 0 ? NoArch.GENERIC : NoArch.NONE;
    }

    private static long wide(int[] halves) {
        return ((long) halves[0] << 32) | (halves[1] & 0xffff_ffffL);
    }
}
