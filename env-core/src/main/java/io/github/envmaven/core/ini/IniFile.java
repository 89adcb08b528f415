package io.github.envmaven.core.ini;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sections with names and values, by the rules of Python's {@code configparser}, which pip and Amazon's tools read their
 * files with: {@code =} or {@code :} stands between a name and its value, names are the same in whatever case, lines that
 * begin with {@code #} or {@code ;} are comments, and a line that is indented more than a name goes on with its value. What
 * {@code configparser} refuses is passed over here, and of two values the last one counts.
 */
public final class IniFile {

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

    private IniFile() {}

    /**
     * Reads a file.
     *
     * @param text its content
     * @return what it says
     */
    public static IniFile parse(String text) {
        IniFile file = new IniFile();
        Map<String, String> section = new LinkedHashMap<>();
        Optional<String> name = Optional.empty();
        int indent = 0;
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
                continue;
            }
            int blanks = line.length() - line.stripLeading().length();
            int sign = stripped.replace(':', '=').indexOf('=');
            if (name.isPresent() && blanks > indent) {
                section.merge(name.get(), stripped, (above, more) -> above + "\n" + more);
            } else if (stripped.startsWith("[") && stripped.endsWith("]")) {
                String title = stripped.substring(1, stripped.length() - 1).strip();
                section = file.sections.computeIfAbsent(title, missing -> new LinkedHashMap<>());
                name = Optional.empty();
            } else if (sign > 0) {
                String key = stripped.substring(0, sign).strip().toLowerCase(Locale.ROOT);
                section.put(key, stripped.substring(sign + 1).strip());
                name = Optional.of(key);
                indent = blanks;
            }
        }
        return file;
    }

    /**
     * The values of a section.
     *
     * @param name the section
     * @return by their names in lower case and in the order of the file, the lines of a long one joined by
     *     newlines; none where there is no such section
     */
    public Map<String, String> section(String name) {
        return Collections.unmodifiableMap(sections.getOrDefault(name, Map.of()));
    }
}
