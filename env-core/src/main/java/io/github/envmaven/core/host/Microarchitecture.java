package io.github.envmaven.core.host;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a machine says of its processor, for the name that {@code __archspec} has for it. Of an Intel Mac that is the level of
 * the psABI; on Linux it is the processor itself, see {@link X86Processors}.
 */
final class Microarchitecture {

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

    /** The vendor of the first processor in {@code /proc/cpuinfo}; empty where it is not said. */
    static String linuxVendor(String cpuinfo) {
        return cpuinfo.lines()
                .filter(line -> line.startsWith("vendor_id"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("");
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
