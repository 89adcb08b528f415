package io.github.envmaven.core.conda;

import io.github.envmaven.core.spec.MatchSpec;

/**
 * A spec together with how its user knows it.
 *
 * @param spec the spec
 * @param text the spec as it was written
 * @param origin where it was written, such as {@code environment.yml:12}; empty where nowhere in particular
 */
public record RequestedSpec(MatchSpec spec, String text, String origin) {

    /**
     * Reads a spec that was written nowhere in particular.
     *
     * @param text the spec
     * @return the requested spec
     */
    public static RequestedSpec of(String text) {
        return new RequestedSpec(MatchSpec.parse(text), text, "");
    }

    /** The spec and its place, for messages. */
    @Override
    public String toString() {
        return origin.isEmpty() ? text : text + " (" + origin + ")";
    }
}
