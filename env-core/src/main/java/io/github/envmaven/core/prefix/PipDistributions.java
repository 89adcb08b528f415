package io.github.envmaven.core.prefix;

import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.HashingInputStream;
import io.github.envmaven.core.disk.SafePath;
import io.github.envmaven.core.wheel.RecordRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which files Python distributions say they have: a directory {@code NAME-VERSION.dist-info} lists them in {@code RECORD}
 * (PEP 376, PEP 627), whoever installed it. Where no package with a conda record owns that directory, pip or its kin did.
 */
public final class PipDistributions {

    private static final String DIST_INFO = ".dist-info";
    private static final String RECORD = "RECORD";
    private static final int MAX_SIZE = 64 << 20;

    private final Prefix prefix;
    private final Map<String, List<Claim>> claims = new HashMap<>();

    /**
     * A line of a list.
     *
     * @param owner the distribution, as {@code numpy 2.1.0 (pip)}
     * @param isConda whether conda built it
     * @param hash {@code sha256=} and the digest in Base64 for URLs without padding, or empty
     */
    private record Claim(String owner, boolean isConda, String hash) {}

    private PipDistributions(Prefix prefix) {
        this.prefix = prefix;
    }

    /**
     * Reads the lists.
     *
     * @param prefix the environment
     * @param files paths relative to the prefix; those of lists are read
     * @return what they say
     */
    public static PipDistributions read(Prefix prefix, Collection<String> files) {
        PipDistributions distributions = new PipDistributions(prefix);
        for (String path : files) {
            if (path.endsWith(DIST_INFO + "/" + RECORD)) {
                distributions.add(path);
            }
        }
        return distributions;
    }

    /**
     * Who says that it has a file.
     *
     * @param path relative to the prefix
     * @return as {@code numpy 2.1.0 (pip)}; empty where nobody does
     */
    public Optional<String> ownerOf(String path) {
        return claims.getOrDefault(path, List.of()).stream().map(Claim::owner).findFirst();
    }

    /**
     * Who put a file there as it is now: its list has the file's digest, or none because it is one of its own documents.
     *
     * @param path relative to the prefix
     * @return as {@code numpy 2.1.0 (pip)}; empty where nothing tells
     */
    public Optional<String> writerOf(String path) {
        List<Claim> candidates = claims.getOrDefault(path, List.of());
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        String hash = hash(prefix.resolve(path));
        return candidates.stream()
                .filter(claim ->
                        claim.hash().isEmpty() ? !claim.isConda() : claim.hash().equals(hash))
                .map(Claim::owner)
                .findFirst();
    }

    private void add(String record) {
        String directory = record.substring(0, record.length() - RECORD.length() - 1);
        String stem = directory.substring(directory.lastIndexOf('/') + 1, directory.length() - DIST_INFO.length());
        String installer = text(prefix.resolve(directory + "/INSTALLER")).strip();
        String by = installer.isEmpty() ? "pip" : installer;
        String owner = SafePath.printable(stem.replaceFirst("-", " ") + " (" + by + ")");
        String sitePackages = directory.substring(0, Math.max(0, directory.lastIndexOf('/')));
        for (String line : text(prefix.resolve(record)).lines().toList()) {
            List<String> fields = RecordRow.fields(line);
            Claim claim = new Claim(owner, by.equals("conda"), fields.size() > 1 ? fields.get(1) : "");
            InstalledWheels.locate(sitePackages, fields.get(0))
                    .ifPresent(path -> claims.computeIfAbsent(path, key -> new ArrayList<>())
                            .add(claim));
        }
    }

    private static String hash(Path file) {
        try (HashingInputStream in = new HashingInputStream(Files.newInputStream(file), HashAlgorithm.SHA256)) {
            in.transferTo(OutputStream.nullOutputStream());
            return RecordRow.hash("sha256", HexFormat.of().parseHex(in.hex()));
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static String text(Path file) {
        try {
            boolean isReadable = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < MAX_SIZE;
            return isReadable ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            // What cannot be read claims nothing; its files are then nobody's.
            return "";
        }
    }
}
