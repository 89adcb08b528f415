package io.github.envmaven.core.install;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The conformance vectors beside the checkout; tests that need them are skipped, visibly, where they are missing. */
final class Vectors {

    private static final Path ROOT = Path.of(System.getProperty("env.shared", "../../shared"), "vectors");

    private Vectors() {}

    static Path path(String relative) {
        Path path = ROOT.resolve(relative);
        assumeTrue(Files.exists(path), "no vectors at " + path);
        return path;
    }

    static JsonNode read(String relative) {
        try {
            return new ObjectMapper().readTree(path(relative).toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
