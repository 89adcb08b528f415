package io.github.envmaven.core.pep;

import java.util.ArrayList;
import java.util.List;

/** The platform tags that a system accepts, the best first (PEP 425, 600, 656). */
public final class PlatformTags {

    private static final int OLDEST_MINOR_OF_X86 = 5;
    private static final int OLDEST_MINOR = 17;

    private PlatformTags() {}

    /**
     * A Linux with glibc (PEP 600 and its predecessors).
     *
     * @param architecture for example {@code x86_64}
     * @param glibcMinor the N of glibc 2.N
     * @return the tags
     */
    public static List<String> glibc(String architecture, int glibcMinor) {
        List<String> tags = new ArrayList<>();
        tags.add("linux_" + architecture);
        boolean x86 = architecture.equals("x86_64") || architecture.equals("i686");
        for (int minor = glibcMinor; minor >= (x86 ? OLDEST_MINOR_OF_X86 : OLDEST_MINOR); minor--) {
            tags.add("manylinux_2_" + minor + "_" + architecture);
            switch (minor) {
                case 17 -> tags.add("manylinux2014_" + architecture);
                case 12 -> tags.add("manylinux2010_" + architecture);
                case 5 -> tags.add("manylinux1_" + architecture);
                default -> {}
            }
        }
        return tags;
    }

    /**
     * A Linux with musl (PEP 656).
     *
     * @param architecture for example {@code x86_64}
     * @param muslMinor the N of musl 1.N
     * @return the tags
     */
    public static List<String> musl(String architecture, int muslMinor) {
        List<String> tags = new ArrayList<>();
        tags.add("linux_" + architecture);
        for (int minor = muslMinor; minor >= 0; minor--) {
            tags.add("musllinux_1_" + minor + "_" + architecture);
        }
        return tags;
    }

    /**
     * A macOS.
     *
     * @param architecture {@code arm64} or {@code x86_64}
     * @param major its version's first number
     * @param minor its version's second number, which counts up to macOS 10 only
     * @return the tags
     */
    public static List<String> macos(String architecture, int major, int minor) {
        List<String> tags = new ArrayList<>();
        List<String> formats = new ArrayList<>(List.of(architecture));
        if (architecture.equals("x86_64")) {
            formats.addAll(List.of("intel", "fat64", "fat3", "universal2", "universal"));
        } else {
            formats.add("universal2");
        }
        for (int release = major; release >= 11; release--) {
            for (String format : formats) {
                tags.add("macosx_" + release + "_0_" + format);
            }
        }
        // Before macOS 11 there was no arm64, but a universal2 file may say that it also runs there.
        List<String> older = architecture.equals("x86_64") ? formats : List.of("universal2");
        for (int release = major >= 11 ? 16 : minor; release >= 4; release--) {
            for (String format : older) {
                tags.add("macosx_10_" + release + "_" + format);
            }
        }
        return tags;
    }

    /**
     * A Windows.
     *
     * @param tag {@code win_amd64}, {@code win_arm64} or {@code win32}
     * @return the tag alone
     */
    public static List<String> windows(String tag) {
        return List.of(tag);
    }
}
