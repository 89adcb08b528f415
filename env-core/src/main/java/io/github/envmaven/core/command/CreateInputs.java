package io.github.envmaven.core.command;

import io.github.envmaven.core.digest.HashAlgorithm;
import io.github.envmaven.core.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Digests everything that an environment follows from, without reading any of it: bytes of the lock and of the files it was
 * made from, and what else was asked for. Where the digest is the one that the environment was sealed with, there is
 * nothing to do.
 */
final class CreateInputs {

    private static final String VERSION = "create 2";

    private CreateInputs() {}

    /**
     * Digests the inputs.
     *
     * @param request what is asked for
     * @param platform the platform to install
     * @return empty when a file cannot be read, which is for others to explain
     */
    static Optional<Sha256> digest(CreateRequest request, String platform) {
        MessageDigest digest = HashAlgorithm.SHA256.newDigest();
        EnvironmentSource source = request.source();
        add(
                digest,
                VERSION,
                platform,
                request.linkScripts().name(),
                request.pipConflicts().name(),
                request.editables().name());
        add(digest, request.linkScriptPackages().toArray(String[]::new));
        add(digest, source.channels().toArray(String[]::new));
        add(digest, source.dependencies().toArray(String[]::new));
        add(digest, source.pip().toArray(String[]::new));
        add(digest, source.platforms().toArray(String[]::new));
        add(digest, source.variables().toString());
        try {
            add(digest, request.lockFile());
            for (Path file : source.files()) {
                if (Files.exists(file)) {
                    add(digest, file);
                    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    addIncluded(digest, List.of(text), file.toAbsolutePath().resolveSibling(""));
                }
            }
            addIncluded(digest, source.pip(), source.baseDirectory());
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(Sha256.of(digest));
    }

    private static void addIncluded(MessageDigest digest, List<String> texts, Path directory) throws IOException {
        for (Path file : IncludedFiles.in(texts, directory)) {
            add(digest, file);
        }
    }

    private static void add(MessageDigest digest, Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        add(digest, file.toString(), String.valueOf(content.length));
        digest.update(content);
    }

    /** Each text with its length, so that no two lists of texts are fed the same. */
    private static void add(MessageDigest digest, String... texts) {
        digest.update((texts.length + "\n").getBytes(StandardCharsets.UTF_8));
        for (String text : texts) {
            digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
        }
    }
}
