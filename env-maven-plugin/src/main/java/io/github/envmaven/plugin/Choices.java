package io.github.envmaven.plugin;

import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.Remedy;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads parameters that take one of a few words. */
final class Choices {

    private Choices() {}

    /**
     * Reads one word.
     *
     * @param parameter the parameter's property, for the message
     * @param text what the user wrote
     * @param choices the values; their {@code toString} is how users write them
     * @param <T> the values' type
     * @return the value that reads like the text
     */
    static <T> T parse(String parameter, String text, T[] choices) {
        for (T choice : choices) {
            if (choice.toString().equalsIgnoreCase(text.strip())) {
                return choice;
            }
        }
        String known = Arrays.stream(choices).map(Object::toString).collect(Collectors.joining(", "));
        throw new EnvException.InvalidInput(
                "Parameter " + parameter + " is '" + text + "', which is none of " + known + ".",
                Remedy.fixInput("Set -D" + parameter + " to one of " + known + "."));
    }
}
