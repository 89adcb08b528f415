package io.github.envmaven.core.version;

import java.util.Optional;

/** {@code 1.2.*} and {@code !=1.2.*}. */
final class VersionSeries implements VersionSpec {

    private final Sense sense;
    private final Version start;
    private final VersionPrefix prefix;

    VersionSeries(Sense sense, Version start) {
        this.sense = sense;
        this.start = start;
        this.prefix = VersionPrefix.of(start);
    }

    @Override
    public boolean matches(Version version) {
        return sense.agrees(prefix.matches(version));
    }

    @Override
    public Optional<Version> series() {
        return sense == Sense.INSIDE ? Optional.of(start) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionSeries series && sense == series.sense && prefix.equals(series.prefix);
    }

    @Override
    public int hashCode() {
        return prefix.hashCode();
    }

    @Override
    public String toString() {
        return sense.toString() + start + ".*";
    }
}
