package io.github.envmaven.core.python;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.pep.PlatformTags;
import io.github.envmaven.core.record.VirtualPackage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Python says of a conda platform, and which wheels run there.
 *
 * @param markers values of {@code sys_platform} and the like (PEP 508)
 * @param wheelPlatforms the platform tags, the best first (PEP 425)
 */
record PlatformFacts(Map<String, String> markers, List<String> wheelPlatforms) {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?.*");

    /** The oldest that wheels are made for nowadays, where nothing is known of the machine. */
    private static final int GLIBC_MINOR = 17;

    /** What a platform is by its name and the facts it is locked for. */
    static PlatformFacts of(String platform, Collection<VirtualPackage> facts) {
        int dash = platform.indexOf('-');
        String system = dash < 0 ? platform : platform.substring(0, dash);
        String architecture = dash < 0 ? "" : platform.substring(dash + 1);
        return switch (system) {
            case "linux" -> linux(architecture, numbers("__glibc", facts, 2, GLIBC_MINOR)[1]);
            case "osx" -> macos(architecture, facts);
            case "win" -> windows(platform, architecture);
            default -> throw unknown(platform);
        };
    }

    private static PlatformFacts linux(String architecture, int glibcMinor) {
        String machine = switch (architecture) {
            case "64" -> "x86_64";
            case "32" -> "i686";
            default -> architecture;
        };
        return new PlatformFacts(markers("linux", "Linux", "posix", machine), PlatformTags.glibc(machine, glibcMinor));
    }

    private static PlatformFacts macos(String architecture, Collection<VirtualPackage> facts) {
        boolean arm = architecture.equals("arm64");
        int[] version = numbers("__osx", facts, arm ? 11 : 10, arm ? 0 : 13);
        String machine = arm ? "arm64" : "x86_64";
        return new PlatformFacts(
                markers("darwin", "Darwin", "posix", machine), PlatformTags.macos(machine, version[0], version[1]));
    }

    private static PlatformFacts windows(String platform, String architecture) {
        return switch (architecture) {
            case "64" ->
                new PlatformFacts(markers("win32", "Windows", "nt", "AMD64"), PlatformTags.windows("win_amd64"));
            case "arm64" ->
                new PlatformFacts(markers("win32", "Windows", "nt", "ARM64"), PlatformTags.windows("win_arm64"));
            case "32" -> new PlatformFacts(markers("win32", "Windows", "nt", "x86"), PlatformTags.windows("win32"));
            default -> throw unknown(platform);
        };
    }

    /** Releases of systems differ from machine to machine, so nothing that is locked may depend on them. */
    private static Map<String, String> markers(String platform, String system, String os, String machine) {
        return Map.of(
                "sys_platform", platform,
                "platform_system", system,
                "os_name", os,
                "platform_machine", machine,
                "platform_release", "",
                "platform_version", "");
    }

    private static int[] numbers(String name, Collection<VirtualPackage> facts, int major, int minor) {
        for (VirtualPackage fact : facts) {
            Matcher version = VERSION.matcher(fact.version().toString());
            if (fact.name().value().equals(name) && version.matches()) {
                String second = version.group(2) == null ? "0" : version.group(2);
                return new int[] {Integer.parseInt(version.group(1)), Integer.parseInt(second)};
            }
        }
        return new int[] {major, minor};
    }

    private static InvalidInput unknown(String platform) {
        return new InvalidInput(
                "Pip requirements cannot be locked for " + platform + ", since no wheels are known for it",
                Remedy.fixInput("Lock them for linux, osx and win platforms."));
    }
}
