package io.github.envmaven.core.manifest;

import io.github.envmaven.core.spec.PackageName;

/**
 * A conda package the user asked for.
 *
 * @param name the package's name
 * @param text the MatchSpec as the user wrote it
 * @param category {@code main}, or the optional group the package belongs to
 * @param selector the platforms it is asked for on
 * @param origin where it was written, for messages: {@code environment.yml:7}
 * @param layer which file it is from; a later layer replaces what earlier ones ask of the same name
 */
public record RequestedSpec(
        PackageName name, String text, String category, PlatformSelector selector, String origin, int layer) {

    /** The category of what is always installed. */
    public static final String MAIN = "main";

    RequestedSpec inLayer(int newLayer) {
        return new RequestedSpec(name, text, category, selector, origin, newLayer);
    }

    @Override
    public String toString() {
        return text;
    }
}
