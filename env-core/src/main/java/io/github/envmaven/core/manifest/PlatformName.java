package io.github.envmaven.core.manifest;

import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.List;
import java.util.regex.Pattern;

/** The platforms that can be asked for: the names of subdirs, {@code noarch} excepted (CEP 24, 26). */
final class PlatformName {

    private static final Pattern PLATFORM = Pattern.compile("[a-z][a-z0-9]*-[a-z0-9_]+");

    private static final List<String> COMMON = List.of(
            "linux-64",
            "linux-aarch64",
            "linux-ppc64le",
            "linux-s390x",
            "linux-riscv64",
            "osx-64",
            "osx-arm64",
            "win-64",
            "win-arm64");

    private PlatformName() {}

    static String check(String platform, String origin) {
        if (platform.equals(Subdir.NOARCH)) {
            throw new InvalidInput(
                    origin + ": 'noarch' is no platform an environment can be for.",
                    Remedy.fixInput("Name the platforms the environment will run on, for example 'linux-64'."));
        }
        if (!PLATFORM.matcher(platform).matches()) {
            throw new InvalidInput(
                    origin + ": '" + platform + "' is no platform" + NearNames.endOfSentence(platform, COMMON),
                    Remedy.fixInput("Platforms are written as " + String.join(", ", COMMON) + "."));
        }
        return platform;
    }
}
