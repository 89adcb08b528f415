package io.github.envmaven.core.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a packed stream unpacks to, unless that is absurdly much: a few kilobytes can be made to unpack to more than any
 * memory or disk holds.
 */
public final class UnpackedStream extends FilterInputStream {

    /** Up to here nothing is absurd. */
    private static final long ALWAYS_FINE = 64L << 20;

    /** Repodata packs to between a sixth and a fiftieth. */
    private static final long MOST_TIMES = 500;

    private final Counting packed;
    private long unpacked;

    private UnpackedStream(InputStream in, Counting packed) {
        super(in);
        this.packed = packed;
    }

    /** Makes a decoder. */
    @FunctionalInterface
    public interface Decoder {
        /**
         * Begins to decode.
         *
         * @param packed the packed bytes
         * @return the unpacked ones
         * @throws IOException where the beginning is not packed so
         */
        InputStream decode(InputStream packed) throws IOException;
    }

    /**
     * Begins to unpack.
     *
     * @param packed the packed bytes
     * @param decoder how they are packed
     * @return the unpacked bytes; reading them throws an {@link IOException} where they grow out of proportion
     * @throws IOException where the decoder does not begin
     */
    public static UnpackedStream of(InputStream packed, Decoder decoder) throws IOException {
        Counting counting = new Counting(packed);
        return new UnpackedStream(decoder.decode(counting), counting);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        unpacked += Math.max(count, 0);
        if (unpacked > ALWAYS_FINE && unpacked / MOST_TIMES > packed.count) {
            throw new OutOfProportion();
        }
        return count;
    }

    /** That something unpacks to more than it can honestly hold. */
    public static final class OutOfProportion extends IOException {

        private static final long serialVersionUID = 1;

        private OutOfProportion() {
            super("it unpacks to more than " + MOST_TIMES + " times its size");
        }
    }

    private static final class Counting extends FilterInputStream {

        private long count;

        private Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
