package io.github.envmaven.core.pipconf;

import io.github.envmaven.core.ini.IniFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * pip's configuration files and {@code PIP_*} variables: of the machine, then of the user, then {@code PIP_CONFIG_FILE}, then
 * the variables; what comes later counts more, and a section {@code [install]} more than {@code [global]}.
 *
 * <pre>
 *   [global]
 *   index-url = https://pypi.example.com/simple
 *   extra-index-url =
 *       https://team.example.com/simple
 * </pre>
 */
final class PipConf {

    private static final List<String> SECTIONS = List.of("global", "install");

    private PipConf() {}

    static ConfiguredIndexes read(Map<String, String> environment, Path home) {
        Map<String, String> values = new TreeMap<>();
        for (Path file : files(environment, home)) {
            IniFile sections = IniFile.parse(ConfigFile.text(file));
            SECTIONS.forEach(section ->
                    sections.section(section).forEach((key, value) -> values.put(key.replace('_', '-'), value)));
        }
        for (String key : List.of("index-url", "extra-index-url", "no-index")) {
            String variable = "PIP_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                values.put(key, value);
            }
        }
        return new ConfiguredIndexes(
                ConfiguredIndexes.words(values.getOrDefault("extra-index-url", "")),
                values.getOrDefault("index-url", "").strip(),
                List.of("1", "true", "yes", "on", "y", "t")
                        .contains(values.getOrDefault("no-index", "").strip().toLowerCase(Locale.ROOT)));
    }

    /** The files, the most general first; {@code PIP_CONFIG_FILE=/dev/null} means none at all. */
    private static List<Path> files(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("PIP_CONFIG_FILE", "");
        List<Path> files = new ArrayList<>();
        if (own.equals("/dev/null") || own.equalsIgnoreCase("nul")) {
            return files;
        }
        if (ConfigFile.isWindows()) {
            files.add(Path.of("C:\\ProgramData\\pip\\pip.ini"));
            files.add(home.resolve("pip").resolve("pip.ini"));
            String roaming = environment.getOrDefault("APPDATA", "");
            if (!roaming.isEmpty()) {
                files.add(Path.of(roaming, "pip", "pip.ini"));
            }
        } else {
            files.addAll(unix(environment, home));
        }
        if (!own.isEmpty()) {
            files.add(Path.of(own));
        }
        return files;
    }

    private static List<Path> unix(Map<String, String> environment, Path home) {
        List<Path> files = new ArrayList<>();
        Path library = home.resolve("Library/Application Support/pip");
        if (ConfigFile.isMac()) {
            files.add(Path.of("/Library/Application Support/pip/pip.conf"));
        } else {
            String directories = environment.getOrDefault("XDG_CONFIG_DIRS", "");
            for (String directory : (directories.isEmpty() ? "/etc/xdg" : directories).split(":", -1)) {
                files.add(Path.of(directory, "pip", "pip.conf"));
            }
            files.add(Path.of("/etc/pip.conf"));
        }
        files.add(home.resolve(".pip/pip.conf"));
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path config = xdg.isEmpty() ? home.resolve(".config") : Path.of(xdg);
        boolean isMac = ConfigFile.isMac() && Files.isDirectory(library);
        files.add(isMac ? library.resolve("pip.conf") : config.resolve("pip/pip.conf"));
        return files;
    }
}
