package io.github.envmaven.core.index;

/**
 * What only few records have. Stored in a list as {@code tag, value, ...}, as many values as {@link #width}
 * says. New constants go to the end.
 */
enum RareField {
    /** The archive's file name, where it is not {@code name-version-build} with the extension: string. */
    FILE_NAME(0, 1),
    /** The record's own subdir, where it is not that of its file: string. */
    SUBDIR(1, 1),
    /** A build number beyond 31 bits: upper half, lower half. */
    BUILD_NUMBER(2, 2),
    /** CEP 47: upper half, lower half. */
    INDEXED_TIMESTAMP(3, 2),
    /** String. */
    FEATURES(4, 1),
    /** CEP 17: string. */
    PYTHON_SITE_PACKAGES_PATH(5, 1),
    /** List of strings. */
    TRACK_FEATURES(6, 1),
    /** CEP 45: list of strings. */
    FLAGS(7, 1),
    /** CEP 44, once an extra: the extra's name as string, its specs as list. */
    EXTRA_DEPENDS(8, 2);

    private static final RareField[] VALUES = values();

    private final int tag;
    private final int width;

    RareField(int tag, int width) {
        this.tag = tag;
        this.width = width;
    }

    /** What the field is called in the file. */
    int tag() {
        return tag;
    }

    /** How many values follow the tag. */
    int width() {
        return width;
    }

    /** The field of a tag. */
    static RareField of(int tag) {
        return VALUES[tag];
    }
}
