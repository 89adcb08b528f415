package io.github.envmaven.core.install;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The build prefix in texts of two or four bytes a character, UTF-16 and UTF-32 of either byte order, which programs for
 * Windows and some compilers write. Such texts are rare, so files are first looked at in passing.
 */
final class WidePlaceholder {

    // So many characters of the placeholder in a row are hardly there by chance; six are, in tables of numbers.
    private static final int WINDOW = 12;

    // What that takes in the shortest form.
    private static final int SHORTEST = 2 * WINDOW;

    private final List<Pattern> patterns = new ArrayList<>();
    private final boolean[] isOfPlaceholder = new boolean[128];
    private final int stride;

    /** The placeholder and what replaces it in one encoding. */
    private static final class Pattern {

        private final ByteSearch search;
        private final byte[] prefix;
        private final int unit;

        Pattern(String placeholder, String prefix, Charset charset) {
            this.search = new ByteSearch(placeholder.getBytes(charset));
            this.prefix = prefix.getBytes(charset);
            this.unit = charset.name().startsWith("UTF-16") ? 2 : 4;
        }
    }

    WidePlaceholder(String placeholder, String prefix) {
        for (String name : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            patterns.add(new Pattern(placeholder, prefix, Charset.forName(name)));
        }
        boolean isAscii = StandardCharsets.US_ASCII.newEncoder().canEncode(placeholder);
        placeholder.chars().filter(c -> c < 128).forEach(c -> isOfPlaceholder[c] = true);
        // So close together that even half of any form has a window in it: a file comes in parts, and of what lies
        // across
        // their border one part shows at least half.
        this.stride = isAscii ? placeholder.length() - SHORTEST : 0;
    }

    /** Whether a file may hold the placeholder in a wide encoding; false only where it does not. */
    boolean mayBeIn(byte[] bytes, int to) {
        if (stride < 1) {
            return true;
        }
        for (int i = 0; i + SHORTEST <= to; i += stride) {
            if (isWide(bytes, i, to, 2) || isWide(bytes, i, to, 4)) {
                return true;
            }
        }
        return false;
    }

    /** Replaces in text. */
    byte[] text(byte[] content) {
        byte[] result = content;
        for (Pattern pattern : patterns) {
            if (pattern.search.indexOf(result, 0, result.length) >= 0) {
                ByteArrayOutputStream out = new ByteArrayOutputStream(result.length + 256);
                pattern.search.replaceAll(result, 0, result.length, pattern.prefix, out);
                result = out.toByteArray();
            }
        }
        return result;
    }

    /** Replaces in the terminated strings of a binary, whose size stays the same; itself where there is nothing to do. */
    byte[] binary(byte[] content) {
        byte[] result = content;
        for (Pattern pattern : patterns) {
            result = binary(result, pattern);
        }
        return result;
    }

    private static byte[] binary(byte[] content, Pattern pattern) {
        int match = pattern.search.indexOf(content, 0, content.length);
        if (match < 0) {
            return content;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
        int done = 0;
        while (match >= 0) {
            int end = endOfString(content, match, pattern.unit);
            out.write(content, done, match - done);
            int start = out.size();
            pattern.search.replaceAll(content, match, end, pattern.prefix, out);
            out.writeBytes(new byte[end - match - (out.size() - start)]);
            done = end;
            match = pattern.search.indexOf(content, done, content.length);
        }
        out.write(content, done, content.length - done);
        return out.toByteArray();
    }

    private static int endOfString(byte[] bytes, int start, int unit) {
        for (int i = start; i + unit <= bytes.length; i += unit) {
            boolean isZero = true;
            for (int k = 0; k < unit; k++) {
                isZero &= bytes[i + k] == 0;
            }
            if (isZero) {
                return i;
            }
        }
        return bytes.length;
    }

    /** Whether every so many bytes have just one that is not NUL, and that one is a character of the placeholder. */
    private boolean isWide(byte[] bytes, int from, int to, int unit) {
        int window = WINDOW * unit;
        if (from + window > to) {
            return false;
        }
        int phase = 0;
        while (phase < unit && bytes[from + phase] == 0) {
            phase++;
        }
        if (phase == unit) {
            return false;
        }
        for (int i = 0; i < window; i++) {
            byte b = bytes[from + i];
            boolean expected = i % unit == phase ? b > 0 && isOfPlaceholder[b] : b == 0;
            if (!expected) {
                return false;
            }
        }
        return true;
    }
}
