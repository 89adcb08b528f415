package io.github.envmaven.core.install;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Finds a sequence of bytes by Horspool's search: one of 255 bytes lets it skip nearly everything. */
final class ByteSearch {

    private final byte[] wanted;
    private final int[] shift = new int[256];

    ByteSearch(byte[] wanted) {
        this.wanted = wanted;
        if (wanted.length == 0) {
            throw new IllegalArgumentException("A placeholder is not empty");
        }
        int last = wanted.length - 1;
        Arrays.fill(shift, wanted.length);
        for (int i = 0; i < last; i++) {
            shift[wanted[i] & 0xff] = last - i;
        }
    }

    int length() {
        return wanted.length;
    }

    /** The first place between two others, the later excluded; -1 where there is none. */
    int indexOf(byte[] bytes, int from, int to) {
        int last = wanted.length - 1;
        int position = from;
        while (position + last < to) {
            byte end = bytes[position + last];
            if (end == wanted[last] && Arrays.equals(bytes, position, position + last, wanted, 0, last)) {
                return position;
            }
            position += shift[end & 0xff];
        }
        return -1;
    }

    /** Copies some bytes, with something else wherever the sequence stands. */
    void replaceAll(byte[] bytes, int from, int to, byte[] replacement, ByteArrayOutputStream out) {
        int done = from;
        for (int match = indexOf(bytes, done, to); match >= 0; match = indexOf(bytes, done, to)) {
            out.write(bytes, done, match - done);
            out.writeBytes(replacement);
            done = match + wanted.length;
        }
        out.write(bytes, done, to - done);
    }
}
