package io.github.envmaven.core.command;

import java.nio.file.Path;

/**
 * Asks for the tree of a lock's or an environment's dependencies.
 *
 * @param packages a lock file, or an environment's directory
 * @param source what the lock was made from, so that specs can be named with file and line; files that do not exist are
 *     left out
 * @param platform the platform to look at in a lock; empty for the machine's own
 * @param inverted the package for which to show what needs it; empty for what everything needs
 * @param depth how many levels below the top ones are shown; negative for all
 */
public record TreeRequest(Path packages, EnvironmentSource source, String platform, String inverted, int depth) {}
