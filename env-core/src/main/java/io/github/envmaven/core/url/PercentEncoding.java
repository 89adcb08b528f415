package io.github.envmaven.core.url;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Texts in URLs (RFC 3986): what may not stand there as it is stands as {@code %} and the hexadecimal of its UTF-8. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * Writes a text for a URL.
     *
     * @param text the text
     * @param marks what may stand as it is beside the letters and digits of ASCII
     * @return the text, encoded
     */
    public static String encode(String text, String marks) {
        if (text.chars().allMatch(c -> isPlain(c, marks))) {
            return text;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(isPlain(b, marks) ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return encoded.toString();
    }

    private static boolean isPlain(int c, String marks) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || marks.indexOf(c) >= 0;
    }

    /**
     * Reads a text of a URL. A plus is a plus, as it is everywhere but in forms.
     *
     * @param encoded the text as it stands there
     * @return the text; as it stands there where a percent sign encodes nothing
     */
    public static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
