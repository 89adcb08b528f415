package io.github.envmaven.it.demo;

import io.github.envmaven.it.channel.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a channel was built from, kept beside it.
 *
 * @param text the inputs: jars with their sizes and times, the time zones' version, the code that builds
 */
record BuildStamp(String text) {

    private static final String FILE_NAME = "built-from.txt";

    static BuildStamp of(List<Path> jars) {
        StringBuilder text = new StringBuilder("tzdata " + TimeZoneRecipe.version() + "\n");
        try {
            for (Path jar : jars) {
                text.append(jar.getFileName())
                        .append(' ')
                        .append(Files.size(jar))
                        .append(' ')
                        .append(Files.getLastModifiedTime(jar))
                        .append('\n');
            }
            text.append("code ").append(codeDigest()).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("The inputs of the demo channel cannot be read", e);
        }
        return new BuildStamp(text.toString());
    }

    boolean standsIn(Path channel) {
        Path file = channel.resolve(FILE_NAME);
        try {
            return Files.exists(file)
                    && Files.readString(file, StandardCharsets.UTF_8).equals(text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    void writeTo(Path channel) {
        Path file = channel.resolve(FILE_NAME);
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Before a build, so that one that is interrupted does not count. */
    static void removeFrom(Path channel) {
        Path file = channel.resolve(FILE_NAME);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be removed", e);
        }
    }

    /** Classes in a directory are hashed; those in a jar are as old as their release. */
    private static String codeDigest() throws IOException {
        try {
            Path code = Path.of(BuildStamp.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (!Files.isDirectory(code)) {
                return String.valueOf(code.getFileName());
            }
            StringBuilder digests = new StringBuilder();
            try (Stream<Path> files = Files.walk(code)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digests.append(Digests.sha256(Files.readAllBytes(file)));
                }
            }
            return Digests.sha256(digests.toString()).hex();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Classes without a place", e);
        }
    }
}
