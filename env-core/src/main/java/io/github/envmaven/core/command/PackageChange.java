package io.github.envmaven.core.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One package that two locks have differently.
 *
 * @param platform the platform
 * @param manager {@code conda} or {@code pip}
 * @param name the package
 * @param kind in which way it differs
 * @param oldVersion the version before; empty where it was not there
 * @param oldBuild the build before; empty for pip packages too
 * @param newVersion the version after; empty where it is not there any more
 * @param newBuild the build after; empty for pip packages too
 */
public record PackageChange(
        String platform,
        String manager,
        String name,
        Kind kind,
        String oldVersion,
        String oldBuild,
        String newVersion,
        String newBuild) {

    /** In which way a package differs. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** Its version is higher. */
        UPGRADED,
        /** Its version is lower. */
        DOWNGRADED,
        /** Its version is the same, its build or its file another. */
        REBUILT;

        /**
         * The value as users read it.
         *
         * @return in lower case
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Changes in words.
     *
     * @param changes the changes, by platform
     * @return a line for each platform, and under it a line for each of its changes
     */
    public static List<String> lines(List<PackageChange> changes) {
        List<String> lines = new ArrayList<>();
        int width =
                changes.stream().mapToInt(change -> change.name.length()).max().orElse(0);
        String platform = "";
        for (PackageChange change : changes) {
            if (!change.platform.equals(platform)) {
                platform = change.platform;
                lines.add(platform + ":");
            }
            lines.add("  " + change.sign() + " " + change.name + " ".repeat(width - change.name.length()) + "  "
                    + change.versions());
        }
        return lines;
    }

    private String sign() {
        return switch (kind) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case UPGRADED, DOWNGRADED, REBUILT -> " ";
        };
    }

    private String versions() {
        String before = (oldVersion + " " + oldBuild).strip();
        String after = (newVersion + " " + newBuild).strip();
        return switch (kind) {
            case ADDED -> after;
            case REMOVED -> before;
            case UPGRADED, REBUILT -> before + " -> " + after;
            case DOWNGRADED -> before + " -> " + after + " (older)";
        };
    }
}
