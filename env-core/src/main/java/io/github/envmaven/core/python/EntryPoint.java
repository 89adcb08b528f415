package io.github.envmaven.core.python;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import java.util.regex.Pattern;

/**
 * A command that a Python package offers: {@code command = module:function}.
 *
 * <p>All three parts reach a file name or the source of a script, so none is taken before it was checked.
 *
 * @param command the file's name in the scripts directory
 * @param module what the script imports, dotted
 * @param function what the script calls, dotted
 */
public record EntryPoint(String command, String module, String function) {

    private static final Pattern COMMAND = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._+@ -]*");
    private static final Pattern DOTTED = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");

    /** Refuses parts that would leave the scripts directory or the statement they stand in. */
    public EntryPoint {
        if (!COMMAND.matcher(command).matches() || command.endsWith(".") || command.endsWith(" ")) {
            throw new IntegrityFailed("Entry point command '" + printable(command) + "' is not a file name");
        }
        if (!DOTTED.matcher(module).matches() || !DOTTED.matcher(function).matches()) {
            throw new IntegrityFailed("Entry point '" + printable(command) + "': '" + printable(module + ":" + function)
                    + "' does not name a Python function");
        }
    }

    /**
     * Reads a definition.
     *
     * @param definition for example {@code jupyter-lab = jupyterlab.labapp:main}; blanks around the parts are ignored,
     *     and so are extras in brackets behind the function
     * @return the entry point
     */
    public static EntryPoint parse(String definition) {
        int equals = definition.indexOf('=');
        int colon = definition.indexOf(':', equals + 1);
        if (equals < 0 || colon < 0) {
            throw new IntegrityFailed(
                    "Entry point '" + printable(definition) + "' is not of the form command = module:function");
        }
        String function = definition.substring(colon + 1).strip();
        int bracket = function.indexOf('[');
        if (bracket > 0 && function.endsWith("]")) {
            function = function.substring(0, bracket).strip();
        }
        return new EntryPoint(
                definition.substring(0, equals).strip(),
                definition.substring(equals + 1, colon).strip(),
                function);
    }

    /**
     * What the script imports from the module: the function, or the class it is a method of.
     *
     * @return the first segment of the function
     */
    public String importedName() {
        int dot = function.indexOf('.');
        return dot < 0 ? function : function.substring(0, dot);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
