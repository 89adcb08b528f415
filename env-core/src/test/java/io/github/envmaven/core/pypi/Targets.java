package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.MarkerEnvironment;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PlatformTags;
import io.github.envmaven.core.pep.WheelTags;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Interpreters to choose for. */
final class Targets {

    private Targets() {}

    static PypiTarget linux(String python) {
        return of(python, "linux-64", List.of("linux", "Linux", "posix", "x86_64"), PlatformTags.glibc("x86_64", 35));
    }

    static PypiTarget macos(String python) {
        return of(
                python, "osx-arm64", List.of("darwin", "Darwin", "posix", "arm64"), PlatformTags.macos("arm64", 13, 0));
    }

    static PypiTarget windows(String python) {
        return of(python, "win-64", List.of("win32", "Windows", "nt", "AMD64"), PlatformTags.windows("win_amd64"));
    }

    private static PypiTarget of(String python, String platform, List<String> facts, List<String> tags) {
        String[] parts = python.split("\\.");
        String full = parts.length > 2 ? python : python + ".0";
        Map<String, String> variables = new TreeMap<>(Map.of(
                "python_version",
                parts[0] + "." + parts[1],
                "python_full_version",
                full,
                "implementation_version",
                full,
                "implementation_name",
                "cpython",
                "platform_python_implementation",
                "CPython"));
        variables.putAll(Map.of(
                "sys_platform", facts.get(0),
                "platform_system", facts.get(1),
                "os_name", facts.get(2),
                "platform_machine", facts.get(3),
                "platform_release", "",
                "platform_version", ""));
        return new PypiTarget(
                "Python " + full + " on " + platform,
                Pep440Version.parse(full),
                MarkerEnvironment.of(variables),
                WheelTags.cpython(Integer.parseInt(parts[1]), "cp3" + parts[1], tags));
    }
}
