package io.github.envmaven.core.digest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Hashes and counts what is read through it. For one thread; without mark and reset. */
public final class HashingInputStream extends FilterInputStream {

    private final MessageDigest digest;
    private long count;

    /**
     * Starts hashing.
     *
     * @param in what is read; closed with this
     * @param algorithm which digest to compute
     */
    public HashingInputStream(InputStream in, HashAlgorithm algorithm) {
        this(in, algorithm.newDigest());
    }

    /**
     * Goes on with a digest that has already seen the beginning, as a resumed download needs it.
     *
     * @param in the rest
     * @param digest what has seen the beginning; this stream owns it from now on
     */
    public HashingInputStream(InputStream in, MessageDigest digest) {
        super(in);
        this.digest = digest;
    }

    /**
     * The digest of everything so far; may be asked once, at the end.
     *
     * @return lower-case hexadecimal
     */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * How many bytes were read through this stream.
     *
     * @return bytes, without those a resumed digest had seen before
     */
    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            digest.update((byte) value);
            count++;
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
            count += read;
        }
        return read;
    }

    /** Reads what is skipped, so that it is hashed too. */
    @Override
    public long skip(long wanted) throws IOException {
        byte[] buffer = new byte[(int) Math.min(8192, Math.max(0, wanted))];
        long left = wanted;
        while (left > 0) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return wanted - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
