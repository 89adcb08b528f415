package io.github.envmaven.core.prefix;

import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A small file that a finished environment carries, so that "nothing to do" is found out without reading its records:
 * the digest of what was asked for, and the digest of the names, sizes and times of the records.
 *
 * <p>It says nothing about the files of the packages; verifying does.
 */
public final class PrefixSeal {

    private static final String NAME = ".env-seal";
    private static final String HEADER = "env-seal 1";

    private PrefixSeal() {}

    /**
     * Seals a finished environment.
     *
     * @param prefix the environment
     * @param desired the digest of what it was made from
     */
    public static void write(Prefix prefix, Sha256 desired) {
        AtomicFile.write(
                file(prefix),
                String.join("\n", HEADER, desired.hex(), listing(prefix).hex(), ""));
    }

    /**
     * Tells whether an environment was finished with just these packages and its records were not touched since.
     *
     * @param prefix the environment
     * @param desired the digest of what is wanted
     * @return false when that is not so, or not known
     */
    public static boolean holds(Prefix prefix, Sha256 desired) {
        if (Journal.exists(prefix)) {
            return false;
        }
        try {
            List<String> lines = Files.readAllLines(file(prefix), StandardCharsets.UTF_8);
            return lines.size() == 3
                    && lines.get(0).equals(HEADER)
                    && lines.get(1).equals(desired.hex())
                    && lines.get(2).equals(listing(prefix).hex());
        } catch (IOException e) {
            // Whoever goes on to make the environment meets the same obstacle, and can say what it hinders.
            return false;
        }
    }

    private static Sha256 listing(Prefix prefix) {
        List<String> lines = new ArrayList<>();
        for (Path document : PrefixRecords.documents(prefix)) {
            try {
                BasicFileAttributes facts = Files.readAttributes(document, BasicFileAttributes.class);
                lines.add(document.getFileName() + " " + facts.size() + " " + facts.lastModifiedTime());
            } catch (IOException e) {
                throw failed("read", document, e);
            }
        }
        return digest(lines);
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
