package io.github.envmaven.core.wheel;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.python.EntryPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a wheel offers, in {@code entry_points.txt}. It looks like a configuration file, but the tools of Python
 * read it by rules of its own: only {@code =} stands between a name and its value, names keep their case, the order counts,
 * and no line goes on with the one above.
 *
 * @param console commands for a terminal
 * @param gui commands that open windows of their own, which makes a difference on Windows
 */
public record EntryPointsTxt(List<EntryPoint> console, List<EntryPoint> gui) {

    /** No commands. */
    public static final EntryPointsTxt NONE = new EntryPointsTxt(List.of(), List.of());

    /** Copies the lists. */
    public EntryPointsTxt {
        console = List.copyOf(console);
        gui = List.copyOf(gui);
    }

    /**
     * Reads the file; what other programs keep in it is passed over.
     *
     * @param text its content
     * @return the commands
     * @throws IntegrityFailed when a command's name is no file name, or does not lead to a function
     */
    public static EntryPointsTxt parse(String text) {
        List<EntryPoint> console = new ArrayList<>();
        List<EntryPoint> gui = new ArrayList<>();
        String section = "";
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
                continue;
            }
            if (stripped.startsWith("[") && stripped.endsWith("]")) {
                section = stripped.substring(1, stripped.length() - 1).strip();
            } else if (section.equals("console_scripts")) {
                console.add(EntryPoint.parse(stripped));
            } else if (section.equals("gui_scripts")) {
                gui.add(EntryPoint.parse(stripped));
            }
        }
        return new EntryPointsTxt(console, gui);
    }

    /**
     * All commands.
     *
     * @return those for a terminal first
     */
    public List<EntryPoint> all() {
        List<EntryPoint> all = new ArrayList<>(console);
        all.addAll(gui);
        return all;
    }
}
