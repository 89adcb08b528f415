package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.manifest.PipOption;
import io.github.envmaven.core.manifest.RequestedPip;
import io.github.envmaven.core.pyproject.DependencyGroups;
import io.github.envmaven.core.pyproject.ProjectTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines for pip that stand in a {@code pyproject.toml}: what a project needs, and its dependency groups. */
final class PyprojectLines {

    private static final String FILE = "pyproject.toml";
    private static final Pattern EDITABLE = Pattern.compile("(?<path>.*?)(?:\\[(?<extras>[^\\]]*)\\])?");
    private static final Pattern GROUP = Pattern.compile("(?:(?<file>.*" + FILE + "):)?(?<name>[^:]+)");

    private PyprojectLines() {}

    /**
     * What a project that is worked on in place needs.
     *
     * @param option {@code -e ./project[extra]}
     * @param directory what its path is relative to
     * @param warnings takes a sentence where the project leaves that to its build
     * @return the lines, without the option
     */
    static List<RequestedPip> ofProject(PipOption option, Path directory, List<String> warnings) {
        Matcher editable = EDITABLE.matcher(option.value());
        if (!editable.matches() || option.value().contains("://")) {
            throw new InvalidInput(
                    option.line().origin() + ": '" + option.line().withoutSecrets() + "' names no directory.",
                    Remedy.fixInput("Only a project on this machine can be worked on in place; ask for one in a"
                            + " repository as 'name @ git+https://...'."));
        }
        String path = editable.group("path");
        Path project = directory.resolve(path).normalize();
        if (!Files.isDirectory(project)) {
            throw new NotFound(
                    option.line().origin() + ": '" + option.line().text() + "' names no directory: " + project,
                    Remedy.fixInput("Name it relative to the file that names it."));
        }
        List<String> extras = new ArrayList<>();
        if (editable.group("extras") != null) {
            for (String extra : editable.group("extras").split(",", -1)) {
                extras.add(extra.strip());
            }
        }
        Path file = project.resolve(FILE);
        String shown = path + "/" + FILE;
        boolean isTold = Files.isRegularFile(file) && ProjectTable.namesRequirements(text(file, option), shown);
        if (!isTold) {
            warnings.add(option.line().origin() + ": what '" + option.line().text()
                    + "' needs is told only by its build," + " and is not locked.");
            return List.of();
        }
        return lines(ProjectTable.requirements(text(file, option), shown, extras), option, shown, project);
    }

    /**
     * The requirements of a dependency group (PEP 735).
     *
     * @param option {@code --group test}, or {@code --group other/pyproject.toml:test}
     * @param directory what its path is relative to
     * @return the lines
     */
    static List<RequestedPip> ofGroup(PipOption option, Path directory) {
        Matcher group = GROUP.matcher(option.value());
        if (!group.matches()) {
            throw new InvalidInput(
                    option.line().origin() + ": '" + option.line().text() + "' names no group.",
                    Remedy.fixInput("Write it as '--group NAME' or '--group PATH/pyproject.toml:NAME'."));
        }
        String shown = group.group("file") == null ? FILE : group.group("file");
        Path file = directory.resolve(shown).normalize();
        Path parent = file.getParent();
        List<String> requirements = DependencyGroups.of(
                text(file, option), shown, group.group("name").strip());
        return lines(requirements, option, shown, parent == null ? directory : parent);
    }

    private static List<RequestedPip> lines(List<String> texts, PipOption option, String origin, Path directory) {
        return texts.stream()
                .map(text ->
                        option.line().with(text, origin, option.line().role()).in(directory.toString()))
                .toList();
    }

    private static String text(Path file, PipOption option) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new NotFound(
                    option.line().origin() + ": '" + option.line().text() + "' needs a file that cannot be read: "
                            + e.getMessage(),
                    Remedy.fixInput("Name it relative to the file that names it."),
                    e);
        }
    }
}
