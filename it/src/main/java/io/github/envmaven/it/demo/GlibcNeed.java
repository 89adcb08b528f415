package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.PackageEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The oldest glibc that has every symbol version which a package's binaries name. */
final class GlibcNeed {

    private static final byte[] SYMBOL_VERSION = "GLIBC_2.".getBytes(StandardCharsets.US_ASCII);

    private GlibcNeed() {}

    /**
     * Reads the binaries of a package.
     *
     * @param entries the package's paths
     * @return for example {@code 2.35}
     */
    static String of(List<PackageEntry> entries) {
        int minor = entries.stream()
                .filter(entry -> entry.kind() == PackageEntry.Kind.EXECUTABLE)
                .mapToInt(entry -> newestMinor(entry.content()))
                .max()
                .orElse(0);
        return "2." + minor;
    }

    private static int newestMinor(byte[] content) {
        int newest = 0;
        for (int at = 0; at <= content.length - SYMBOL_VERSION.length; at++) {
            if (content[at] == 'G' && startsAt(content, at)) {
                newest = Math.max(newest, number(content, at + SYMBOL_VERSION.length));
            }
        }
        return newest;
    }

    private static boolean startsAt(byte[] content, int at) {
        return Arrays.equals(content, at, at + SYMBOL_VERSION.length, SYMBOL_VERSION, 0, SYMBOL_VERSION.length);
    }

    private static int number(byte[] content, int from) {
        int value = 0;
        for (int at = from; at < content.length && content[at] >= '0' && content[at] <= '9' && value < 100; at++) {
            value = 10 * value + content[at] - '0';
        }
        return value;
    }
}
