package io.github.envmaven.core.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A key as it stands in JSON, with its quotes and its colon, to be compared eight bytes at a time.
 *
 * @param words the bytes, little-endian; the last word is filled up with zeros
 * @param lastMask the bytes of the last word that count
 * @param length how many bytes there are
 */
@SuppressWarnings("ArrayRecordComponent")
record KeyWords(long[] words, long lastMask, int length) {

    /** The words of a key. */
    static KeyWords of(String key) {
        byte[] bytes = ("\"" + key + "\":").getBytes(StandardCharsets.US_ASCII);
        int count = (bytes.length + 7) / 8;
        ByteBuffer padded = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
        padded.put(bytes).rewind();
        long[] words = new long[count];
        padded.asLongBuffer().get(words);
        return new KeyWords(words, -1L >>> (64 * count - 8 * bytes.length), bytes.length);
    }
}
