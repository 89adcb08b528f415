package io.github.envmaven.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Reference data beside a checkout; tests that need it are skipped, visibly, without. */
public final class SharedFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SharedFiles() {}

    /** A file or directory of the reference data. */
    public static Path path(String relative) {
        Path shared = Path.of(System.getProperty("env.shared", "../../shared"))
                .toAbsolutePath()
                .normalize();
        Path path = shared.resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), "No reference data at " + path + " (system property env.shared)");
        return path;
    }

    /** A JSON table of the reference data. */
    public static JsonNode json(String relative) {
        try {
            return JSON.readTree(path(relative).toFile());
        } catch (IOException e) {
            throw new IllegalStateException("Reference data " + relative + " cannot be read", e);
        }
    }
}
