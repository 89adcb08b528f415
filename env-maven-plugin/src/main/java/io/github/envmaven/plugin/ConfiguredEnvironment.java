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
record ConfiguredEnvironment(String name, EnvironmentSource source, Path lockFile, Path prefix) {

    /**
     * What a goal looks at.
     *
     * @param from the parameter {@code env.from}: {@code lock}, or {@code prefix} for what is installed
     * @return the lock file, or the environment's directory
     */
    Path packages(String from) {
        return Choices.parse("env.from", from, new String[] {"lock", "prefix"}).equals("prefix") ? prefix : lockFile;
    }
}
