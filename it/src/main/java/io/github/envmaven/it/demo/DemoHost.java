package io.github.envmaven.it.demo;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks, before anything is built, whether the demo's Pythons can run on this machine and at the wanted place. */
final class DemoHost {

    private static final Pattern GLIBC = Pattern.compile("glibc (\\d+)\\.(\\d+)");

    private DemoHost() {}

    /**
     * Checks the length of the environment's path: binaries have room for a path as long as the one they were built in.
     *
     * @param prefix where the environment will be
     * @throws InvalidInput when the path is too long
     */
    static void checkPrefix(Path prefix) {
        int room = CpythonTarget.LINUX_64.buildPrefix().getBytes(StandardCharsets.UTF_8).length;
        int length = prefix.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > room) {
            throw new InvalidInput("The demo's environment would be at " + prefix + ", which has " + length
                    + " bytes; its Python has room for " + room
                    + ". Clone into a shorter path, or name a shorter place: -Ddemo.prefix=/tmp/demo-env");
        }
    }

    /**
     * Checks that this machine is one of those that Maven Central has a Python for.
     *
     * @throws NotFound when it is not
     */
    static void checkPlatform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean isX86 = architecture.equals("amd64") || architecture.equals("x86_64");
        boolean isArm = architecture.equals("aarch64");
        boolean fits = system.startsWith("windows") ? isX86 : isX86 || isArm;
        if (!fits) {
            throw new NotFound("Maven Central has no Python for " + system + " on " + architecture
                    + "; the demo runs on Linux and macOS (x86-64, arm64) and on Windows (x86-64).");
        }
    }

    /**
     * Checks that this machine's C library is as new as the one that is locked for.
     *
     * @param wanted for example {@code 2.35}
     * @throws NotFound when it is older, or not glibc
     */
    static void checkGlibc(String wanted) {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return;
        }
        try {
            String found = glibc();
            if (minor(found) < minor(wanted)) {
                throw new NotFound("This machine has glibc " + found + "; the demo locks for " + wanted
                        + ". Run with -Ddemo.glibc=" + found + ": a Python for an older one is chosen, down to 2.30.");
            }
        } catch (IOException e) {
            // Without getconf there is nobody to ask; creating the environment checks __glibc once more.
            return;
        }
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }

    private static String glibc() throws IOException {
        Process process = new ProcessBuilder("getconf", "GNU_LIBC_VERSION").start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            Matcher version = GLIBC.matcher(new String(out.readAllBytes(), StandardCharsets.UTF_8));
            if (!version.find()) {
                throw new NotFound(
                        "This Linux has no glibc, which the Pythons on Maven Central need; the demo cannot run here.");
            }
            return version.group(1) + "." + version.group(2);
        }
    }
}
