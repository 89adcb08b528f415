package io.github.envmaven.core.install;

import io.github.envmaven.core.archive.PathsEntry;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.install.PackageContents.PlannedFile;
import io.github.envmaven.core.prefix.Prefix;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What packages demand of the path of an environment, checked before anything is written. */
final class PrefixLimits {

    private PrefixLimits() {}

    /**
     * Refuses a path that cannot be written into the files of some package.
     *
     * @throws InvalidInput naming the package with the shortest limit
     */
    static void check(Prefix prefix, String platform, List<PackageContents> packages) {
        boolean windows = platform.startsWith("win-");
        String text = prefix.text(windows);
        requireQuotable(text, windows);
        if (windows) {
            // Binaries for Windows carry no prefix.
            return;
        }
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        PackageContents strictest = null;
        int limit = Integer.MAX_VALUE;
        for (PackageContents contents : packages) {
            int itsLimit = limitOf(contents);
            if (itsLimit < limit) {
                limit = itsLimit;
                strictest = contents;
            }
        }
        if (strictest != null && length > limit) {
            throw new InvalidInput(
                    "The environment's path " + text + " has " + length + " bytes, but package " + strictest.stem()
                            + " can only be installed under a path of at most " + limit
                            + " bytes: its binaries have no room for more",
                    Remedy.fixInput("Put the environment under a path that is at least " + (length - limit)
                            + " bytes shorter."));
        }
    }

    /** Whether a path holds what most build tools and scripts do not expect in one. */
    static boolean isUnusual(Prefix prefix) {
        return prefix.root().toString().matches(".*[ ';:&|<>()*?#%].*");
    }

    private static int limitOf(PackageContents contents) {
        int limit = Integer.MAX_VALUE;
        for (PlannedFile file : contents.files()) {
            PathsEntry entry = file.entry();
            if (entry.placeholderOrNull() != null
                    && entry.fileMode() == PathsEntry.FileMode.BINARY
                    && entry.type() == PathsEntry.PathType.HARDLINK) {
                limit = Math.min(limit, entry.placeholderOrNull().getBytes(StandardCharsets.UTF_8).length);
            }
        }
        return limit;
    }

    private static void requireQuotable(String text, boolean windows) {
        if (text.indexOf('\ufffd') >= 0) {
            throw new InvalidInput(
                    "The environment's path " + text + " has a character in it that this locale cannot spell",
                    Remedy.fixInput("Set LC_ALL=C.UTF-8, or choose a path of ASCII characters."));
        }
        boolean quotable = text.chars().noneMatch(c -> Character.isISOControl(c) || "\"$`".indexOf(c) >= 0)
                && (windows || text.indexOf('\\') < 0);
        if (!quotable) {
            throw new InvalidInput(
                    "The environment's path " + text.replaceAll("\\p{Cntrl}", "?")
                            + " has a character in it that cannot be written into scripts",
                    Remedy.fixInput("Choose a path without control characters and without any of \" $ ` \\."));
        }
    }
}
