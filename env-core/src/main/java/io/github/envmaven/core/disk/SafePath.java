package io.github.envmaven.core.disk;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns names that strangers chose into paths that stay where they belong: names in archives, in {@code paths.json}, in
 * conda-meta, and file names made of a package's name, version and build.
 *
 * <p>On POSIX a colon inside a name is fine (perl ships {@code man3/File::Spec.3}); on Windows it would open a stream.
 */
public final class SafePath {

    /** Whose names are allowed. */
    enum NameRules {
        POSIX,
        WINDOWS
    }

    private static final int MAX_PATH_BYTES = 4000;
    private static final int MAX_NAME_BYTES = 255;
    private static final int MAX_DEPTH = 128;

    private static final Set<String> DEVICES = Set.of(
            "con",
            "prn",
            "aux",
            "nul",
            "conin$",
            "conout$",
            "com0",
            "com1",
            "com2",
            "com3",
            "com4",
            "com5",
            "com6",
            "com7",
            "com8",
            "com9",
            "lpt0",
            "lpt1",
            "lpt2",
            "lpt3",
            "lpt4",
            "lpt5",
            "lpt6",
            "lpt7",
            "lpt8",
            "lpt9",
            "com\u00b9",
            "com\u00b2",
            "com\u00b3",
            "lpt\u00b9",
            "lpt\u00b2",
            "lpt\u00b3");

    private SafePath() {}

    /**
     * The place of a relative path below a directory, by its text alone: links on disk are not looked at.
     *
     * @param root the directory
     * @param relative what a stranger wrote, with {@code /} between its parts
     * @return a path below the root
     * @throws IntegrityFailed when the path is absolute, leaves the root, or has a part that no file can have
     */
    public static Path resolve(Path root, String relative) {
        Optional<String> problem = problemWith(relative);
        if (problem.isPresent()) {
            throw new IntegrityFailed("Path '" + printable(relative) + "' " + problem.get());
        }
        return RawPath.resolve(root, relative);
    }

    /**
     * The text of a symbolic link as a path that {@code Files.createSymbolicLink} writes unchanged in any locale.
     *
     * @param root any absolute path of the same file system
     * @param target the link's text
     * @return a path, relative where the text is
     * @throws IntegrityFailed when no link can have that text
     */
    public static Path linkTarget(Path root, String target) {
        if (target.isEmpty() || target.indexOf('\0') >= 0) {
            throw new IntegrityFailed("A link's target is empty or has a NUL in it: '" + printable(target) + "'");
        }
        return RawPath.of(root.getFileSystem(), target);
    }

    /**
     * The place of a relative path below a directory, links on disk included: what lies there already may link to
     * elsewhere within the root, but not out of it.
     *
     * @param root the directory, which exists
     * @param relative what a stranger wrote, with {@code /} between its parts
     * @return a path below the root; its last part, if it is a link, is not followed
     * @throws IntegrityFailed when the path leaves the root by its text or through a link
     */
    public static Path resolveWithinLinks(Path root, String relative) {
        Path path = resolve(root, relative);
        Path ancestor = Trees.parentOf(path);
        while (!Files.exists(ancestor, LinkOption.NOFOLLOW_LINKS)) {
            ancestor = Trees.parentOf(ancestor);
        }
        try {
            if (!leadsInside(root, ancestor)) {
                throw new IntegrityFailed("Path '" + printable(relative) + "' leads through a link out of " + root);
            }
        } catch (IOException e) {
            throw Trees.failed("Cannot follow ", ancestor, e);
        }
        return path;
    }

    /**
     * Tells where a path leads, all links followed.
     *
     * @param root a directory that exists, perhaps behind links itself
     * @param path a path that exists
     * @return whether it is the directory or below it
     * @throws IOException when one of them leads nowhere or cannot be looked at
     */
    public static boolean leadsInside(Path root, Path path) throws IOException {
        return path.toRealPath().startsWith(root.toRealPath());
    }

    /**
     * What is wrong with a relative path.
     *
     * @param relative what a stranger wrote, with {@code /} between its parts
     * @return the end of a sentence that starts with the path; empty where the path is fine
     */
    public static Optional<String> problemWith(String relative) {
        return problemWith(relative, Trees.isWindows() ? NameRules.WINDOWS : NameRules.POSIX);
    }

    /**
     * What is wrong with a single file name that has to be fine on every system.
     *
     * @param name what a stranger wrote
     * @return the end of a sentence that starts with the name; empty where the name is fine
     */
    public static Optional<String> problemWithFileName(String name) {
        if (name.indexOf('/') >= 0) {
            return Optional.of("has a slash in it");
        }
        return problemWith(name, NameRules.WINDOWS);
    }

    /**
     * Tells whether a symbolic link points to a place below the root it lies in, by texts alone.
     *
     * @param link the link's own path, relative to the root, with {@code /} between its parts
     * @param target the link's text
     * @return false where the target is absolute or climbs out of the root
     */
    public static boolean linkStaysInside(String link, String target) {
        if (target.startsWith("/") || target.indexOf('\\') >= 0 || hasDriveLetter(target)) {
            return false;
        }
        int depth = (int) link.chars().filter(c -> c == '/').count();
        for (String part : target.split("/", -1)) {
            if (part.equals("..")) {
                depth--;
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return false;
            }
        }
        return true;
    }

    static Optional<String> problemWith(String relative, NameRules rules) {
        if (relative.isEmpty()) {
            return Optional.of("is empty");
        }
        if (relative.charAt(0) == '/') {
            return Optional.of("is absolute");
        }
        if (hasDriveLetter(relative)) {
            return Optional.of("starts with a drive letter");
        }
        // No text has more bytes than three times its chars; most need no counting.
        if (relative.length() * 3 > MAX_PATH_BYTES && bytes(relative) > MAX_PATH_BYTES) {
            return Optional.of("is longer than " + MAX_PATH_BYTES + " bytes");
        }
        return problemWithParts(relative, rules);
    }

    private static Optional<String> problemWithParts(String relative, NameRules rules) {
        int start = 0;
        for (int depth = 1; ; depth++) {
            int slash = relative.indexOf('/', start);
            int end = slash < 0 ? relative.length() : slash;
            String problem = problemWithPart(relative, start, end, rules);
            if (!problem.isEmpty()) {
                return Optional.of(problem);
            }
            if (slash < 0) {
                return Optional.empty();
            }
            if (depth == MAX_DEPTH) {
                return Optional.of("is deeper than " + MAX_DEPTH + " directories");
            }
            start = slash + 1;
        }
    }

    private static String problemWithPart(String path, int start, int end, NameRules rules) {
        int length = end - start;
        if (length == 0) {
            return "has an empty part";
        }
        if (path.charAt(start) == '.' && (length == 1 || (length == 2 && path.charAt(start + 1) == '.'))) {
            return length == 1 ? "has '.' as a part" : "has '..' as a part";
        }
        for (int i = start; i < end; i++) {
            char c = path.charAt(i);
            if (c == '\\') {
                return "has a backslash in it";
            }
            if (Character.isISOControl(c)) {
                return "has a control character in it";
            }
            if (Character.isSurrogate(c) && !isPair(path, i, end)) {
                return "has half a character in it";
            }
        }
        if (length * 3 > MAX_NAME_BYTES && bytes(path.substring(start, end)) > MAX_NAME_BYTES) {
            return "has a part longer than " + MAX_NAME_BYTES + " bytes";
        }
        return rules == NameRules.WINDOWS ? problemOnWindows(path.substring(start, end)) : "";
    }

    private static String problemOnWindows(String name) {
        if (name.chars().anyMatch(c -> "<>:\"|?*".indexOf(c) >= 0)) {
            return "has a character that Windows does not allow";
        }
        char last = name.charAt(name.length() - 1);
        if (last == '.' || last == ' ') {
            return "has a part that ends with a dot or a blank";
        }
        int dot = name.indexOf('.');
        String base = (dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
        return DEVICES.contains(base) ? "names a device of Windows" : "";
    }

    private static boolean hasDriveLetter(String path) {
        return path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
    }

    private static boolean isPair(String path, int i, int end) {
        char c = path.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < end && Character.isLowSurrogate(path.charAt(i + 1))
                : Character.isHighSurrogate(path.charAt(Math.max(0, i - 1))) && i > 0;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * A stranger's text, fit to be printed.
     *
     * @param text any text
     * @return the text with control characters as question marks
     */
    public static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}]", "?");
    }
}
