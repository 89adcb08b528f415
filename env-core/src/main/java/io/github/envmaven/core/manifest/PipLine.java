package io.github.envmaven.core.manifest;

/** What a line of a {@code pip:} section, or of a requirements file, says. */
public sealed interface PipLine permits PipRequirement, PipOption {

    /**
     * The line that says it.
     *
     * @return the line, with its place
     */
    RequestedPip line();
}
