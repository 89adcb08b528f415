package io.github.envmaven.core.host;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The virtual packages that a solve may rely on (CEP 30): of this machine, or what every machine of a platform can be
 * expected to have; both as the user overrides them.
 *
 * <p>What is expected of a machine nobody can ask is what rattler expects: Linux 4.18, glibc 2.28, macOS 13.0, Windows 10.0,
 * the platform's plainest processor, and no CUDA.
 */
public final class VirtualPackages {

    private static final String OVERRIDE = "CONDA_OVERRIDE_";

    private VirtualPackages() {}

    /**
     * What this machine has.
     *
     * @param host the machine's platform
     * @param machine the machine
     * @return sorted by name
     */
    public static List<VirtualPackage> detected(HostPlatform host, Machine machine) {
        Map<String, VirtualPackage> found = fixed(host.name());
        new DetectedPackages(host, machine).find().forEach((name, value) -> put(found, name, value));
        return new ArrayList<>(found.values());
    }

    /**
     * What any machine of a platform can be expected to have.
     *
     * @param platform {@code linux-64}, {@code osx-arm64}, ...
     * @return sorted by name
     */
    public static List<VirtualPackage> assumed(String platform) {
        Map<String, VirtualPackage> assumed = fixed(platform);
        if (platform.startsWith("linux-")) {
            put(assumed, "__linux", "4.18");
            put(assumed, "__glibc", "2.28");
        } else if (platform.startsWith("osx-")) {
            put(assumed, "__osx", "13.0");
        } else if (platform.startsWith("win-")) {
            put(assumed, "__win", "10.0");
        }
        String processor = Microarchitecture.baseline(platform);
        if (!processor.isEmpty()) {
            put(assumed, "__archspec", processor);
        }
        return new ArrayList<>(assumed.values());
    }

    /**
     * Applies the variables that conda users set: {@code CONDA_OVERRIDE_GLIBC=2.17}. An empty one takes the package away; one
     * that makes no sense for the platform, such as {@code CONDA_OVERRIDE_OSX} for linux-64, does nothing.
     *
     * @param packages what was detected or assumed
     * @param platform the platform they are for
     * @param environment environment variables; others are ignored
     * @return sorted by name
     */
    public static List<VirtualPackage> overridden(
            List<VirtualPackage> packages, String platform, Map<String, String> environment) {
        Map<String, VirtualPackage> result = byName(packages);
        for (String name : List.of("__linux", "__glibc", "__osx", "__win", "__cuda", "__archspec")) {
            String variable = OVERRIDE + name.substring(2).toUpperCase(Locale.ROOT);
            String value = environment.get(variable);
            if (value == null || !fits(name, platform)) {
                continue;
            }
            if (value.isBlank()) {
                result.remove(name);
            } else {
                put(result, name, value.strip(), variable + "=" + value);
            }
        }
        return new ArrayList<>(result.values());
    }

    /**
     * Applies what a project says about the machines it is for.
     *
     * @param packages what was detected or assumed
     * @param settings {@code name=version=build}, {@code name=version}, or {@code name=} to take a package away
     * @return sorted by name
     * @throws InvalidInput when a setting is of another form
     */
    public static List<VirtualPackage> configured(List<VirtualPackage> packages, List<String> settings) {
        Map<String, VirtualPackage> result = byName(packages);
        for (String setting : settings) {
            String[] parts = setting.strip().split("=", -1);
            if (parts.length < 2 || parts.length > 3 || !parts[0].strip().startsWith("__")) {
                throw notASetting(setting);
            }
            String name = parts[0].strip();
            String version = parts[1].strip();
            String build = parts.length == 3 ? parts[2].strip() : "0";
            if (version.isEmpty()) {
                result.remove(name);
            } else {
                result.put(name, virtualPackage(name, version, build, setting));
            }
        }
        return new ArrayList<>(result.values());
    }

    private static Map<String, VirtualPackage> fixed(String platform) {
        Map<String, VirtualPackage> fixed = new TreeMap<>();
        if (platform.matches("(linux|osx|freebsd|emscripten)-.*")) {
            put(fixed, "__unix", "0");
        }
        return fixed;
    }

    private static boolean fits(String name, String platform) {
        return switch (name) {
            case "__linux", "__glibc" -> platform.startsWith("linux-");
            case "__osx" -> platform.startsWith("osx-");
            case "__win" -> platform.startsWith("win-");
            default -> true;
        };
    }

    private static Map<String, VirtualPackage> byName(List<VirtualPackage> packages) {
        Map<String, VirtualPackage> byName = new TreeMap<>();
        packages.forEach(known -> byName.put(known.name().value(), known));
        return byName;
    }

    private static void put(Map<String, VirtualPackage> packages, String name, String value) {
        put(packages, name, value, name + "=" + value);
    }

    /** The value is the version, but for {@code __archspec}, where it is the build and the version is always 1. */
    private static void put(Map<String, VirtualPackage> packages, String name, String value, String setting) {
        boolean processor = name.equals("__archspec");
        packages.put(name, virtualPackage(name, processor ? "1" : value, processor ? value : "0", setting));
    }

    private static VirtualPackage virtualPackage(String name, String version, String build, String setting) {
        try {
            return new VirtualPackage(PackageName.of(name), Version.parse(version), build);
        } catch (InvalidInput e) {
            throw new InvalidInput(
                    "Virtual package setting '" + setting + "': '" + version + "' is no version",
                    Remedy.fixInput("Write a version such as 2.28, or nothing to take the package away."),
                    e);
        }
    }

    private static InvalidInput notASetting(String setting) {
        return new InvalidInput(
                "Not a virtual package setting: '" + setting + "'",
                Remedy.fixInput("Write __name=version, __name=version=build, or __name= to take the package away."));
    }
}
