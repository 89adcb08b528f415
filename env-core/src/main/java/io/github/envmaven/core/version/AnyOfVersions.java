package io.github.envmaven.core.version;

import java.util.List;
import java.util.stream.Collectors;

/** {@code 1.*|2.*}. */
record AnyOfVersions(List<VersionSpec> specs) implements VersionSpec {

    AnyOfVersions {
        specs = List.copyOf(specs);
    }

    @Override
    public boolean matches(Version version) {
        for (VersionSpec spec : specs) {
            if (spec.matches(version)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return specs.stream().map(VersionSpec::toString).collect(Collectors.joining("|"));
    }
}
