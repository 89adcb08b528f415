package io.github.envmaven.core.host;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names that {@code __archspec} has for processors. For x86-64 these are the four levels of the psABI; the names of
 * product lines ({@code haswell}, {@code zen3}, ...) are never detected, but can be set.
 */
final class Microarchitecture {

    private static final List<String> V2 = List.of("cx16", "lahf_lm", "popcnt", "sse4_1", "sse4_2", "ssse3");
    private static final List<String> V3 =
            List.of("abm", "avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "movbe", "xsave");
    private static final List<String> V4 = List.of("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl");

    private Microarchitecture() {}

    /** What any processor of a platform is at least; empty where conda has no name for it. */
    static String baseline(String platform) {
        if (platform.equals("osx-arm64")) {
            return "m1";
        }
        String architecture = platform.substring(platform.indexOf('-') + 1);
        return switch (architecture) {
            case "64" -> "x86_64";
            case "32" -> "x86";
            // rattler's choice for the 32-bit ARMs too, which conda knows no name for.
            case "arm64", "aarch64", "armv6l", "armv7l" -> "aarch64";
            case "ppc64le", "ppc64", "riscv64", "s390x" -> architecture;
            default -> "";
        };
    }

    /** The level of an x86-64 processor, by the flags of {@code /proc/cpuinfo}. */
    static String x86(Set<String> flags) {
        if (!flags.containsAll(V2)) {
            return "x86_64";
        }
        if (!flags.containsAll(V3)) {
            return "x86_64_v2";
        }
        return flags.containsAll(V4) ? "x86_64_v4" : "x86_64_v3";
    }

    /** The flags of the first processor in {@code /proc/cpuinfo}. */
    static Set<String> linuxFlags(String cpuinfo) {
        return cpuinfo.lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> words(line.substring(line.indexOf(':') + 1)))
                .orElseGet(HashSet::new);
    }

    /** The same flags from {@code sysctl}, whose names differ. */
    static Set<String> macFlags(String features) {
        Set<String> flags = new HashSet<>();
        for (String feature : words(features.toLowerCase(Locale.ROOT))) {
            flags.add(macNames(feature));
        }
        return flags;
    }

    /** An Apple processor by its brand, {@code Apple M2 Pro}: {@code m2}. */
    static String apple(String brand) {
        String[] words = brand.strip().toLowerCase(Locale.ROOT).split(" +", -1);
        boolean known = words.length > 1 && words[0].equals("apple") && words[1].matches("m\\d{1,2}");
        return known ? words[1] : "m1";
    }

    private static String macNames(String feature) {
        return switch (feature) {
            case "sse4.1" -> "sse4_1";
            case "sse4.2" -> "sse4_2";
            case "avx1.0" -> "avx";
            case "lahf" -> "lahf_lm";
            case "lzcnt" -> "abm";
            default -> feature;
        };
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.strip().split("\\s+", -1)));
    }
}
