package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.spec.PackageName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one MatchSpec that a user wrote, so that a message says where. */
final class SpecReader {

    private static final Pattern NAME = Pattern.compile("(?:[^\\s\\[]*::?)?\\s*([A-Za-z0-9_.-]+).*", Pattern.DOTALL);

    private SpecReader() {}

    static RequestedSpec read(String text, String category, PlatformSelector selector, String origin) {
        Matcher matcher = NAME.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidInput(
                    origin + ": '" + text + "' is no package spec: it names no package.",
                    Remedy.fixInput("Write a package as 'numpy', 'numpy >=1.26' or 'conda-forge::numpy=1.26'."));
        }
        return new RequestedSpec(PackageName.of(matcher.group(1)), text.strip(), category, selector, origin, 0);
    }
}
