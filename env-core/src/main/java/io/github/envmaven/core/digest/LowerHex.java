package io.github.envmaven.core.digest;

/** Hexadecimal digits in lower case; checked for every record of a channel that is looked at. */
final class LowerHex {

    private LowerHex() {}

    static boolean matches(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
