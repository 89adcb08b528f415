package io.github.envmaven.core.version;

/** A conda version literal with the order of CEP 33. */
public final class Version implements Comparable<Version> {

    private final String text;

    private Version(String text) {
        this.text = text;
    }

    /**
     * Reads a version literal.
     *
     * @param text for example {@code 1!2.0.1rc1+local.3}
     * @return the version
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when it is not one
     */
    public static Version parse(String text) {
        return new Version(text);
    }

    @Override
    public int compareTo(Version other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /**
     * The literal as it was written.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return text;
    }
}
