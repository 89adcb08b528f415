package io.github.envmaven.core.command;

import io.github.envmaven.core.activate.ActivatedVariables;
import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixStatus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs a command in an environment, as if the environment were activated. */
public final class RunCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session; its environment variables are what activation starts from
     */
    public RunCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Runs the command, with the streams of this process.
     *
     * @param request what to run, where
     * @return the command's exit code
     */
    public int run(RunRequest request) {
        if (request.command().isEmpty()) {
            throw new InvalidInput(
                    "There is no command to run.", Remedy.fixInput("Name a program, such as python -V."));
        }
        Prefix prefix = new Prefix(request.prefix());
        PrefixStatus.requireFinished(prefix);
        Map<String, String> variables = ActivatedVariables.of(
                prefix, HostPlatform.current().name(), session.settings().environment());
        List<String> command = new ArrayList<>(request.command());
        command.set(0, program(command.get(0), variables, request.directory()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(request.directory().toFile())
                .inheritIO();
        builder.environment().clear();
        builder.environment().putAll(variables);
        try {
            return waitFor(builder.start());
        } catch (IOException e) {
            throw new NotFound(
                    "'" + request.command().get(0) + "' cannot be run: " + e.getMessage(),
                    Remedy.fixInput("Name a program of the environment or of the system."),
                    e);
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while the command ran.");
        }
    }

    /** The JVM looks for programs on its own PATH; the environment's is what counts. */
    private static String program(String name, Map<String, String> variables, Path directory) {
        if (name.contains("/") || name.contains(File.separator)) {
            return directory.resolve(name).toString();
        }
        boolean isWindows = File.pathSeparatorChar == ';';
        List<String> endings = isWindows && !name.toLowerCase(Locale.ROOT).endsWith(".exe")
                ? List.of(".exe", ".cmd", ".bat", "")
                : List.of("");
        for (String entry : path(variables).split(File.pathSeparator, -1)) {
            for (String ending : endings) {
                Path candidate = Path.of(entry).resolve(name + ending);
                if (!entry.isEmpty() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    return candidate.toString();
                }
            }
        }
        throw new NotFound(
                "There is no program '" + name + "' in the environment, nor elsewhere on the PATH.",
                Remedy.fixInput("Add the package that brings it to the environment file, or mend the name."));
    }

    private static String path(Map<String, String> variables) {
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            if (variable.getKey().equalsIgnoreCase("PATH")) {
                return variable.getValue();
            }
        }
        return "";
    }
}
