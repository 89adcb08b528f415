package io.github.envmaven.core.archive;

/**
 * One member of the zip that a .conda is.
 *
 * @param name as it stands in the central directory
 * @param method how it is packed, see the constants
 * @param crc the CRC-32 of its content
 * @param packedSize its bytes in the zip
 * @param size its bytes
 * @param header where its local header begins
 * @param data where its bytes begin
 */
record ZipMember(String name, int method, long crc, long packedSize, long size, long header, long data) {

    /** Content as it is: what the format asks for. */
    static final int STORED = 0;

    /** Content by deflate: what packages that somebody unpacked and packed again have. */
    static final int DEFLATED = 8;

    /** The name without the folders a zip tool may have put before it. */
    String baseName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
