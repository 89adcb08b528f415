package io.github.envmaven.core.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The header before a zip member's bytes, checked against the directory.
 *
 * @param located the member with the place of its bytes
 * @param end where the next member or the directory begins
 */
record ZipLocalHeader(ZipMember located, long end) {

    /** Bytes of the zip at a place. */
    @FunctionalInterface
    interface Source {

        ByteBuffer bytes(long start, int length) throws IOException;
    }

    private static final int SIGNATURE = 0x04034b50;
    private static final int SIZE = 30;
    private static final int HAS_DESCRIPTOR = 1 << 3;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final long MASK = 0xffffffffL;

    static ZipLocalHeader read(Source zip, ZipMember member) throws IOException {
        ByteBuffer fixed = zip.bytes(member.header(), SIZE);
        int nameLength = fixed.getShort(26) & 0xffff;
        int extraLength = fixed.getShort(28) & 0xffff;
        ByteBuffer rest = zip.bytes(member.header() + SIZE, nameLength + extraLength);
        byte[] nameBytes = new byte[nameLength];
        rest.get(0, nameBytes);
        String name = TarHeader.utf8(nameBytes, 0, nameLength);
        boolean hasDescriptor = (fixed.getShort(6) & HAS_DESCRIPTOR) != 0;
        ZipExtra extra = ZipExtra.read(rest.slice(nameLength, extraLength));
        long size = extra.next(fixed.getInt(22) & MASK);
        long packedSize = extra.next(fixed.getInt(18) & MASK);
        long crc = fixed.getInt(14) & MASK;
        boolean agrees = fixed.getInt(0) == SIGNATURE
                && (fixed.getShort(8) & 0xffff) == member.method()
                && name.equals(member.name())
                && agrees(size, member.size(), hasDescriptor)
                && agrees(packedSize, member.packedSize(), hasDescriptor)
                && agrees(crc, member.crc(), hasDescriptor)
                && (member.method() != ZipMember.STORED || member.size() == member.packedSize());
        if (!agrees) {
            throw new IOException("its zip has two different headers for member '" + member.name() + "'");
        }
        long data = member.header() + SIZE + nameLength + extraLength;
        ZipMember located = member.at(data);
        long end = data + member.packedSize();
        return new ZipLocalHeader(located, hasDescriptor ? end + descriptorLength(zip, located) : end);
    }

    // Who writes a descriptor behind the bytes did not know the numbers before them and left zeros.
    private static boolean agrees(long local, long central, boolean hasDescriptor) {
        return local == central || (hasDescriptor && local == 0);
    }

    /** A descriptor has a signature or not, and numbers of four or eight bytes; nothing says which. */
    private static int descriptorLength(Source zip, ZipMember member) throws IOException {
        long start = member.data() + member.packedSize();
        ByteBuffer bytes = zip.bytes(start, 16);
        int skip = bytes.getInt(0) == DESCRIPTOR_SIGNATURE ? 4 : 0;
        if ((bytes.getInt(skip) & MASK) == member.crc()) {
            boolean isSmall = (bytes.getInt(skip + 4) & MASK) == member.packedSize()
                    && (zip.bytes(start + skip + 8, 4).getInt(0) & MASK) == member.size();
            if (isSmall) {
                return skip + 12;
            }
            ByteBuffer large = zip.bytes(start + skip + 4, 16);
            if (large.getLong(0) == member.packedSize() && large.getLong(8) == member.size()) {
                return skip + 20;
            }
        }
        throw new IOException(
                "its zip member '" + member.name() + "' has a descriptor that differs from the directory");
    }
}
