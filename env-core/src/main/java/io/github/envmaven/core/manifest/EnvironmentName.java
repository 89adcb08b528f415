package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.regex.Pattern;

/** What an environment may be called (CEP 24). */
final class EnvironmentName {

    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\ :#]");

    private EnvironmentName() {}

    static String check(String name, String origin) {
        if (name.isEmpty() || FORBIDDEN.matcher(name).find()) {
            throw new InvalidInput(
                    origin + ": an environment cannot be called '" + name + "'.",
                    Remedy.fixInput("Use a name without '/', '\\', ':', '#' and blanks."));
        }
        if (name.equals("base") || name.equals("root")) {
            throw new InvalidInput(
                    origin + ": '" + name + "' is the name of conda's own environment.",
                    Remedy.fixInput("Use another name."));
        }
        return name;
    }
}
