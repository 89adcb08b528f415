package io.github.envmaven.core.command;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.manifest.PipOption;
import io.github.envmaven.core.manifest.PipSection;
import io.github.envmaven.core.manifest.RequestedPip;
import io.github.envmaven.core.manifest.RequestedPip.Role;
import io.github.envmaven.core.manifest.RequirementsFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts what {@code -r} and {@code -c} name in the place of these lines, so that a lock notices when it changes. */
final class PipIncludes {

    private final Path top;
    private final List<Path> open = new ArrayList<>();
    private final List<RequestedPip> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private PipIncludes(Path top) {
        this.top = top;
    }

    /**
     * Lines, and whole sentences about what is missing of them.
     *
     * @param lines the lines
     * @param warnings the sentences
     */
    record Included(List<RequestedPip> lines, List<String> warnings) {

        Included {
            lines = List.copyOf(lines);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Includes files.
     *
     * @param lines lines of one file
     * @param directory what the names of files in them are relative to: the directory of that file
     * @return the lines, with those of the files among them
     */
    static Included included(List<RequestedPip> lines, Path directory) {
        PipIncludes includes = new PipIncludes(directory);
        lines.forEach(line -> includes.add(line, directory));
        return new Included(includes.lines, includes.warnings);
    }

    private void add(RequestedPip line, Path directory) {
        // Only lines that may be such an option are read here: what is wrong with others is told when they are locked.
        boolean mayBe = line.text().startsWith("-")
                && PipOption.Kind.ofFiles().stream().anyMatch(option -> (" " + line.text()).contains(" " + option));
        List<PipOption> options = mayBe ? PipSection.of(List.of(line)).options() : List.of();
        for (PipOption option : options) {
            switch (option.kind()) {
                case REQUIREMENTS -> include(option, directory, line.role());
                case CONSTRAINTS -> include(option, directory, Role.CONSTRAINT);
                case PYLOCK -> lines.add(digested(option, directory));
                case GROUP -> lines.addAll(PyprojectLines.ofGroup(option, directory));
                case EDITABLE -> {
                    lines.add(fromTop(option, directory));
                    lines.addAll(PyprojectLines.ofProject(option, directory, warnings));
                }
                default -> lines.add(option.line().in(directory.toString()));
            }
        }
        if (options.isEmpty()) {
            lines.add(line.in(directory.toString()));
        }
    }

    /** Who installs the project knows the place of the outermost file alone. */
    private RequestedPip fromTop(PipOption option, Path directory) {
        Path path = top.toAbsolutePath()
                .relativize(directory.toAbsolutePath().resolve(option.value()).normalize());
        String text = "-e " + (path.toString().isEmpty() ? "." : path.toString().replace('\\', '/'));
        return option.line()
                .with(text, option.line().origin(), option.line().role())
                .in(top.toString());
    }

    /** Such a file is read when it is known which platform and Python it is for; its digest tells when it changes. */
    private static RequestedPip digested(PipOption option, Path directory) {
        RequestedPip line = option.line();
        requireHere(option);
        byte[] content = text(directory.resolve(option.value()), line).getBytes(StandardCharsets.UTF_8);
        String text = "-r " + option.value() + "#sha256=" + Sha256.of(content).hex();
        return line.with(text, line.origin(), line.role()).in(directory.toString());
    }

    private static void requireHere(PipOption option) {
        if (option.value().contains("://")) {
            throw new InvalidInput(
                    option.line().origin() + ": '" + option.line().withoutSecrets()
                            + "' names a file that is not on this machine.",
                    Remedy.fixInput("Keep the file in the project, so that the lock depends on nothing else."));
        }
    }

    private void include(PipOption option, Path directory, Role role) {
        RequestedPip line = option.line();
        requireHere(option);
        Path file = directory.resolve(option.value()).normalize();
        if (open.contains(file)) {
            throw new InvalidInput(
                    line.origin() + ": '" + line.text() + "' includes a file in itself.",
                    Remedy.fixInput("Take one of the lines out that include each other."));
        }
        open.add(file);
        Path parent = file.getParent();
        for (RequestedPip included :
                RequirementsFile.lines(text(file, line), option.value(), line.with("", "", role))) {
            add(included, parent == null ? directory : parent);
        }
        open.remove(file);
    }

    private static String text(Path file, RequestedPip line) {
        try {
            return RequirementsFile.decoded(Files.readAllBytes(file));
        } catch (IOException e) {
            String why = e instanceof CharacterCodingException ? "it is not in UTF-8" : e.getMessage();
            throw new NotFound(
                    line.origin() + ": '" + line.text() + "' names a file that cannot be read: " + why,
                    Remedy.fixInput("Name it relative to the file that includes it."),
                    e);
        }
    }
}
