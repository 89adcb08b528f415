package io.github.envmaven.core.version;

import java.util.List;
import java.util.stream.Collectors;

/** {@code >=1,<2}. */
record AllOfVersions(List<VersionSpec> specs) implements VersionSpec {

    AllOfVersions {
        specs = List.copyOf(specs);
    }

    @Override
    public boolean matches(Version version) {
        for (VersionSpec spec : specs) {
            if (!spec.matches(version)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return specs.stream()
                .map(spec -> spec instanceof AnyOfVersions ? "(" + spec + ")" : spec.toString())
                .collect(Collectors.joining(","));
    }
}
