package io.github.envmaven.core.conda;

import io.github.envmaven.core.spec.MatchSpec;
import org.jspecify.annotations.Nullable;

/**
 * A spec as the solver sees it.
 *
 * @param name the id of the name it is about
 * @param text how it was written
 * @param spec the spec; null where any candidate will do, as for an extra
 * @param url the file that it must be; null where the spec decides
 */
record Requirement(
        int name,
        String text,
        @Nullable MatchSpec spec,
        @Nullable String url) {

    Requirement(int name, String text, @Nullable MatchSpec spec) {
        this(name, text, spec, null);
    }
}
