package io.github.envmaven.core.http;

import java.util.regex.Pattern;

/** Masks what must not be printed: user names and passwords, and conda tokens, in URLs anywhere in a text. */
public final class Redaction {

    // The user info ends at the last @ before the path: a password may hold an @ that somebody forgot to encode.
    private static final Pattern USER_INFO = Pattern.compile("(?<=[A-Za-z0-9+.-]://)[^/?#\\s]*@");
    // https://host/t/TOKEN/channel: the token is a path segment after /t/.
    private static final Pattern TOKEN = Pattern.compile("(/t/)[^/?#\\s]+");
    // Presigned and private URLs carry their secret in the query.
    private static final Pattern QUERY = Pattern.compile(
            "(?<=[?&])([^=&#\\s]*(?i:token|secret|password|passwd|signature|credential|sig|key)[^=&#\\s]*)=[^&#\\s]+");

    private static final String MASK = "********";

    private Redaction() {}

    /**
     * Masks the secrets of every URL in a text.
     *
     * @param text a URL or a sentence with URLs in it
     * @return the text with {@code user:password@}, {@code /t/TOKEN} and secret query parameters masked, and control
     *     characters replaced, as they could rewrite a terminal
     */
    public static String redact(String text) {
        String masked = text;
        if (masked.indexOf('@') >= 0) {
            masked = USER_INFO.matcher(masked).replaceAll(MASK + "@");
        }
        if (masked.contains("/t/")) {
            masked = TOKEN.matcher(masked).replaceAll("$1" + MASK);
        }
        if (masked.indexOf('?') >= 0) {
            masked = QUERY.matcher(masked).replaceAll("$1=" + MASK);
        }
        return withoutControls(masked);
    }

    private static String withoutControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return text.replaceAll("\\p{Cntrl}", "?");
            }
        }
        return text;
    }
}
