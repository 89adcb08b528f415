package io.github.envmaven.core.cli;

import io.github.envmaven.core.command.EnvironmentSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say what is to be locked. */
final class SourceOptions {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "An environment file, by default environment.yml; may be repeated, later ones override.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-c", "--channel"},
            paramLabel = "CHANNEL",
            description =
                    "A channel, highest priority first: a name such as conda-forge, a URL or a directory; replaces those of"
                            + " the files.")
    private List<String> channels = new ArrayList<>();

    @Option(
            names = {"-p", "--platform"},
            paramLabel = "PLATFORM",
            description = "A platform to lock, such as linux-64; may be repeated; replaces those of the files.")
    private List<String> platforms = new ArrayList<>();

    /**
     * The options as the core takes them.
     *
     * @param defaultFile the file to read where none is given; empty for none
     * @return the source
     */
    EnvironmentSource source(String defaultFile) {
        List<Path> chosen = files.isEmpty() && !defaultFile.isEmpty() ? List.of(Path.of(defaultFile)) : files;
        return EnvironmentSource.ofFiles(chosen, channels, platforms);
    }
}
