package io.github.envmaven.core.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The content of a zip member; at its end, length and CRC-32 are compared with the directory. For one thread. */
final class ZipContent extends InputStream {

    private final ZipMember member;
    private final Inflater inflater = new Inflater(true);
    private final CheckedInputStream content;
    private long count;

    ZipContent(FileChannel channel, ZipMember member) {
        this.member = member;
        InputStream packed = new Slice(channel, member.data(), member.packedSize());
        InputStream plain =
                member.method() == ZipMember.STORED ? packed : new InflaterInputStream(packed, inflater, 1 << 16);
        this.content = new CheckedInputStream(plain, new CRC32());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = content.read(buffer, offset, length);
        count += Math.max(0, read);
        boolean isWhole = count == member.size() && content.getChecksum().getValue() == member.crc();
        if (count > member.size() || (read < 0 && !isWhole)) {
            throw new IOException("its zip member '" + member.name() + "' differs from its length or checksum");
        }
        return read;
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** Some bytes of a file, read where they are; the channel's own position stays. */
    private static final class Slice extends InputStream {

        private final FileChannel channel;
        private final long end;
        private long position;

        private Slice(FileChannel channel, long start, long length) {
            this.channel = channel;
            this.position = start;
            this.end = start + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int wanted = (int) Math.min(length, end - position);
            if (wanted == 0) {
                return length == 0 ? 0 : -1;
            }
            int read = channel.read(ByteBuffer.wrap(buffer, offset, wanted), position);
            position += Math.max(0, read);
            return read;
        }
    }
}
