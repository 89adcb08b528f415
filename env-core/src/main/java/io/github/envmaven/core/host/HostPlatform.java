package io.github.envmaven.core.host;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.Locale;

/**
 * The conda platform of a machine.
 *
 * @param name the subdir of its packages: {@code linux-64}, {@code osx-arm64}, {@code win-64}, ...
 */
public record HostPlatform(String name) {

    /**
     * The platform that this JVM runs on. A 32-bit JVM on a 64-bit system counts as 32-bit.
     *
     * @return the platform
     */
    public static HostPlatform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * The platform of a machine whose JVM has these system properties.
     *
     * @param osName {@code os.name}
     * @param osArch {@code os.arch}
     * @return the platform
     * @throws InvalidInput when conda has no packages for such a machine
     */
    public static HostPlatform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        if (os.startsWith("linux")) {
            return new HostPlatform("linux-" + linuxArchitecture(osName, arch));
        }
        if (os.startsWith("mac") || os.startsWith("darwin")) {
            return new HostPlatform(isArm64(arch) ? "osx-arm64" : "osx-64");
        }
        if (os.startsWith("windows")) {
            return new HostPlatform(isArm64(arch) ? "win-arm64" : isX64(arch) ? "win-64" : "win-32");
        }
        if (os.startsWith("freebsd") && isX64(arch)) {
            return new HostPlatform("freebsd-64");
        }
        throw unknown(osName, osArch);
    }

    /**
     * The platform that is meant where a user may leave it out.
     *
     * @param platform a platform's name; empty for this machine's
     * @return a platform's name
     */
    public static String nameOr(String platform) {
        return platform.isEmpty() ? current().name() : platform;
    }

    @Override
    public String toString() {
        return name;
    }

    private static String linuxArchitecture(String osName, String arch) {
        if (isX64(arch)) {
            return "64";
        }
        if (isArm64(arch)) {
            return "aarch64";
        }
        return switch (arch) {
            case "ppc64le", "ppc64", "s390x", "riscv64" -> arch;
            case "arm", "armv7l" -> "armv7l";
            case "armv6l" -> arch;
            case "x86", "i386", "i486", "i586", "i686" -> "32";
            default -> throw unknown(osName, arch);
        };
    }

    private static boolean isX64(String arch) {
        return arch.equals("amd64") || arch.equals("x86_64");
    }

    private static boolean isArm64(String arch) {
        return arch.equals("aarch64") || arch.equals("arm64");
    }

    private static InvalidInput unknown(String osName, String osArch) {
        return new InvalidInput(
                "Conda has no platform for " + osName + " on " + osArch,
                Remedy.fixInput("Name the platforms to lock for, such as linux-64, instead of this machine's."));
    }
}
