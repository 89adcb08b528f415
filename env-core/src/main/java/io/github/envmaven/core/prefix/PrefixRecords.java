package io.github.envmaven.core.prefix;

import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.disk.RawPath;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The records of what is installed in a prefix, one document a package in {@code conda-meta}.
 *
 * <p>A record is seen whole or not at all. It is not forced to the disk: after a power cut the journal, which is, tells
 * that the environment is unfinished.
 */
public final class PrefixRecords {

    private static final String EXTENSION = ".json";

    private PrefixRecords() {}

    /**
     * Reads all records.
     *
     * @param prefix the environment
     * @return the records, by package name; empty where there is no environment
     * @throws EnvironmentBroken when a document cannot be read or is not a record
     */
    public static List<PrefixRecord> read(Prefix prefix) {
        List<PrefixRecord> records = new ArrayList<>();
        for (Path document : documents(prefix)) {
            records.add(read(document));
        }
        records.sort(Comparator.comparing(PrefixRecord::name));
        return records;
    }

    /**
     * The platform that packages are for.
     *
     * @param records the packages of an environment
     * @return empty where all are for every platform
     */
    public static Optional<String> platform(List<PrefixRecord> records) {
        return records.stream()
                .map(record -> record.packageRecord().subdir())
                .filter(subdir -> !subdir.equals(Subdir.NOARCH))
                .findFirst();
    }

    /**
     * Counts the records without reading them.
     *
     * @param prefix the environment
     * @return how many packages are installed
     */
    public static int count(Prefix prefix) {
        return documents(prefix).size();
    }

    /**
     * Reads one record.
     *
     * @param document the file in {@code conda-meta}
     * @return the record
     * @throws EnvironmentBroken when the document cannot be read or is not the record that its name tells
     */
    public static PrefixRecord read(Path document) {
        try {
            PrefixRecord record = PrefixRecordReader.parse(Files.readAllBytes(document));
            if (!RawPath.text(document.getFileName()).equals(record.stem() + EXTENSION)) {
                throw new IllegalArgumentException("it is of " + record.stem() + ", for which it has the wrong name");
            }
            return record;
        } catch (IOException | IllegalArgumentException e) {
            throw new EnvironmentBroken(
                    document + " is not the record of a package: " + firstLine(e), Remedy.of(Remedy.Kind.RECREATE), e);
        }
    }

    /**
     * Writes or replaces one record.
     *
     * @param prefix the environment, whose {@code conda-meta} exists
     * @param record the record
     */
    public static void write(Prefix prefix, PrefixRecord record) {
        Path document = document(prefix, record.stem());
        Path temporary = prefix.condaMeta().resolve("." + record.stem() + ".tmp");
        try {
            // Left by a process that was killed, or a link somebody put there.
            Files.deleteIfExists(temporary);
            PrefixRecordWriter.write(record, Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW));
            Files.move(temporary, document, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot write " + document + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, document.toString()),
                    e);
        }
    }

    /**
     * The document of a record.
     *
     * @param prefix the environment
     * @param stem name, version and build
     * @return the file, which need not exist
     */
    public static Path document(Prefix prefix, String stem) {
        return SafePath.resolve(prefix.condaMeta(), stem + EXTENSION);
    }

    /**
     * Finds the documents of all records.
     *
     * @param prefix the environment
     * @return the files, by name; empty where there is no environment
     */
    public static List<Path> documents(Prefix prefix) {
        List<Path> documents = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(prefix.condaMeta(), entry -> isDocument(entry))) {
            entries.forEach(documents::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot list " + prefix.condaMeta() + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, prefix.condaMeta().toString()),
                    e);
        }
        documents.sort(Comparator.naturalOrder());
        return documents;
    }

    private static boolean isDocument(Path entry) {
        String name = entry.getFileName().toString();
        return name.endsWith(EXTENSION) && !name.startsWith(".");
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
