package io.github.envmaven.core.condarc;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where conda looks for its configuration, the most general place first:
 *
 * <pre>
 *   /etc/conda, /var/lib/conda, C:\ProgramData\conda     .condarc, condarc and condarc.d/ of the system
 *   $CONDA_ROOT                                          of the installation
 *   $XDG_CONFIG_HOME/conda, ~/.config/conda, ~/.conda    of the user
 *   ~/.condarc, ~/.mambarc
 *   $CONDA_PREFIX                                        of the active environment
 *   $CONDARC, $MAMBARC                                   files
 * </pre>
 */
public final class CondarcFiles {

    private static final List<String> NAMES = List.of(".condarc", "condarc");

    private CondarcFiles() {}

    /**
     * Finds the files.
     *
     * @param environment the environment variables
     * @param home the user's home directory
     * @return those that exist, each once; what a later one says counts more
     */
    public static List<Path> find(Map<String, String> environment, Path home) {
        Set<Path> found = new LinkedHashSet<>();
        systemDirectories().forEach(directory -> addDirectory(found, directory));
        addNamed(found, environment, "CONDA_ROOT");
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        if (!xdg.isEmpty()) {
            addDirectory(found, Path.of(xdg, "conda"));
        }
        addDirectory(found, home.resolve(".config").resolve("conda"));
        addDirectory(found, home.resolve(".conda"));
        addFile(found, home.resolve(".condarc"));
        addFile(found, home.resolve(".mambarc"));
        addNamed(found, environment, "CONDA_PREFIX");
        for (String name : List.of("CONDARC", "MAMBARC")) {
            String file = environment.getOrDefault(name, "");
            if (!file.isEmpty()) {
                addFile(found, Path.of(file));
            }
        }
        return List.copyOf(found);
    }

    private static List<Path> systemDirectories() {
        boolean isWindows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return isWindows
                ? List.of(Path.of("C:\\ProgramData\\conda"))
                : List.of(Path.of("/etc/conda"), Path.of("/var/lib/conda"));
    }

    private static void addNamed(Set<Path> found, Map<String, String> environment, String variable) {
        String directory = environment.getOrDefault(variable, "");
        if (!directory.isEmpty()) {
            addDirectory(found, Path.of(directory));
        }
    }

    private static void addDirectory(Set<Path> found, Path directory) {
        NAMES.forEach(name -> addFile(found, directory.resolve(name)));
        Path more = directory.resolve("condarc.d");
        if (!Files.isDirectory(more)) {
            return;
        }
        List<Path> parts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(more, "*.{yml,yaml}")) {
            files.forEach(parts::add);
        } catch (IOException e) {
            throw new InvalidInput(
                    "Cannot read " + more + ": " + e.getMessage(),
                    Remedy.fixInput("Mend the permissions of the directory, or take it away."),
                    e);
        }
        Stream<Path> sorted = parts.stream().sorted();
        sorted.forEach(file -> addFile(found, file));
    }

    private static void addFile(Set<Path> found, Path file) {
        if (Files.isRegularFile(file)) {
            found.add(file.toAbsolutePath().normalize());
        }
    }
}
