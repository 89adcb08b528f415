package io.github.envmaven.core.index;

/**
 * The layout of an index file, and nothing else. All numbers are little-endian; offsets count from the file's beginning.
 *
 * <pre>
 *   header   128 bytes  magic, version, checksum, counts, offsets
 *   names    8 bytes each, sorted: string number, first record; one more entry ends the last name's records
 *   records  {@link #RECORD} bytes each, grouped by name, within a name by file name
 *   lists    (count + 1) offsets into the elements, then the elements: string numbers. List 0 is empty
 *   strings  (count + 1) offsets into the bytes, then the bytes: UTF-8
 * </pre>
 *
 * <p>What nearly every record has stands in the record; what few have (an odd file name, flags, extras, ...) stands in a
 * list of tagged values, see {@link RareField}. Equal strings and equal lists are mostly stored once, whoever uses them.
 */
final class IndexFormat {

    /** The first eight bytes of an index, {@code ENVINDEX}, as a number. */
    static final long MAGIC = 0x5845444e49564e45L;

    /** Raised whenever the meaning of a byte changes; an index of another version is built again. */
    static final int VERSION = 2;

    /** The header's length in bytes. */
    static final int HEADER = 128;

    static final int AT_MAGIC = 0;
    static final int AT_VERSION = 8;
    /** CRC-32C of everything from {@link #AT_LENGTH} to the end. */
    static final int AT_CHECKSUM = 12;

    static final int AT_LENGTH = 16;
    static final int AT_NAME_COUNT = 20;
    static final int AT_RECORD_COUNT = 24;
    static final int AT_LIST_COUNT = 28;
    static final int AT_STRING_COUNT = 32;
    static final int AT_NAMES = 36;
    static final int AT_RECORDS = 40;
    static final int AT_LIST_STARTS = 44;
    static final int AT_LIST_ELEMENTS = 48;
    static final int AT_STRING_STARTS = 52;
    static final int AT_STRING_BYTES = 56;
    /** String number of {@code info.base_url} (CEP 15), or -1. */
    static final int AT_BASE_URL = 60;
    /** String number of the platform, {@code linux-64} for example. */
    static final int AT_PLATFORM = 64;
    /** List number of the records that were left out: file name, reason, file name, reason, ... */
    static final int AT_SKIPPED = 68;
    /** How many records were left out; the list may hold fewer. */
    static final int AT_SKIPPED_COUNT = 72;

    /** String number of {@code info.channel_relations.base} (CEP 42), or -1. */
    static final int AT_BASE_CHANNEL = 76;
    /** String number of {@code info.channel_relations.overrides} (CEP 42), or -1. */
    static final int AT_OVERRIDDEN_CHANNEL = 80;

    /** The length of an entry of the name table. */
    static final int NAME = 8;

    /** The length of a record: the sum of the fields below. */
    static final int RECORD = 100;

    /** Bytes of the archive; {@link #UNKNOWN} where the channel says nothing. */
    static final int SIZE = 0;
    /** Milliseconds since 1970; {@link #UNKNOWN} where the channel says nothing. */
    static final int TIMESTAMP = 8;
    /** String number. */
    static final int BUILD_VERSION = 16;
    /** String number. */
    static final int BUILD = 20;
    /** The build number, where it fits. */
    static final int BUILD_NUMBER = 24;
    /** List number. */
    static final int DEPENDS = 28;
    /** List number. */
    static final int CONSTRAINS = 32;
    /** String number, or -1. */
    static final int LICENSE = 36;
    /** String number, or -1. */
    static final int LICENSE_FAMILY = 40;
    /** List number: tagged values, see {@link RareField}. */
    static final int RARE = 44;
    /** Bits: archive format, noarch kind, which digests are there. */
    static final int FLAGS = 48;
    /** 32 bytes. */
    static final int SHA256 = 52;
    /** 16 bytes. */
    static final int MD5 = 84;

    /** A size or a time that is not known. */
    static final long UNKNOWN = Long.MIN_VALUE;

    /** Flag: the file's name ends in .conda; otherwise in .tar.bz2. */
    static final int IS_CONDA = 1;
    /** Flag: noarch generic. */
    static final int IS_GENERIC = 2;
    /** Flag: noarch python. */
    static final int IS_PYTHON = 4;
    /** Flag: the SHA-256 is there. */
    static final int HAS_SHA256 = 8;
    /** Flag: the MD5 is there. */
    static final int HAS_MD5 = 16;

    private IndexFormat() {}
}
