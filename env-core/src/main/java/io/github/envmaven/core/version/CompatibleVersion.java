package io.github.envmaven.core.version;

/**
 * {@code ~=1.2.3}: at least this version, and in the series that is left when its last segment is dropped. A literal of
 * one segment leaves its epoch, so that {@code ~=1} matches {@code 2.0}.
 */
final class CompatibleVersion implements VersionSpec {

    private final Version minimum;
    private final VersionPrefix family;

    CompatibleVersion(Version minimum) {
        this(minimum, minimum.segments().size() - 2);
    }

    /** The same with another number of fixed segments; the epoch is always fixed. */
    CompatibleVersion(Version minimum, int fixedSegments) {
        this.minimum = minimum;
        this.family = VersionPrefix.familyOf(minimum, fixedSegments);
    }

    @Override
    public boolean matches(Version version) {
        return version.compareTo(minimum) >= 0 && family.matches(version);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompatibleVersion compatible
                && minimum.equals(compatible.minimum)
                && family.equals(compatible.family);
    }

    @Override
    public int hashCode() {
        return 31 * minimum.hashCode() + family.hashCode();
    }

    @Override
    public String toString() {
        return "~=" + minimum;
    }
}
