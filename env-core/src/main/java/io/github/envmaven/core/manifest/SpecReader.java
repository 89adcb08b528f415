package io.github.envmaven.core.manifest;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;

/** Reads one MatchSpec that a user wrote, so that a message says where. */
final class SpecReader {

    private SpecReader() {}

    static RequestedSpec read(String text, String category, PlatformSelector selector, String origin) {
        MatchSpec spec = parse(text.strip(), origin);
        PackageName name = spec.name()
                .orElseThrow(() -> new InvalidInput(
                        origin + ": '" + text + "' names no package but a pattern of names.",
                        Remedy.fixInput("Name each package.")));
        return new RequestedSpec(name, spec, text.strip(), category, selector, origin, 0);
    }

    private static MatchSpec parse(String text, String origin) {
        try {
            return MatchSpec.parse(text);
        } catch (InvalidInput e) {
            throw new InvalidInput(
                    origin + ": " + e.getMessage(),
                    e.remedy().orElseGet(() -> Remedy.fixInput("Write a package as 'numpy' or 'numpy >=1.26'.")),
                    e);
        }
    }
}
