package io.github.envmaven.core.archive;

/**
 * One member of a zip: of a .conda, or of a wheel.
 *
 * @param name as it stands in the central directory
 * @param method how it is packed, see the constants
 * @param crc the CRC-32 of its content
 * @param packedSize its bytes in the zip
 * @param size its bytes
 * @param header where its local header begins
 * @param data where its bytes begin
 * @param mode type and permissions by POSIX; 0 where it was packed elsewhere
 * @param modified seconds since 1970, as if the clock of who packed it showed UTC
 */
public record ZipMember(
        String name,
        int method,
        long crc,
        long packedSize,
        long size,
        long header,
        long data,
        int mode,
        long modified) {

    /** Content as it is: what the format asks for. */
    static final int STORED = 0;

    /** Content by deflate: what packages that somebody unpacked and packed again have. */
    static final int DEFLATED = 8;

    private static final int TYPE = 0170000;
    private static final int FILE = 0100000;
    private static final int EXECUTABLE = 0111;

    /** Whether it is a directory, which has no content. */
    public boolean isDirectory() {
        return name.endsWith("/");
    }

    /** Whether it is a plain file, or nothing says what it is. */
    public boolean isFile() {
        return !isDirectory() && ((mode & TYPE) == 0 || (mode & TYPE) == FILE);
    }

    /** Whether somebody may execute it. */
    public boolean isExecutable() {
        return (mode & EXECUTABLE) != 0;
    }

    /** The same member with the place of its bytes. */
    ZipMember at(long place) {
        return new ZipMember(name, method, crc, packedSize, size, header, place, mode, modified);
    }

    /** The name without the folders a zip tool may have put before it. */
    String baseName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
