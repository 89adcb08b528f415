package io.github.envmaven.core.pep;

import java.util.Optional;

/**
 * The parts of a wheel's file name as they are written (PEP 427). A page of an index names thousands of wheels, of which
 * most share their version and tags with others; whoever reads many can so read each part once.
 *
 * @param name the project, in any spelling that wheels may have
 * @param version the version, which may be none
 * @param build the build tag, which begins with a digit; empty where there is none
 * @param tags the compressed tags, which may be none
 */
public record WheelParts(String name, String version, String build, String tags) {

    private static final String ENDING = ".whl";
    private static final int DASHES = 4;
    private static final int MOST_DIGITS = 18;

    /**
     * Takes a file name apart.
     *
     * @param fileName for example {@code numpy-2.1.0-cp312-cp312-win_amd64.whl}
     * @return its parts; empty where it has not that form
     */
    public static Optional<WheelParts> find(String fileName) {
        int end = fileName.length() - ENDING.length();
        if (end < 0 || !fileName.endsWith(ENDING)) {
            return Optional.empty();
        }
        int platform = fileName.lastIndexOf('-', end - 1);
        int abi = fileName.lastIndexOf('-', platform - 1);
        int python = fileName.lastIndexOf('-', abi - 1);
        int name = fileName.indexOf('-');
        int version = name < 0 ? -1 : fileName.indexOf('-', name + 1);
        int dashes = dashes(fileName, end);
        if (python < 0 || version < 0 || dashes < DASHES || dashes > DASHES + 1 || hasEmptyPart(fileName, end)) {
            return Optional.empty();
        }
        String build = version == python ? "" : fileName.substring(version + 1, python);
        if (!isName(fileName, name) || !isBuild(build)) {
            return Optional.empty();
        }
        return Optional.of(new WheelParts(
                fileName.substring(0, name),
                fileName.substring(name + 1, version),
                build,
                fileName.substring(python + 1, end)));
    }

    /**
     * The project.
     *
     * @return its normalised name
     */
    public PypiName project() {
        return PypiName.parse(name.endsWith("_") ? name.substring(0, name.length() - 1) : name);
    }

    /**
     * The number that the build tag begins with, which sorts wheels of one version and the same tags.
     *
     * @return -1 where there is no build tag
     */
    public long buildNumber() {
        return build.isEmpty() ? -1 : Long.parseLong(build.substring(0, digits(build)));
    }

    /** What follows the build number; may be empty. */
    String buildSuffix() {
        return build.substring(digits(build));
    }

    /** How many digits a build tag begins with, as far as they fit a number. */
    private static int digits(String build) {
        int digits = 0;
        while (digits < Math.min(build.length(), MOST_DIGITS) && isDigit(build.charAt(digits))) {
            digits++;
        }
        return digits;
    }

    /** A build tag begins with a digit; what would leave the directory is none. */
    private static boolean isBuild(String build) {
        for (int i = 0; i < build.length(); i++) {
            char character = build.charAt(i);
            if (!isLetterOrDigit(character) && character != '_' && character != '.') {
                return false;
            }
        }
        return build.isEmpty() || isDigit(build.charAt(0));
    }

    private static int dashes(String fileName, int end) {
        int dashes = 0;
        for (int i = 0; i < end; i++) {
            if (fileName.charAt(i) == '-') {
                dashes++;
            }
        }
        return dashes;
    }

    private static boolean hasEmptyPart(String fileName, int end) {
        return fileName.charAt(0) == '-' || fileName.charAt(end - 1) == '-' || fileName.contains("--");
    }

    /** Letters and digits with single dots and underscores between them; one underscore may stand at the end. */
    private static boolean isName(String fileName, int end) {
        boolean separated = true;
        for (int i = 0; i < end; i++) {
            char character = fileName.charAt(i);
            boolean separator = character == '.' || character == '_';
            if (separator ? separated : !isLetterOrDigit(character)) {
                return false;
            }
            separated = separator;
        }
        return !separated || (end > 1 && fileName.charAt(end - 1) == '_');
    }

    private static boolean isLetterOrDigit(char character) {
        return isDigit(character) || (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
