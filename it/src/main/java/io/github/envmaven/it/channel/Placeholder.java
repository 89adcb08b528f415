package io.github.envmaven.it.channel;

import java.nio.charset.StandardCharsets;

/** Finds the build prefix in files, as a package builder does. */
final class Placeholder {

    private final byte[] prefix;

    Placeholder(String prefix) {
        this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    }

    boolean standsIn(byte[] content) {
        if (prefix.length == 0) {
            return false;
        }
        int last = content.length - prefix.length;
        for (int at = 0; at <= last; at++) {
            if (content[at] == prefix[0] && matches(content, at)) {
                return true;
            }
        }
        return false;
    }

    /** Files with a NUL byte keep the length of their strings. */
    static String modeOf(byte[] content) {
        for (byte b : content) {
            if (b == 0) {
                return "binary";
            }
        }
        return "text";
    }

    private boolean matches(byte[] content, int at) {
        for (int i = 1; i < prefix.length; i++) {
            if (content[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
