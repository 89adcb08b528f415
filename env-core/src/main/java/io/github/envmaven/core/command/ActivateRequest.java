package io.github.envmaven.core.command;

import java.nio.file.Path;

/**
 * Asks for the shell code that enters or leaves an environment.
 *
 * @param prefix the environment's directory; only its path is looked at when leaving
 * @param shell the shell's name: bash, zsh, fish, powershell, cmd; empty for the one the user runs
 * @param direction entering or leaving
 */
public record ActivateRequest(Path prefix, String shell, Direction direction) {

    /** Entering or leaving. */
    public enum Direction {
        /** Enter the environment. */
        ACTIVATE,
        /** Leave the environment that is active. */
        DEACTIVATE
    }
}
