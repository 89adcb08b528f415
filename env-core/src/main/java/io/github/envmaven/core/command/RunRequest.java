package io.github.envmaven.core.command;

import java.nio.file.Path;
import java.util.List;

/**
 * Asks for a command to be run in an environment.
 *
 * @param prefix the environment's directory
 * @param command the program and its arguments
 * @param directory where it runs
 */
public record RunRequest(Path prefix, List<String> command, Path directory) {

    /** Copies the command. */
    public RunRequest {
        command = List.copyOf(command);
    }
}
