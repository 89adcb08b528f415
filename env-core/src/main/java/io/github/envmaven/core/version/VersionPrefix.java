package io.github.envmaven.core.version;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code 1.2.*} looks for, as the bytes a {@link VersionKey} has to begin with.
 *
 * <p>Other than a version, a prefix does mind its trailing zeros: {@code 1.0.*} excludes {@code 1.1} and {@code 1.*} does
 * not. A zero at its end cannot be a byte, because keys leave zeros away; it is asked for apart. A word at its end
 * leaves out the closing 00, so that {@code 1.2a.*} finds {@code 1.2alpha}, as in conda.
 */
final class VersionPrefix {

    /** The main part that must be equal where the local part is what is tested by prefix. */
    private final byte @Nullable [] equalMain;

    private final byte[] head;
    private final Tail tail;

    /** What must follow the head. */
    private enum Tail {
        ANYTHING,
        /** A zero, written or not. */
        ZERO
    }

    private VersionPrefix(byte @Nullable [] equalMain, List<List<String>> segments) {
        this.equalMain = equalMain;
        VersionKey key = new VersionKey(8 * segments.size());
        for (List<String> segment : segments.subList(0, segments.size() - 1)) {
            add(segment, key);
            key.endSegment();
        }
        List<String> last = segments.get(segments.size() - 1);
        add(last, key);
        this.head = key.toPrefix();
        this.tail = isZero(last.get(last.size() - 1)) ? Tail.ZERO : Tail.ANYTHING;
    }

    /** The prefix that a version's own text is. With a local part, the main parts must be equal. */
    static VersionPrefix of(Version version) {
        return version.hasLocal()
                ? new VersionPrefix(version.mainKey(), version.localSegments())
                : new VersionPrefix(null, version.segments());
    }

    /** The prefix of a version's epoch and first segments, without its local part: what {@code ~=1.2.3} keeps fixed. */
    static VersionPrefix familyOf(Version version, int fixedSegments) {
        List<List<String>> segments = version.segments();
        return new VersionPrefix(null, segments.subList(0, Math.min(fixedSegments + 1, segments.size())));
    }

    private static void add(List<String> segment, VersionKey key) {
        for (String component : segment) {
            if (Character.isDigit(component.charAt(0))) {
                key.number(component, 0, component.length());
            } else {
                key.word(component);
            }
        }
    }

    private static boolean isZero(String component) {
        for (int i = 0; i < component.length(); i++) {
            if (component.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    boolean matches(Version version) {
        if (equalMain == null) {
            return begins(version.mainKey());
        }
        return Arrays.equals(equalMain, version.mainKey()) && begins(version.localKey());
    }

    private boolean begins(byte[] key) {
        for (int i = 0; i < head.length; i++) {
            if (head[i] != at(key, i)) {
                return false;
            }
        }
        if (tail == Tail.ANYTHING) {
            return true;
        }
        int next = at(key, head.length);
        return next == VersionKey.END || next == VersionKey.ZERO_STRING || next == VersionKey.ZERO_POST;
    }

    /** A key goes on with empty segments for ever. */
    private static byte at(byte[] key, int index) {
        return index < key.length ? key[index] : VersionKey.END;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionPrefix prefix
                && tail == prefix.tail
                && Arrays.equals(head, prefix.head)
                && Arrays.equals(equalMain, prefix.equalMain);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(head) + Arrays.hashCode(equalMain);
    }
}
