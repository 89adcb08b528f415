package io.github.envmaven.core.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** The keys of a record that mean something here (CEP 34, 36), and how their values read. */
enum RecordKey {
    NAME(Kind.NEEDED_TEXT),
    VERSION(Kind.NEEDED_TEXT),
    BUILD(Kind.NEEDED_TEXT),
    BUILD_NUMBER(Kind.NUMBER),
    SUBDIR(Kind.TEXT),
    NOARCH(Kind.NOARCH),
    DEPENDS(Kind.LIST),
    CONSTRAINS(Kind.LIST),
    SHA256(Kind.DIGEST),
    MD5(Kind.DIGEST),
    SIZE(Kind.NUMBER),
    TIMESTAMP(Kind.TIME),
    LICENSE(Kind.TEXT),
    LICENSE_FAMILY(Kind.TEXT),
    TRACK_FEATURES(Kind.WORDS),
    FEATURES(Kind.TEXT),
    FLAGS(Kind.LIST),
    EXTRA_DEPENDS(Kind.EXTRAS),
    INDEXED_TIMESTAMP(Kind.TIME),
    PYTHON_SITE_PACKAGES_PATH(Kind.TEXT),
    RECORD_VERSION(Kind.RECORD_VERSION),
    /** Any other key; its value is skipped. */
    OTHER(Kind.SKIPPED);

    /** How a value reads. Each kind is a class of its own, so that each is compiled for what it alone does. */
    enum Kind {
        /** A text without which a record is none. */
        NEEDED_TEXT {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.readText(key);
            }
        },
        /** A text; anything else counts as absent. */
        TEXT {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.readText(key);
            }
        },
        /** An integer or null. */
        NUMBER {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.readNumber(key);
            }
        },
        /** An integer, seconds or milliseconds since 1970. */
        TIME {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.readTime(key);
            }
        },
        /** Texts, or null. */
        LIST {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.readList(key);
            }
        },
        /** Hexadecimal digits; anything else counts as absent. */
        DIGEST {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.readDigest(key);
            }
        },
        /** {@code "python"}, {@code "generic"}, or as old records have it, {@code true}. */
        NOARCH {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.readNoArch();
            }
        },
        /** One text with several words, or texts. */
        WORDS {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.readWords(key);
            }
        },
        /** Lists of texts by name. */
        EXTRAS {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.readExtras(key);
            }
        },
        /** An integer that says who may read the record. */
        RECORD_VERSION {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.readRecordVersion(key);
            }
        },
        /** Nothing that matters. */
        SKIPPED {
            @Override
            void read(RecordReader reader, RecordKey key) throws IOException {
                reader.skip();
            }
        };

        /** Reads the value that comes next into the reader's draft. */
        abstract void read(RecordReader reader, RecordKey key) throws IOException;
    }

    private static final RecordKey[] VALUES = values();

    private final Kind kind;
    private final String spelled;

    @SuppressWarnings("ImmutableEnumChecker")
    private final KeyWords words;

    RecordKey(Kind kind) {
        this.kind = kind;
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
