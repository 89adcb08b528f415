package io.github.envmaven.core.pipconf;

import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a configuration file of the user. */
final class ConfigFile {

    private ConfigFile() {}

    /** The text; empty where there is no such file. */
    static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new DiskFailed(
                    file + " cannot be read: " + e.getMessage(), Remedy.of(Remedy.Kind.FREE_DISK, file.toString()), e);
        }
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    static boolean isMac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }
}
