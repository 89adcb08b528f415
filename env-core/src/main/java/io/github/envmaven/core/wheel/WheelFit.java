package io.github.envmaven.core.wheel;

import io.github.envmaven.core.pep.WheelName;
import io.github.envmaven.core.pep.WheelTag;
import io.github.envmaven.core.python.PythonInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a wheel can be of use to a Python at all, by its tags (PEP 425). How old a glibc or a macOS may be is what the lock
 * was made for; here a lock is caught that was put together by hand, or whose Python is another by now.
 */
public final class WheelFit {

    /** The machines that platform tags name, by conda's name. */
    private static final Map<String, List<String>> MACHINES = Map.ofEntries(
            Map.entry("linux-64", List.of("x86_64")),
            Map.entry("linux-32", List.of("i686")),
            Map.entry("linux-aarch64", List.of("aarch64")),
            Map.entry("linux-ppc64le", List.of("ppc64le")),
            Map.entry("linux-s390x", List.of("s390x")),
            Map.entry("osx-64", List.of("x86_64", "universal2", "universal", "intel", "fat64", "fat3")),
            Map.entry("osx-arm64", List.of("arm64", "universal2")),
            Map.entry("win-64", List.of("win_amd64")),
            Map.entry("win-32", List.of("win32")),
            Map.entry("win-arm64", List.of("win_arm64")));

    private WheelFit() {}

    /**
     * Compares tags.
     *
     * @param wheel the wheel
     * @param python the Python it is to be installed for
     * @param platform conda's name of the platform
     * @return false when none of its tags can be meant
     */
    public static boolean fits(WheelName wheel, PythonInfo python, String platform) {
        return wheel.tags().stream()
                .anyMatch(tag -> fitsPython(tag, python.minor()) && fitsPlatform(tag.platform(), platform));
    }

    private static boolean fitsPython(WheelTag tag, int minor) {
        String python = tag.python();
        if (python.equals("py3")) {
            return true;
        }
        boolean isCpython = python.startsWith("cp3");
        if (!isCpython && !python.startsWith("py3")) {
            // Of Python 2, or of another Python, whose ABI conda's packages name.
            return !python.startsWith("py") && !python.startsWith("cp");
        }
        String digits = python.substring("cp3".length());
        int wanted = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
        boolean isStable = !isCpython || tag.abi().startsWith("abi3");
        return isStable ? wanted <= minor : wanted == minor;
    }

    private static boolean fitsPlatform(String tag, String platform) {
        List<String> machines = MACHINES.getOrDefault(platform, List.of());
        if (tag.equals("any") || machines.isEmpty()) {
            return true;
        }
        String system = platform.startsWith("linux-") ? "linux" : platform.startsWith("osx-") ? "macosx" : "win";
        String lower = tag.toLowerCase(Locale.ROOT);
        return lower.contains(system) && machines.stream().anyMatch(lower::endsWith);
    }
}
