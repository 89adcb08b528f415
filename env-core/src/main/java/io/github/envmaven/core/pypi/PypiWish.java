package io.github.envmaven.core.pypi;

import io.github.envmaven.core.pep.Requirement;
import java.util.List;

/**
 * A requirement together with how its user knows it.
 *
 * @param requirement the requirement
 * @param text the requirement as it was written
 * @param origin where it was written, such as {@code environment.yml:12}; empty where nowhere in particular
 * @param sha256s hashes of which a file must have one; empty where any will do
 */
public record PypiWish(Requirement requirement, String text, String origin, List<String> sha256s) {

    /** Copies the hashes. */
    public PypiWish {
        sha256s = List.copyOf(sha256s);
    }

    /**
     * Reads a requirement that was written nowhere in particular.
     *
     * @param text the requirement
     * @return the wish
     */
    public static PypiWish of(String text) {
        return new PypiWish(Requirement.parse(text), text, "", List.of());
    }

    /** The requirement and its place, for messages. */
    @Override
    public String toString() {
        return origin.isEmpty() ? text : text + " (" + origin + ")";
    }
}
