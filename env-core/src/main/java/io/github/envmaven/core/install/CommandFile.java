package io.github.envmaven.core.install;

import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.python.EntryPoint;
import io.github.envmaven.core.python.PythonInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the files that a command of a Python package consists of: on Windows a script, and what starts it. */
final class CommandFile {

    private final String path;
    private final PrefixPath.Kind kind;
    private final byte[] content;

    private CommandFile(String path, PrefixPath.Kind kind, byte[] content) {
        this.path = path;
        this.kind = kind;
        this.content = content;
    }

    /** Whether a command opens windows of its own; only Windows makes a difference. */
    enum Window {
        TERMINAL,
        OWN
    }

    /** Where commands are made. */
    record Place(
            Prefix prefix,
            String platform,
            PythonInfo python,
            @Nullable WindowsLauncher launcherOrNull) {}

    /** The paths of a command's files, in the order of {@link #of}. */
    static List<String> paths(EntryPoint entryPoint, PythonInfo python, boolean hasLauncher) {
        String path = python.scriptsDirectory() + "/" + entryPoint.command();
        return python.windows() ? List.of(path + "-script.py", path + (hasLauncher ? ".exe" : ".bat")) : List.of(path);
    }

    /** The files of a command. */
    static List<CommandFile> of(EntryPoint entryPoint, Place place, Window window) {
        PythonInfo python = place.python();
        WindowsLauncher launcher = place.launcherOrNull();
        List<String> paths = paths(entryPoint, python, launcher != null);
        if (!python.windows()) {
            String interpreter = place.prefix().text(false) + "/" + python.executable();
            String script = EntryPointScript.unix(entryPoint, interpreter, place.platform());
            return List.of(new CommandFile(paths.get(0), PrefixPath.Kind.UNIX_ENTRY_POINT, bytes(script)));
        }
        String script = EntryPointScript.windows(entryPoint);
        String program = window == Window.OWN ? "pythonw.exe" : "python.exe";
        byte[] command = launcher == null
                ? bytes(EntryPointScript.batchFile(entryPoint, program))
                : launcher.command(place.prefix().resolve(program).toString(), script, window);
        return List.of(
                new CommandFile(paths.get(0), PrefixPath.Kind.WINDOWS_ENTRY_POINT_SCRIPT, bytes(script)),
                new CommandFile(paths.get(1), PrefixPath.Kind.WINDOWS_ENTRY_POINT_EXE, command));
    }

    /** Relative to the prefix. */
    String path() {
        return path;
    }

    /** How a record calls it. */
    PrefixPath.Kind kind() {
        return kind;
    }

    /** Its bytes, for who does not change them. */
    byte[] content() {
        return content;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
