package io.github.envmaven.core.pypi;

import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Reads a wheel's metadata from a server by ranges: the end of the file has the zip's directory, which tells where the
 * metadata lies. Whatever is out of the ordinary gives no answer, and the whole file is read instead.
 */
final class RemoteWheel {

    /** Enough for the directory of most wheels, and for the metadata, which builders put just before it. */
    private static final int TAIL = 64 << 10;

    private static final int MOST_BYTES = 16 << 20;
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int LOCAL_HEADER = 0x04034b50;

    private final Transport transport;
    private final String url;

    private RemoteWheel(Transport transport, String url) {
        this.transport = transport;
        this.url = url;
    }

    /** The metadata; empty where the server gives no ranges, or the file is no plain zip. */
    static Optional<String> metadata(Transport transport, IndexFile file) {
        if (!file.url().startsWith("http")) {
            return Optional.empty();
        }
        try {
            return new RemoteWheel(transport, file.url()).read();
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Some bytes of the file.
     *
     * @param from where they begin
     * @param total how long the whole file is
     * @param bytes the bytes, little-endian
     */
    private record Part(long from, long total, ByteBuffer bytes) {

        boolean holds(long begin, long end) {
            return begin >= from && end <= from + bytes.limit();
        }
    }

    private Optional<String> read() throws IOException {
        Optional<Part> tail = part("bytes=-" + TAIL);
        if (tail.isEmpty()) {
            return Optional.empty();
        }
        int end = endOfDirectory(tail.get().bytes());
        if (end < 0) {
            return Optional.empty();
        }
        long size = Integer.toUnsignedLong(tail.get().bytes().getInt(end + 12));
        long begin = Integer.toUnsignedLong(tail.get().bytes().getInt(end + 16));
        if (size > MOST_BYTES || begin + size > tail.get().total()) {
            return Optional.empty();
        }
        Optional<Part> directory = within(tail.get(), begin, begin + size);
        return directory.isEmpty() ? Optional.empty() : find(tail.get(), directory.get(), begin, begin + size);
    }

    /** Where the end record begins; it has a comment of any length behind it. */
    private static int endOfDirectory(ByteBuffer bytes) {
        for (int at = bytes.limit() - 22; at >= 0; at--) {
            if (bytes.getInt(at) == END_OF_DIRECTORY) {
                return at;
            }
        }
        return -1;
    }

    private Optional<String> find(Part tail, Part directory, long begin, long end) throws IOException {
        ByteBuffer bytes = directory.bytes();
        int at = Math.toIntExact(begin - directory.from());
        int last = Math.toIntExact(end - directory.from());
        while (at + 46 <= last && bytes.getInt(at) == DIRECTORY_ENTRY) {
            int nameLength = Short.toUnsignedInt(bytes.getShort(at + 28));
            int extraLength = Short.toUnsignedInt(bytes.getShort(at + 30));
            int commentLength = Short.toUnsignedInt(bytes.getShort(at + 32));
            byte[] name = new byte[nameLength];
            bytes.get(at + 46, name);
            if (WheelFile.isMetadata(new String(name, StandardCharsets.UTF_8))) {
                int method = Short.toUnsignedInt(bytes.getShort(at + 10));
                long compressed = Integer.toUnsignedLong(bytes.getInt(at + 20));
                long offset = Integer.toUnsignedLong(bytes.getInt(at + 42));
                return extract(tail, offset, compressed, method);
            }
            at += 46 + nameLength + extraLength + commentLength;
        }
        return Optional.empty();
    }

    private Optional<String> extract(Part tail, long offset, long compressed, int method) throws IOException {
        if (compressed > MOST_BYTES) {
            return Optional.empty();
        }
        // The local header repeats the name and may have another extra field; a kilobyte is ample for both.
        long end = Math.min(offset + 30 + 1024 + compressed, tail.total());
        Optional<Part> found = within(tail, offset, end);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer bytes = found.get().bytes();
        int at = Math.toIntExact(offset - found.get().from());
        if (bytes.getInt(at) != LOCAL_HEADER) {
            return Optional.empty();
        }
        int header = 30 + Short.toUnsignedInt(bytes.getShort(at + 26)) + Short.toUnsignedInt(bytes.getShort(at + 28));
        byte[] data = new byte[(int) compressed];
        bytes.get(at + header, data);
        InputStream in = new ByteArrayInputStream(data);
        if (method == 8) {
            in = new InflaterInputStream(in, new Inflater(true));
        } else if (method != 0) {
            return Optional.empty();
        }
        return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    }

    /** Bytes that are there, or have to be asked for. */
    private Optional<Part> within(Part tail, long begin, long end) throws IOException {
        return tail.holds(begin, end) ? Optional.of(tail) : part("bytes=" + begin + "-" + (end - 1));
    }

    private Optional<Part> part(String range) throws IOException {
        try (Response response = transport.get(Request.of(url).withHeader("Range", range))) {
            String content = response.header("Content-Range").orElse("");
            if (response.status() != 206 || !content.matches("bytes \\d{1,18}-\\d{1,18}/\\d{1,18}")) {
                return Optional.empty();
            }
            String[] numbers = content.substring("bytes ".length()).split("[-/]", -1);
            byte[] bytes = response.body().readNBytes(MOST_BYTES);
            return Optional.of(new Part(
                    Long.parseLong(numbers[0]),
                    Long.parseLong(numbers[2]),
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)));
        }
    }
}
