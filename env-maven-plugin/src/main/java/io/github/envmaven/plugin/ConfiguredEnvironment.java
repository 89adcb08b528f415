package io.github.envmaven.plugin;

import io.github.envmaven.core.command.EnvironmentSource;
import java.nio.file.Path;

/**
 * One environment with every default filled in.
 *
 * @param name its name
 * @param source what it is to be
 * @param lockFile its lock
 * @param prefix its directory
 */
record ConfiguredEnvironment(String name, EnvironmentSource source, Path lockFile, Path prefix) {}
