package io.github.envmaven.core.version;

/** {@code *}. */
enum AnyVersion implements VersionSpec {
    ANY;

    @Override
    public boolean matches(Version version) {
        return true;
    }

    @Override
    public boolean isAny() {
        return true;
    }

    @Override
    public String toString() {
        return "*";
    }
}
