package io.github.envmaven.core.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a requirements file as pip does, line by line: a backslash joins lines, a {@code #} begins a comment. */
public final class RequirementsFile {

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*$");

    private RequirementsFile() {}

    static String withoutComment(CharSequence line) {
        return COMMENT.matcher(line).replaceFirst("").strip();
    }

    /**
     * The lines of a file that say something.
     *
     * @param text the whole file
     * @param file the file as its user named it
     * @param included the line that includes it, whose category, platforms and role its lines have
     * @return its lines, each with its place
     */
    public static List<RequestedPip> lines(String text, String file, RequestedPip included) {
        List<RequestedPip> lines = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        int number = 0;
        int first = 1;
        for (String part : (text.replaceFirst("^\uFEFF", "") + "\n").split("\r\n|\r|\n", -1)) {
            number++;
            boolean isComment = part.strip().startsWith("#");
            if (part.endsWith("\\") && !isComment) {
                joined.append(part, 0, part.length() - 1).append(' ');
                continue;
            }
            String line = withoutComment(joined.append(part));
            if (!line.isEmpty()) {
                lines.add(included.with(line, file + ":" + first, included.role()));
            }
            joined.setLength(0);
            first = number + 1;
        }
        return lines;
    }
}
