package io.github.envmaven.core.command;

import io.github.envmaven.core.manifest.PipOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that lines for pip name, found without reading anything as what it is: enough to notice that one of them changed.
 * What only looks like such a line names one file too many, or none.
 */
final class IncludedFiles {

    private static final String OPTIONS = String.join("|", PipOption.Kind.ofFiles());

    /** A value may stand right behind an option of one letter. */
    private static final Pattern OPTION =
            Pattern.compile("(?:^|[\\s'\"\\[,-])(?:" + OPTIONS + ")(?:\\s*=\\s*|\\s+|(?<=-\\w))['\"]?([^\\s'\",\\]]+)");

    private final Set<Path> found = new LinkedHashSet<>();

    private IncludedFiles() {}

    /**
     * Finds files.
     *
     * @param texts texts with lines for pip in them
     * @param directory what paths in them are relative to
     * @return those that are there, with those that they name
     * @throws IOException when one cannot be read
     */
    static Set<Path> in(List<String> texts, Path directory) throws IOException {
        IncludedFiles files = new IncludedFiles();
        for (String text : texts) {
            files.find(text, directory);
        }
        return files.found;
    }

    private void find(String text, Path directory) throws IOException {
        Matcher option = OPTION.matcher(text);
        while (option.find()) {
            String value = option.group(1).replaceFirst("\\[.*", "").replaceFirst(":[^:/\\\\]*$", "");
            if (value.indexOf('\0') >= 0 || value.contains("://")) {
                continue;
            }
            Path path = directory.resolve(value).normalize();
            add(Files.isDirectory(path) ? path.resolve("pyproject.toml") : path);
        }
        if (text.contains("--group")) {
            add(directory.resolve("pyproject.toml"));
        }
    }

    private void add(Path file) throws IOException {
        if (Files.isRegularFile(file) && found.add(file)) {
            Path parent = file.getParent();
            if (parent != null && !file.toString().endsWith(".toml")) {
                // As Latin-1, every file is a text.
                find(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), parent);
            }
        }
    }
}
