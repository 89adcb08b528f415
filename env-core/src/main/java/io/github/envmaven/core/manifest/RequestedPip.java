package io.github.envmaven.core.manifest;

import java.util.regex.Pattern;

/**
 * A line of a {@code pip:} section: a requirement, or an option such as {@code --index-url}.
 *
 * @param text the line as the user wrote it
 * @param category {@code main}, or the optional group it belongs to
 * @param selector the platforms it is asked for on
 * @param origin where it was written, for messages
 * @param role what it is for
 * @param directory what relative paths in it are relative to: that of its file; empty where it is in none
 */
public record RequestedPip(
        String text, String category, PlatformSelector selector, String origin, Role role, String directory) {

    private static final Pattern SECRETS = Pattern.compile("://[^/@\\s]*@");

    /** What a line is for. */
    public enum Role {
        /** It asks for something, or is an option. */
        REQUEST,
        /** It stands in a file of constraints: it limits what is installed, and asks for nothing. */
        CONSTRAINT
    }

    /**
     * A line that asks for something.
     *
     * @param text the line as the user wrote it
     * @param category {@code main}, or the optional group it belongs to
     * @param selector the platforms it is asked for on
     * @param origin where it was written, for messages
     */
    public RequestedPip(String text, String category, PlatformSelector selector, String origin) {
        this(text, category, selector, origin, Role.REQUEST, "");
    }

    /**
     * The line as it may be shown and kept.
     *
     * @return the text, with {@code ***} for users and passwords in its URLs
     */
    public String withoutSecrets() {
        return masked(text);
    }

    static String masked(String text) {
        return SECRETS.matcher(text).replaceAll("://***@");
    }

    /**
     * The same line for the same platforms elsewhere.
     *
     * @param newText the text
     * @param newOrigin where it stands
     * @param newRole what it is for
     * @return a line of the same category
     */
    public RequestedPip with(String newText, String newOrigin, Role newRole) {
        return new RequestedPip(newText, category, selector, newOrigin, newRole, directory);
    }

    /**
     * The same line of a file in some directory.
     *
     * @param newDirectory what relative paths in it are relative to
     * @return the line there
     */
    public RequestedPip in(String newDirectory) {
        return new RequestedPip(text, category, selector, origin, role, newDirectory);
    }

    @Override
    public String toString() {
        return text;
    }
}
