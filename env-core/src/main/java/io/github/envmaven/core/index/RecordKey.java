package io.github.envmaven.core.index;

import java.util.Arrays;
import java.util.Locale;

/** The keys of a record that mean something here (CEP 34, 36), and how their values read. */
enum RecordKey {
    NAME(Kind.NEEDED_TEXT, IndexFormat.RECORD),
    VERSION(Kind.NEEDED_TEXT, IndexFormat.BUILD_VERSION),
    BUILD(Kind.VARIED_TEXT, IndexFormat.BUILD),
    BUILD_NUMBER(Kind.NUMBER, IndexFormat.RECORD + 8),
    SUBDIR(Kind.TEXT, IndexFormat.RECORD + 4),
    NOARCH(Kind.NOARCH, IndexFormat.FLAGS),
    DEPENDS(Kind.LIST, IndexFormat.DEPENDS),
    CONSTRAINS(Kind.LIST, IndexFormat.CONSTRAINS),
    SHA256(Kind.DIGEST, IndexFormat.SHA256),
    MD5(Kind.DIGEST, IndexFormat.MD5),
    SIZE(Kind.NUMBER, IndexFormat.SIZE),
    TIMESTAMP(Kind.TIME, IndexFormat.TIMESTAMP),
    LICENSE(Kind.TEXT, IndexFormat.LICENSE),
    LICENSE_FAMILY(Kind.TEXT, IndexFormat.LICENSE_FAMILY),
    TRACK_FEATURES(Kind.WORDS, RecordKey.RARE),
    FEATURES(Kind.TEXT, RecordKey.RARE + 4),
    FLAGS(Kind.LIST, RecordKey.RARE + 8),
    PYTHON_SITE_PACKAGES_PATH(Kind.TEXT, RecordKey.RARE + 12),
    INDEXED_TIMESTAMP(Kind.TIME, RecordKey.RARE + 16),
    EXTRA_DEPENDS(Kind.EXTRAS, RecordKey.RARE),
    RECORD_VERSION(Kind.RECORD_VERSION, RecordKey.RARE),
    /** Any other key; its value is skipped. */
    OTHER(Kind.SKIPPED, RecordKey.RARE);

    /** How a value reads. */
    enum Kind {
        /** A text without which a record is none; often that of the record before. */
        NEEDED_TEXT,
        /** A text without which a record is none, of which a channel has very many. */
        VARIED_TEXT,
        /** A text; anything else counts as absent. */
        TEXT,
        /** An integer or null. */
        NUMBER,
        /** An integer, seconds or milliseconds since 1970. */
        TIME,
        /** Texts, or null. */
        LIST,
        /** Hexadecimal digits; anything else counts as absent. */
        DIGEST,
        /** {@code "python"}, {@code "generic"}, or as old records have it, {@code true}. */
        NOARCH,
        /** One text with several words, or texts. */
        WORDS,
        /** Lists of texts by name. */
        EXTRAS,
        /** An integer that says who may read the record. */
        RECORD_VERSION,
        /** Nothing that matters. */
        SKIPPED
    }

    /** Where fields begin that only few records have. */
    static final int RARE = IndexFormat.RECORD + 16;

    /** How many bytes a draft has. */
    static final int DRAFT = RARE + 24;

    /** How many there are. */
    static final int COUNT = values().length;

    private static final RecordKey[] VALUES = values();

    private final Kind kind;
    private final String spelled;

    @SuppressWarnings("ImmutableEnumChecker")
    private final KeyWords words;

    private final int field;

    RecordKey(Kind kind, int field) {
        this.kind = kind;
        this.field = field;
        this.spelled = name().toLowerCase(Locale.ROOT);
        this.words = KeyWords.of(spelled);
    }

    /** Where arrays by key have it. */
    @SuppressWarnings("EnumOrdinal")
    int slot() {
        return ordinal();
    }

    /** How its value reads. */
    Kind kind() {
        return kind;
    }

    /** The key as channels write it. */
    String spelled() {
        return spelled;
    }

    /** Where a draft has it: as the index does, and behind what records have there. */
    int field() {
        return field;
    }

    /** Whether only few records have it. */
    boolean isRare() {
        return field >= RARE;
    }

    /** The key as it is guessed to follow. */
    KeyWords words() {
        return words;
    }

    /** Tells keys apart. */
    static KeySet<RecordKey> set() {
        String[] spelled = Arrays.stream(VALUES)
                .filter(key -> key != OTHER)
                .map(key -> key.spelled)
                .toArray(String[]::new);
        return new KeySet<>(VALUES, spelled, OTHER);
    }
}
