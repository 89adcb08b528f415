package io.github.envmaven.core.prefix;

import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction is about to do to a prefix, written before its first change and deleted after its last: while it is
 * there, the environment is unfinished, and whoever comes next knows what to distrust.
 *
 * <pre>
 * env-journal 1
 * touch python-3.12.1-h0_0      a record whose files may be partly gone
 * path lib/python3.13/abc.py    a path that may be there without a record that owns it
 * </pre>
 *
 * @param touched the stems of records that existed before and are unlinked, changed or rewritten
 * @param unowned the paths that are made or deleted, relative to the prefix
 */
public record Journal(List<String> touched, List<String> unowned) {

    private static final String NAME = ".env-journal";
    private static final String HEADER = "env-journal 1";
    private static final String TOUCH = "touch ";
    private static final String PATH = "path ";

    /** Copies the lists. */
    public Journal {
        touched = List.copyOf(touched);
        unowned = List.copyOf(unowned);
    }

    /**
     * Reads the journal of a prefix.
     *
     * @param prefix the environment
     * @return empty where no transaction is unfinished
     */
    public static Optional<Journal> read(Prefix prefix) {
        Path file = file(prefix);
        try {
            return Optional.of(parse(Files.readAllLines(file, StandardCharsets.UTF_8), file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EnvironmentBroken(
                    "Cannot read " + file + ": " + e.getMessage(), Remedy.of(Remedy.Kind.RECREATE), e);
        }
    }

    /**
     * Tells whether a transaction is unfinished, at the price of one look at the disk.
     *
     * @param prefix the environment
     * @return whether there is a journal
     */
    public static boolean exists(Prefix prefix) {
        return Files.exists(file(prefix));
    }

    /**
     * Writes the journal, forced to the disk.
     *
     * @param prefix the environment
     */
    public void write(Prefix prefix) {
        AtomicFile.write(file(prefix), text());
    }

    /**
     * Deletes the journal: everything it announced is done.
     *
     * @param prefix the environment
     */
    public static void delete(Prefix prefix) {
        try {
            Files.deleteIfExists(file(prefix));
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot delete " + file(prefix) + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file(prefix).toString()),
                    e);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(64 + 64 * unowned.size());
        text.append(HEADER).append('\n');
        touched.forEach(stem -> text.append(TOUCH).append(stem).append('\n'));
        unowned.forEach(path -> text.append(PATH).append(path).append('\n'));
        return text.toString();
    }

    private static Journal parse(List<String> lines, Path file) {
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new EnvironmentBroken(
                    file + " was written by another version of this program, or is damaged",
                    Remedy.fixInput("Delete the environment's directory, and create it again."));
        }
        List<String> touched = new ArrayList<>();
        List<String> unowned = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith(TOUCH)) {
                touched.add(line.substring(TOUCH.length()));
            } else if (line.startsWith(PATH)) {
                unowned.add(line.substring(PATH.length()));
            }
        }
        return new Journal(touched, unowned);
    }

    private static Path file(Prefix prefix) {
        return prefix.condaMeta().resolve(NAME);
    }
}
