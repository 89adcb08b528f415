package io.github.envmaven.core.pypi;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code requires.txt} that setuptools puts into source distributions, for those whose {@code PKG-INFO} is too old to
 * name requirements.
 *
 * <pre>
 *   six>=1.0
 *
 *   [fast:python_version &lt; "3.9"]
 *   cython
 * </pre>
 */
final class RequiresTxt {

    private RequiresTxt() {}

    /** The same as lines of core metadata. */
    static List<String> fields(String text) {
        List<String> fields = new ArrayList<>();
        String condition = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[") && line.endsWith("]")) {
                String section = line.substring(1, line.length() - 1);
                int colon = section.indexOf(':');
                String extra = (colon < 0 ? section : section.substring(0, colon)).strip();
                String marker = colon < 0 ? "" : section.substring(colon + 1).strip();
                condition = condition(extra, marker);
                if (!extra.isEmpty()) {
                    fields.add("Provides-Extra: " + extra);
                }
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                fields.add("Requires-Dist: " + line + (condition.isEmpty() ? "" : " ; " + condition));
            }
        }
        return fields;
    }

    private static String condition(String extra, String marker) {
        String asked = extra.isEmpty() ? "" : "extra == '" + extra + "'";
        if (marker.isEmpty() || asked.isEmpty()) {
            return marker + asked;
        }
        return "(" + marker + ") and " + asked;
    }
}
