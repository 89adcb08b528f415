package io.github.envmaven.core.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * A zip on disk, read as strictly as {@link ZipDirectory} says and within the limits of all archives. What is wrong with it
 * is told by {@link IOException}s. For one thread.
 */
public final class ZipArchive implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final List<ZipMember> members;
    private final byte[] buffer = new byte[BUFFER];

    private ZipArchive(FileChannel channel, List<ZipMember> members) {
        this.channel = channel;
        this.members = List.copyOf(members);
    }

    /**
     * Opens a zip and reads its directory.
     *
     * @param file the zip
     * @return the open zip
     * @throws IOException when it cannot be read, or two programs might read it differently, or it is too large
     */
    public static ZipArchive open(Path file) throws IOException {
        return open(file, ExtractionLimits.DEFAULT);
    }

    static ZipArchive open(Path file, ExtractionLimits limits) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            List<ZipMember> members = ZipDirectory.read(channel, limits.maxMembers());
            long limit = limits.maxBytes(channel.size());
            for (ZipMember member : members) {
                limit -= member.size();
                if (limit < 0) {
                    throw new IOException("it would become more than " + limits.maxBytes(channel.size())
                            + " bytes, too many for an archive of its size");
                }
            }
            return new ZipArchive(channel, members);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * What is in it.
     *
     * @return the members in the order of their bytes, no name twice
     */
    public List<ZipMember> members() {
        return members;
    }

    /**
     * Reads a member.
     *
     * @param member one of the members, small enough for the memory
     * @return its content
     * @throws IOException when it is not what the directory says
     */
    public byte[] read(ZipMember member) throws IOException {
        try (InputStream in = new ZipContent(channel, member)) {
            return in.readAllBytes();
        }
    }

    /**
     * Writes a member to a new file, with the time it has in the zip.
     *
     * @param member one of the members
     * @param target where to; its directory is there, it itself is not
     * @param mode whether it can be executed
     * @param digests are fed its content
     * @throws IOException when it is not what the directory says, or the file is there
     * @throws io.github.envmaven.core.error.EnvException.DiskFailed when the disk does not take it
     */
    public void extract(ZipMember member, Path target, Mode mode, List<MessageDigest> digests) throws IOException {
        try (NewFile file = NewFile.create(target, mode == Mode.EXECUTABLE);
                InputStream in = new ZipContent(channel, member)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (MessageDigest digest : digests) {
                    digest.update(buffer, 0, read);
                }
                file.write(ByteBuffer.wrap(buffer, 0, read));
            }
        }
        NewFile.keepTime(target, member.modified());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Whether a file can be executed. */
    public enum Mode {
        /** It cannot. */
        PLAIN,
        /** Whoever may read it may execute it, too. */
        EXECUTABLE
    }
}
