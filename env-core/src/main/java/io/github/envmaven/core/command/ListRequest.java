package io.github.envmaven.core.command;

import java.nio.file.Path;

/**
 * Asks for the packages of a lock or an environment.
 *
 * @param source a lock file, or an environment's directory
 * @param platform the platform to list from a lock; empty for the machine's own
 */
public record ListRequest(Path source, String platform) {}
