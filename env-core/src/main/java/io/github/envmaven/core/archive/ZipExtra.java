package io.github.envmaven.core.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The zip64 part of a member's extra field: the large numbers, in the order in which the small fields lack them. */
final class ZipExtra {

    private static final int ZIP64 = 1;
    private static final long MISSING = 0xffffffffL;

    private final ByteBuffer numbers;

    private ZipExtra(ByteBuffer numbers) {
        this.numbers = numbers.order(ByteOrder.LITTLE_ENDIAN);
    }

    static ZipExtra read(ByteBuffer extra) throws IOException {
        extra.order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer zip64 = ByteBuffer.allocate(0);
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xffff;
            int length = extra.getShort() & 0xffff;
            if (length > extra.remaining()) {
                throw new IOException("a zip member's extra field is damaged");
            }
            if (id == ZIP64) {
                zip64 = extra.slice(extra.position(), length);
            }
            extra.position(extra.position() + length);
        }
        return new ZipExtra(zip64);
    }

    /** The number itself, or the next large one where it says that it is missing. */
    long next(long small) throws IOException {
        if (small != MISSING) {
            return small;
        }
        if (numbers.remaining() < 8) {
            throw new IOException("a zip member lacks a zip64 number");
        }
        long large = numbers.getLong();
        if (large < 0) {
            throw new IOException("a zip member has a number that is too large");
        }
        return large;
    }
}
