package io.github.envmaven.core.pypi;

/** A file of an index as a line: its fields with tabs between them, and what would be taken for those escaped. */
final class FileLine {

    private static final char TAB = '\t';
    private static final char ESCAPE = '\\';
    private static final String WHOLE = "=";

    private final String text;
    private int at;

    /**
     * A line to be read.
     *
     * @param text holds it
     * @param at where it begins
     */
    FileLine(String text, int at) {
        this.text = text;
        this.at = at;
    }

    static void write(StringBuilder out, IndexFile file) {
        // Nearly every URL ends with the name, which need not stand there twice.
        String url = file.url();
        boolean isNamed = url.endsWith("/" + file.fileName()) && !url.startsWith(WHOLE);
        put(out, file.fileName(), TAB);
        put(out, isNamed ? url.substring(0, url.length() - file.fileName().length()) : WHOLE + url, TAB);
        put(out, file.sha256(), TAB);
        put(out, Long.toString(file.size()), TAB);
        put(out, file.requiresPython(), TAB);
        put(out, file.yanked() ? "y" + file.yankedReason() : "", TAB);
        put(out, Long.toString(file.uploadTime()), TAB);
        put(out, file.metadata() ? "m" + file.metadataSha256() : "", '\n');
    }

    private static void put(StringBuilder out, String value, char separator) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case TAB -> out.append(ESCAPE).append('t');
                case '\n' -> out.append(ESCAPE).append('n');
                case ESCAPE -> out.append(ESCAPE).append(ESCAPE);
                default -> out.append(character);
            }
        }
        out.append(separator);
    }

    /**
     * The file.
     *
     * @throws IndexOutOfBoundsException when the line is cut off
     * @throws NumberFormatException when it is something else
     */
    IndexFile read() {
        String fileName = field(TAB);
        String url = field(TAB);
        String sha256 = field(TAB);
        long size = Long.parseLong(field(TAB));
        String requiresPython = field(TAB);
        String yanked = field(TAB);
        long uploadTime = Long.parseLong(field(TAB));
        String metadata = field('\n');
        return new IndexFile(
                fileName,
                url.startsWith(WHOLE) ? url.substring(WHOLE.length()) : url + fileName,
                sha256,
                size,
                requiresPython,
                !yanked.isEmpty(),
                yanked.isEmpty() ? "" : yanked.substring(1),
                uploadTime,
                !metadata.isEmpty(),
                metadata.isEmpty() ? "" : metadata.substring(1));
    }

    /** Where the next line begins, once this one was read. */
    int end() {
        return at;
    }

    private String field(char separator) {
        int end = text.indexOf(separator, at);
        String value = text.substring(at, end);
        at = end + 1;
        return value.indexOf(ESCAPE) < 0 ? value : unescaped(value);
    }

    private static String unescaped(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == ESCAPE) {
                i++;
                character = switch (value.charAt(i)) {
                    case 't' -> TAB;
                    case 'n' -> '\n';
                    default -> ESCAPE;
                };
            }
            out.append(character);
        }
        return out.toString();
    }
}
