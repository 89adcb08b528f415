package io.github.envmaven.core.version;

/** A glob such as {@code 3.*.1}, or a regular expression between {@code ^} and {@code $}: both look at the text. */
record VersionPattern(Sense sense, TextPattern pattern) implements VersionSpec {

    @Override
    public boolean matches(Version version) {
        return sense.agrees(pattern.matches(version.toString()));
    }

    @Override
    public String toString() {
        return sense.toString() + pattern;
    }
}
