package io.github.envmaven.core.manifest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a requirements file as pip does, line by line: a backslash joins lines, a {@code #} begins a comment. */
public final class RequirementsFile {

    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*$");

    private static final int BYTE_ORDER = 0xfeff;
    private static final int BYTE_ORDER_BACKWARDS = 0xfffe;

    private RequirementsFile() {}

    static String withoutComment(CharSequence line) {
        return COMMENT.matcher(line).replaceFirst("").strip();
    }

    /**
     * The text of a file, which is in UTF-8, or in UTF-16 where its first bytes say so: some shells write that.
     *
     * @param content the whole file
     * @return its text
     * @throws CharacterCodingException when it is in something else
     */
    public static String decoded(byte[] content) throws CharacterCodingException {
        int start = content.length < 2 ? 0 : (content[0] & 0xff) << 8 | (content[1] & 0xff);
        return (start == BYTE_ORDER || start == BYTE_ORDER_BACKWARDS ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
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
