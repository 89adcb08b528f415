package io.github.envmaven.it.demo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Changes where extension modules look for shared libraries. */
final class ElfRunpath {

    private static final byte[] BUILT = "$ORIGIN/:$ORIGIN/../:$ORIGIN/../lib/\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TO_LIB = "$ORIGIN/../..".getBytes(StandardCharsets.US_ASCII);

    private ElfRunpath() {}

    /**
     * Makes a module in {@code lib/python3.X/lib-dynload} look into {@code lib}.
     *
     * <p>The new text is shorter than the one it overwrites, so that no offset in the file moves.
     *
     * @param module an ELF file
     * @return a changed copy; the file itself where it has no such text
     */
    static byte[] pointToLib(byte[] module) {
        int at = indexOf(module, BUILT);
        if (at < 0) {
            return module;
        }
        byte[] changed = module.clone();
        Arrays.fill(changed, at, at + BUILT.length, (byte) 0);
        System.arraycopy(TO_LIB, 0, changed, at, TO_LIB.length);
        return changed;
    }

    private static int indexOf(byte[] content, byte[] text) {
        for (int at = 0; at <= content.length - text.length; at++) {
            if (content[at] == text[0] && Arrays.equals(content, at, at + text.length, text, 0, text.length)) {
                return at;
            }
        }
        return -1;
    }
}
