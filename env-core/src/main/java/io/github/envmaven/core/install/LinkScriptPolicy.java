package io.github.envmaven.core.install;

import io.github.envmaven.core.record.RepoDataRecord;
import java.util.List;

/**
 * Whose post-link and pre-unlink scripts may run. They are code of the package's author that runs on install.
 *
 * @param rule who is allowed
 * @param allowed package names, or {@code channel::name}, for {@link Rule#ALLOW_LISTED}
 */
public record LinkScriptPolicy(Rule rule, List<String> allowed) {

    /** Who is allowed. */
    public enum Rule {
        /** Nobody. */
        NEVER,
        /** The packages of the list. */
        ALLOW_LISTED,
        /** Everybody. */
        ALWAYS
    }

    /** Runs nothing. */
    public static final LinkScriptPolicy NEVER = new LinkScriptPolicy(Rule.NEVER, List.of());

    /** Runs everything. */
    public static final LinkScriptPolicy ALWAYS = new LinkScriptPolicy(Rule.ALWAYS, List.of());

    /** Runs the scripts that register fonts, schemas and image loaders, without which graphical packages do not start. */
    public static final LinkScriptPolicy DEFAULT = allowing(List.of(
            "conda-forge::fontconfig",
            "conda-forge::gdk-pixbuf",
            "conda-forge::glib",
            "conda-forge::gtk3",
            "conda-forge::gtk4",
            "conda-forge::librsvg"));

    /** Copies the list. */
    public LinkScriptPolicy {
        allowed = List.copyOf(allowed);
    }

    /**
     * Runs the scripts of some packages.
     *
     * @param allowed package names, or {@code channel::name}
     * @return the policy
     */
    public static LinkScriptPolicy allowing(List<String> allowed) {
        return new LinkScriptPolicy(Rule.ALLOW_LISTED, allowed);
    }

    /**
     * Decides about one package.
     *
     * @param record the package
     * @return whether its scripts may run
     */
    public boolean allows(RepoDataRecord record) {
        return switch (rule) {
            case NEVER -> false;
            case ALWAYS -> true;
            case ALLOW_LISTED -> allowed.stream().anyMatch(entry -> matches(entry, record));
        };
    }

    private static boolean matches(String entry, RepoDataRecord record) {
        int colons = entry.lastIndexOf("::");
        String name = colons < 0 ? entry : entry.substring(colons + 2);
        if (!name.equals(record.packageRecord().name().value())) {
            return false;
        }
        String channel = colons < 0 ? "" : entry.substring(0, colons);
        return colons < 0
                || channel.equals(record.channel().name())
                || channel.equals(record.channel().baseUrl());
    }
}
