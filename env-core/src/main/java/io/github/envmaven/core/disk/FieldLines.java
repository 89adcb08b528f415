package io.github.envmaven.core.disk;

import java.util.LinkedHashMap;
import java.util.Map;

/** A few facts about something, as the lines {@code name: value} of a small text. */
public final class FieldLines {

    private FieldLines() {}

    /**
     * Writes facts.
     *
     * @param fields the values by their names; what would end a line becomes a blank
     * @return a line for each
     */
    public static String write(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(name)
                .append(": ")
                .append(value.replace('\r', ' ').replace('\n', ' '))
                .append('\n'));
        return text.toString();
    }

    /**
     * Reads facts.
     *
     * @param text what {@link #write} wrote; other lines are passed over
     * @return the values by their names
     */
    public static Map<String, String> read(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return fields;
    }
}
