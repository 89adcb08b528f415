package io.github.envmaven.core.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Replaces the build prefix in files by the prefix they are installed in (CEP 34).
 *
 * <p>In text it is replaced wherever it stands, and a first line {@code #!} that would become too long, or get a blank in
 * its path, is written anew. In a binary only NUL-terminated strings are changed, and they keep their length: what
 * remains is filled with NULs at the string's end, once for all placeholders in it. Both hold for UTF-8, UTF-16 and UTF-32.
 */
final class PlaceholderPatch {

    // Digests are fed with it: in larger pieces, much is hashed before the JVM has compiled how.
    private static final int BUFFER = 1 << 16;

    private final ByteSearch placeholder;
    private final byte[] prefix;
    private final Shebang shebang;
    private final WidePlaceholder wide;

    PlaceholderPatch(String placeholder, String prefix, String platform) {
        this.placeholder = new ByteSearch(placeholder.getBytes(StandardCharsets.UTF_8));
        this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
        this.shebang = new Shebang(placeholder, prefix, platform);
        this.wide = new WidePlaceholder(placeholder, prefix);
    }

    /** How many bytes longer the prefix is than what it replaces; binaries cannot take a positive number. */
    int excess() {
        return prefix.length - placeholder.length();
    }

    /** Replaces in text. */
    byte[] text(byte[] content) {
        int start = shebang.appliesTo(content) ? endOfLine(content) : 0;
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 256);
        if (start > 0) {
            String line = new String(content, 0, start, StandardCharsets.UTF_8);
            out.writeBytes(shebang.replace(line).getBytes(StandardCharsets.UTF_8));
        }
        placeholder.replaceAll(content, start, content.length, prefix, out);
        byte[] replaced = out.toByteArray();
        return wide.mayBeIn(replaced, replaced.length) ? wide.text(replaced) : replaced;
    }

    /**
     * Replaces in a binary, which may be larger than memory.
     *
     * @param in the whole file
     * @param out gets exactly as many bytes
     * @return whether the file may hold the placeholder in a wide encoding as well, for {@link #wideBinary}
     */
    boolean binary(InputStream in, OutputStream out) throws IOException {
        if (excess() > 0) {
            throw new IllegalStateException("The prefix is " + excess() + " bytes longer than the placeholder");
        }
        byte[] buffer = new byte[Math.max(BUFFER, 4 * placeholder.length())];
        int filled = 0;
        boolean atEnd = false;
        boolean mayBeWide = false;
        while (!atEnd) {
            int read = in.readNBytes(buffer, filled, buffer.length - filled);
            filled += read;
            atEnd = filled < buffer.length;
            mayBeWide = mayBeWide || wide.mayBeIn(buffer, filled);
            int done = patchStrings(buffer, filled, atEnd, out);
            System.arraycopy(buffer, done, buffer, 0, filled - done);
            filled -= done;
            if (done == 0 && !atEnd) {
                // One string fills the buffer.
                buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            }
        }
        return mayBeWide;
    }

    /** Replaces in the strings of a binary that have two or four bytes a character; itself where there are none. */
    byte[] wideBinary(byte[] content) {
        return wide.binary(content);
    }

    /** Writes what can be decided and returns how many bytes that took; the rest waits for more. */
    private int patchStrings(byte[] bytes, int end, boolean atEnd, OutputStream out) throws IOException {
        int done = 0;
        while (true) {
            int match = placeholder.indexOf(bytes, done, end);
            if (match < 0) {
                int safe = atEnd ? end : Math.max(done, end - placeholder.length() + 1);
                out.write(bytes, done, safe - done);
                return safe;
            }
            int stringEnd = match;
            while (stringEnd < end && bytes[stringEnd] != 0) {
                stringEnd++;
            }
            out.write(bytes, done, match - done);
            if (stringEnd == end && !atEnd) {
                return match;
            }
            ByteArrayOutputStream string = new ByteArrayOutputStream(stringEnd - match);
            placeholder.replaceAll(bytes, match, stringEnd, prefix, string);
            out.write(string.toByteArray());
            out.write(new byte[stringEnd - match - string.size()]);
            done = stringEnd;
        }
    }

    /** Where the line break of the first line is, or the end. */
    private static int endOfLine(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        return end;
    }
}
