package io.github.envmaven.core.manifest;

/**
 * A line of a {@code pip:} section: a requirement, or an option such as {@code --index-url}.
 *
 * @param text the line as the user wrote it
 * @param category {@code main}, or the optional group it belongs to
 * @param selector the platforms it is asked for on
 * @param origin where it was written, for messages
 */
public record RequestedPip(String text, String category, PlatformSelector selector, String origin) {

    @Override
    public String toString() {
        return text;
    }
}
