package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an interpreter must be for a wheel to work (PEP 425).
 *
 * @param python the interpreter, for example {@code cp312} or {@code py3}
 * @param abi its binary interface, for example {@code cp312} or {@code none}
 * @param platform for example {@code manylinux_2_28_x86_64} or {@code any}
 */
public record WheelTag(String python, String abi, String platform) {

    /** More alternatives than any published wheel has; a name could ask for billions. */
    private static final int MOST_ALTERNATIVES = 1000;

    private static final Pattern PYTHON = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern OTHER = Pattern.compile("[a-z0-9_]+");

    /**
     * Reads a compressed set, whose parts may each be several alternatives.
     *
     * @param text for example {@code py2.py3-none-any}
     * @return each combination, in alphabetical order
     * @throws InvalidInput when it is no such set, or a monstrous one
     */
    public static List<WheelTag> parseAll(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("-", -1);
        if (parts.length != 3) {
            throw invalid(text, "has the form python-abi-platform");
        }
        List<String> pythons = alternatives(text, parts[0], PYTHON);
        List<String> abis = alternatives(text, parts[1], OTHER);
        List<String> platforms = alternatives(text, parts[2], OTHER);
        if ((long) pythons.size() * abis.size() * platforms.size() > MOST_ALTERNATIVES) {
            throw invalid(text, "has no more than " + MOST_ALTERNATIVES + " combinations");
        }
        List<WheelTag> tags = new ArrayList<>();
        for (String python : pythons) {
            for (String abi : abis) {
                for (String platform : platforms) {
                    tags.add(new WheelTag(python, abi, platform));
                }
            }
        }
        return tags;
    }

    private static List<String> alternatives(String text, String part, Pattern valid) {
        List<String> alternatives = List.of(part.split("\\.", -1));
        for (String alternative : alternatives) {
            if (!valid.matcher(alternative).matches()) {
                throw invalid(text, "has no part such as '" + alternative + "'");
            }
        }
        return alternatives.stream().sorted().distinct().toList();
    }

    private static InvalidInput invalid(String text, String rule) {
        return new InvalidInput(
                "'" + text + "' is no wheel tag: one " + rule,
                Remedy.fixInput("See the platform compatibility tags of Python packaging"));
    }

    @Override
    public String toString() {
        return python + "-" + abi + "-" + platform;
    }
}
