package io.github.envmaven.core.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the directory of a zip, strictly: every byte of the file belongs to exactly one member, to the directory or to its
 * end, and each local header says what the directory says. Then no two readers can see different members.
 */
final class ZipDirectory {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_SIZE = 56;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final long IN_ZIP64 = 0xffffffffL;
    private static final int BYTES_PER_MEMBER = 1 << 11;
    private static final long LARGEST = 1 << 28;
    private static final int MADE_ON_UNIX = 3;

    private static final int ENCRYPTED = 1;

    /** Where the central directory lies. */
    private record Place(long start, long size, long members, long end) {}

    private final FileChannel channel;
    private final long fileSize;
    private final int maxMembers;

    private ZipDirectory(FileChannel channel, long fileSize, int maxMembers) {
        this.channel = channel;
        this.fileSize = fileSize;
        this.maxMembers = maxMembers;
    }

    /** The members, at most so many, in the order of their bytes. */
    static List<ZipMember> read(FileChannel channel, int maxMembers) throws IOException {
        return new ZipDirectory(channel, channel.size(), maxMembers).members();
    }

    private List<ZipMember> members() throws IOException {
        Place place = place();
        if (place.start() + place.size() != place.end() || place.size() > maxSize()) {
            throw new IOException("its zip directory does not end where it should");
        }
        ByteBuffer directory = bytes(place.start(), (int) place.size());
        List<ZipMember> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (directory.hasRemaining()) {
            ZipMember member = entry(directory);
            if (!names.add(member.name()) || members.size() == maxMembers) {
                throw new IOException("its zip has member '" + member.name() + "' twice, or too many members");
            }
            members.add(member);
        }
        if (members.size() != place.members()) {
            throw new IOException(
                    "its zip directory counts " + place.members() + " members but lists " + members.size());
        }
        members.sort(Comparator.comparingLong(ZipMember::header));
        return located(members, place.start());
    }

    private long maxSize() {
        return Math.min(LARGEST, (long) maxMembers * BYTES_PER_MEMBER);
    }

    /** Follows the members from the first byte to the directory. */
    private List<ZipMember> located(List<ZipMember> members, long directoryStart) throws IOException {
        List<ZipMember> located = new ArrayList<>();
        long position = 0;
        for (ZipMember member : members) {
            if (member.header() != position) {
                throw new IOException("its zip has bytes that belong to no member, before '" + member.name() + "'");
            }
            ZipLocalHeader header = ZipLocalHeader.read(this::bytes, member);
            located.add(header.located());
            position = header.end();
        }
        if (position != directoryStart) {
            throw new IOException("its zip has bytes that belong to no member, before its directory");
        }
        return located;
    }

    private Place place() throws IOException {
        long start = endStart();
        ByteBuffer end = bytes(start, END_SIZE);
        int disk = end.getShort(4) & 0xffff;
        int directoryDisk = end.getShort(6) & 0xffff;
        int here = end.getShort(8) & 0xffff;
        int all = end.getShort(10) & 0xffff;
        if (disk != directoryDisk || here != all || (disk != 0 && disk != 0xffff)) {
            throw new IOException("its zip has several parts");
        }
        Place place = new Place(end.getInt(16) & IN_ZIP64, end.getInt(12) & IN_ZIP64, all, start);
        if (start >= LOCATOR_SIZE) {
            ByteBuffer locator = bytes(start - LOCATOR_SIZE, LOCATOR_SIZE);
            if (locator.getInt(0) == LOCATOR_SIGNATURE) {
                return place64(locator, place);
            }
        }
        return place;
    }

    /** The large form: its end record and the locator of that lie between the directory and the small end record. */
    private Place place64(ByteBuffer locator, Place small) throws IOException {
        long start = locator.getLong(8);
        if (start != small.end() - LOCATOR_SIZE - END64_SIZE) {
            throw new IOException("its zip64 end record is not where it should be");
        }
        ByteBuffer end = bytes(start, END64_SIZE);
        if (end.getInt(0) != END64_SIGNATURE || end.getLong(4) != END64_SIZE - 12) {
            throw new IOException("its zip64 end record is damaged");
        }
        Place large = new Place(end.getLong(48), end.getLong(40), end.getLong(32), start);
        boolean agrees = agrees(small.start(), large.start(), IN_ZIP64)
                && agrees(small.size(), large.size(), IN_ZIP64)
                && agrees(small.members(), large.members(), 0xffff)
                && large.members() == end.getLong(24)
                && large.size() >= 0
                && large.start() >= 0;
        if (!agrees) {
            throw new IOException("its two zip end records differ");
        }
        return large;
    }

    private static boolean agrees(long small, long large, long inZip64) {
        return small == large || small == inZip64;
    }

    /** The end record is found from behind; only a comment without another such record may follow it. */
    private long endStart() throws IOException {
        int length = (int) Math.min(fileSize, END_SIZE + 0xffff);
        ByteBuffer tail = bytes(fileSize - length, length);
        for (int i = length - END_SIZE; i >= 0; i--) {
            if (tail.getInt(i) == END_SIGNATURE) {
                if ((tail.getShort(i + 20) & 0xffff) != length - END_SIZE - i) {
                    throw new IOException("something follows the end of its zip");
                }
                return fileSize - length + i;
            }
        }
        throw new IOException("it is no zip, or its end is missing");
    }

    private static ZipMember entry(ByteBuffer directory) throws IOException {
        int start = directory.position();
        if (directory.remaining() < ENTRY_SIZE || directory.getInt(start) != ENTRY_SIGNATURE) {
            throw new IOException("its zip directory is damaged");
        }
        int nameLength = directory.getShort(start + 28) & 0xffff;
        int extraLength = directory.getShort(start + 30) & 0xffff;
        int commentLength = directory.getShort(start + 32) & 0xffff;
        if (directory.remaining() < ENTRY_SIZE + nameLength + extraLength + commentLength) {
            throw new IOException("its zip directory is damaged");
        }
        byte[] name = new byte[nameLength];
        directory.get(start + ENTRY_SIZE, name);
        String text = TarHeader.utf8(name, 0, nameLength);
        int method = directory.getShort(start + 10) & 0xffff;
        boolean isEncrypted = (directory.getShort(start + 8) & ENCRYPTED) != 0;
        if (isEncrypted || (method != ZipMember.STORED && method != ZipMember.DEFLATED)) {
            throw new IOException("its zip member '" + text + "' is encrypted, or packed by an unknown method");
        }
        ZipExtra extra = ZipExtra.read(directory.slice(start + ENTRY_SIZE + nameLength, extraLength));
        long size = extra.next(directory.getInt(start + 24) & IN_ZIP64);
        long packedSize = extra.next(directory.getInt(start + 20) & IN_ZIP64);
        long header = extra.next(directory.getInt(start + 42) & IN_ZIP64);
        long crc = directory.getInt(start + 16) & IN_ZIP64;
        boolean isUnix = (directory.getShort(start + 4) & 0xffff) >> 8 == MADE_ON_UNIX;
        int mode = isUnix ? directory.getInt(start + 38) >>> 16 : 0;
        long modified = seconds(directory.getShort(start + 14) & 0xffff, directory.getShort(start + 12) & 0xffff);
        directory.position(start + ENTRY_SIZE + nameLength + extraLength + commentLength);
        return new ZipMember(text, method, crc, packedSize, size, header, 0, mode, modified);
    }

    /** The time that stands there in the way of DOS: two seconds are the least, no time zone, no check. */
    private static long seconds(int date, int time) {
        int year = 1980 + (date >> 9);
        int month = Math.min(Math.max((date >> 5) & 15, 1), 12);
        int day = Math.min(Math.max(date & 31, 1), 28);
        long days = LocalDate.of(year, month, day).toEpochDay() + Math.max((date & 31) - 28, 0);
        return days * 86_400 + (time >> 11) * 3600L + ((time >> 5) & 63) * 60L + (time & 31) * 2L;
    }

    private ByteBuffer bytes(long start, int length) throws IOException {
        if (start < 0 || length < 0 || start > fileSize - length) {
            throw new IOException("its zip points behind its end");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                throw new IOException("it ends in the middle");
            }
        }
        return bytes.flip();
    }
}
