package io.github.envmaven.core.version;

import java.util.Optional;

/** {@code ==1.2}, {@code <2}, ... There is no opt-in for pre-releases: {@code <1.2} matches {@code 1.2rc1}. */
record ComparedVersion(Relation relation, Version version) implements VersionSpec {

    @Override
    public boolean matches(Version candidate) {
        return relation.holds(candidate.compareTo(version));
    }

    @Override
    public Optional<Version> exactVersion() {
        return relation == Relation.EQUAL ? Optional.of(version) : Optional.empty();
    }

    @Override
    public String toString() {
        return relation.toString() + version;
    }
}
