package io.github.envmaven.core.host;

import java.util.Optional;

/** What can be asked of a machine without native code: its files and its own programs. */
public interface Machine {

    /**
     * A small text file.
     *
     * @param path an absolute path, such as {@code /proc/cpuinfo}
     * @return its text, or empty where it cannot be read
     */
    Optional<String> file(String path);

    /**
     * What a program prints.
     *
     * @param command the program and its arguments
     * @return standard output, or empty where the program is missing, fails, or takes too long
     */
    Optional<String> output(String... command);
}
