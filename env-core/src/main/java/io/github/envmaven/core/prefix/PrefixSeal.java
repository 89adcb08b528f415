package io.github.envmaven.core.prefix;

import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A small file that a finished environment carries, so that "nothing to do" is found out without reading its records:
 * the digest of what was asked for, the digest of the names, sizes and times of the records, and where those records are
 * that lie among Python's modules.
 *
 * <p>It says nothing about the files of the packages; verifying does.
 */
public final class PrefixSeal {

    private static final String NAME = ".env-seal";
    private static final String HEADER = "env-seal 2";

    private static final int FIXED_LINES = 3;

    private PrefixSeal() {}

    /**
     * Seals a finished environment.
     *
     * @param prefix the environment
     * @param desired the digest of what it was made from
     * @param wheels the records of packages that came from wheels, relative to the prefix
     */
    public static void write(Prefix prefix, Sha256 desired, List<String> wheels) {
        List<String> lines = new ArrayList<>(
                List.of(HEADER, desired.hex(), listing(prefix, wheels).hex()));
        lines.addAll(wheels);
        AtomicFile.write(file(prefix), String.join("\n", lines) + "\n");
    }

    /**
     * Tells whether an environment was finished with just these packages and its records were not touched since.
     *
     * @param prefix the environment
     * @param desired the digest of what is wanted
     * @return how many packages it has; empty when it is not what is wanted, or that is not known
     */
    public static OptionalInt packagesIfHeld(Prefix prefix, Sha256 desired) {
        if (Journal.exists(prefix)) {
            return OptionalInt.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file(prefix), StandardCharsets.UTF_8);
            if (lines.size() < FIXED_LINES
                    || !lines.get(0).equals(HEADER)
                    || !lines.get(1).equals(desired.hex())) {
                return OptionalInt.empty();
            }
            List<String> wheels = lines.subList(FIXED_LINES, lines.size());
            return lines.get(2).equals(listing(prefix, wheels).hex())
                    ? OptionalInt.of(PrefixRecords.count(prefix) + wheels.size())
                    : OptionalInt.empty();
        } catch (IOException e) {
            // Whoever goes on to make the environment meets the same obstacle, and can say what it hinders.
            return OptionalInt.empty();
        }
    }

    /**
     * Tells whether an environment was finished with just these packages and its records were not touched since.
     *
     * @param prefix the environment
     * @param desired the digest of what is wanted
     * @return false when that is not so, or not known
     */
    public static boolean holds(Prefix prefix, Sha256 desired) {
        return packagesIfHeld(prefix, desired).isPresent();
    }

    private static Sha256 listing(Prefix prefix, List<String> wheels) {
        List<String> lines = new ArrayList<>();
        for (Path document : PrefixRecords.documents(prefix)) {
            lines.add(document.getFileName() + " " + facts(document));
        }
        for (String wheel : wheels) {
            lines.add(wheel + " " + (SafePath.problemWith(wheel).isEmpty() ? facts(prefix.resolve(wheel)) : ""));
        }
        return digest(lines);
    }

    private static String facts(Path document) {
        try {
            BasicFileAttributes facts = Files.readAttributes(document, BasicFileAttributes.class);
            return facts.size() + " " + facts.lastModifiedTime();
        } catch (NoSuchFileException e) {
            return "gone";
        } catch (IOException e) {
            throw failed("read", document, e);
        }
    }

    private static Sha256 digest(List<String> lines) {
        MessageDigest digest = HashAlgorithm.SHA256.newDigest();
        for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return Sha256.of(digest);
    }

    private static DiskFailed failed(String verb, Path path, IOException e) {
        return new DiskFailed(
                "Cannot " + verb + " " + path + ": " + e.getMessage(),
                Remedy.of(Remedy.Kind.FREE_DISK, path.toString()),
                e);
    }

    /**
     * The seal itself.
     *
     * @param prefix the environment
     * @return the file, which need not exist
     */
    public static Path file(Prefix prefix) {
        return prefix.condaMeta().resolve(NAME);
    }
}
