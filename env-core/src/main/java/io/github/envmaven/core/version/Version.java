package io.github.envmaven.core.version;

import java.util.List;
import java.util.Optional;

/**
 * A conda version literal with the order of CEP 33.
 *
 * <p>The text is read once into a key of bytes that compares like the version (see {@link VersionKey}), so comparing,
 * hashing and prefix tests touch no text. Equality is the order's: {@code 1.0}, {@code 1.0.0} and {@code 0!1} are equal,
 * and so are {@code 1.0RC1} and {@code 1.0rc1}. Safe for several threads.
 */
public final class Version implements Comparable<Version> {

    private final String text;
    private final byte[] main;
    private final byte[] local;

    Version(String text, byte[] main, byte[] local) {
        this.text = text;
        this.main = main;
        this.local = local;
    }

    /**
     * Reads a version literal. Surrounding white space is dropped; digit runs may be of any length; {@code *} is an
     * ordinary character below all letters, as conda has it.
     *
     * @param text for example {@code 1!2.0.1rc1+local.3}
     * @return the version
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when it is not one, with the column
     */
    public static Version parse(String text) {
        return VersionParser.parse(text);
    }

    /**
     * Tells whether this version lies in the series that a prefix names, the test behind {@code =1.2} and
     * {@code 1.2.*}: every segment of the prefix but the last is equal, and the last one begins this version's segment.
     * {@code 1.2}, {@code 1.2.3}, {@code 1.2a1} and {@code 1.2.0a1} start with {@code 1.2}; {@code 1.20} does not.
     *
     * @param prefix the prefix
     * @return whether this version starts with it
     */
    public boolean startsWith(Version prefix) {
        return VersionPrefix.of(prefix).matches(this);
    }

    /**
     * Tells whether the version has a part after {@code +}.
     *
     * @return whether there is a local part
     */
    public boolean hasLocal() {
        return text.indexOf('+') >= 0;
    }

    /**
     * The epoch and the segments as they compare, each with its components in lower case: {@code 1!2.0rc1} is
     * {@code [[1], [2], [0, rc, 1]]}, and {@code 2.rc} is {@code [[0], [2], [0, rc]]}.
     *
     * @return the epoch first; never empty
     */
    public List<List<String>> segments() {
        return VersionParser.segments(text);
    }

    /**
     * The segments after {@code +}.
     *
     * @return empty where there is no local part
     */
    public List<List<String>> localSegments() {
        return VersionParser.localSegments(text);
    }

    /**
     * The first two segments where both are plain numbers, as in {@code python3.11}.
     *
     * @return for example {@code 3.11}; empty for {@code 3} and {@code 3.11rc1}
     */
    public Optional<String> majorMinor() {
        List<List<String>> segments = segments();
        if (segments.size() < 3
                || segments.get(1).size() != 1
                || segments.get(2).size() != 1) {
            return Optional.empty();
        }
        return Optional.of(segments.get(1).get(0) + "." + segments.get(2).get(0));
    }

    byte[] mainKey() {
        return main;
    }

    byte[] localKey() {
        return local;
    }

    @Override
    public int compareTo(Version other) {
        int order = VersionKey.compare(main, other.main);
        return order != 0 ? order : VersionKey.compare(local, other.local);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * VersionKey.hash(main) + VersionKey.hash(local);
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
