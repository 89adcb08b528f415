package io.github.envmaven.core.manifest;

import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;

/**
 * A conda package the user asked for.
 *
 * @param name the package's name
 * @param spec what is asked of it
 * @param text the spec as the user wrote it
 * @param category {@code main}, or the optional group the package belongs to
 * @param selector the platforms it is asked for on
 * @param origin where it was written, for messages: {@code environment.yml:7}
 * @param layer which file it is from; a later layer replaces what earlier ones ask of the same name
 */
public record RequestedSpec(
        PackageName name,
        MatchSpec spec,
        String text,
        String category,
        PlatformSelector selector,
        String origin,
        int layer) {

    /** The category of what is always installed. */
    public static final String MAIN = "main";

    RequestedSpec inLayer(int newLayer) {
        return new RequestedSpec(name, spec, text, category, selector, origin, newLayer);
    }

    @Override
    public String toString() {
        return text;
    }
}
