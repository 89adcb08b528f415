package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvironmentSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that name the inputs a lock was made from. */
final class InputOptions {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "An environment file that the lock must fit; may be repeated.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-c", "--channel"},
            paramLabel = "CHANNEL",
            description = "A channel that the lock was made with in place of those of the files.")
    private List<String> channels = new ArrayList<>();

    /**
     * The options as the core takes them.
     *
     * @return the source; empty where no file is named
     */
    EnvironmentSource source() {
        return EnvironmentSource.ofFiles(files, channels, List.of());
    }

    /**
     * The options as the core takes them.
     *
     * @param defaultFile the file to read where none is given
     * @return the source
     */
    EnvironmentSource source(String defaultFile) {
        return EnvironmentSource.ofFiles(files.isEmpty() ? List.of(Path.of(defaultFile)) : files, channels, List.of());
    }
}
