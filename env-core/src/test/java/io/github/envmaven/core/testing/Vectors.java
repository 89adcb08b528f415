package io.github.envmaven.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/**
 * One table of reference vectors, run case by case against a list of the deviations that are meant.
 *
 * <p>The list is a resource beside the test: one line a case, {@code section/dialect/id  reason}. A deviation that is not
 * listed fails the test, and so does a listed one that deviates no more.
 */
public final class Vectors {

    private final JsonNode table;
    private final Map<String, String> meant;
    private final List<String> unknown = new ArrayList<>();
    private final TreeSet<String> seen = new TreeSet<>();
    private final TreeSet<String> run = new TreeSet<>();

    private Vectors(JsonNode table, Map<String, String> meant) {
        this.table = table;
        this.meant = meant;
    }

    /**
     * Opens a table, or skips the test where the vectors are not on this machine.
     *
     * @param file for example {@code version-order.json}
     * @param deviations the resource with the deviations that are meant
     */
    public static Vectors open(String file, String deviations) {
        Path path = Path.of(System.getProperty("env.shared", "none"), "vectors", file);
        Assumptions.assumeTrue(Files.isRegularFile(path), "reference vectors are not here: " + path);
        try {
            return new Vectors(new ObjectMapper().readTree(path.toFile()), read(deviations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(String resource) throws IOException {
        Map<String, String> meant = new TreeMap<>();
        try (InputStream in = Vectors.class.getClassLoader().getResourceAsStream(resource)) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(" ", 2);
                    meant.put(parts[0], parts.length > 1 ? parts[1].strip() : "");
                }
            }
        }
        return meant;
    }

    /** What one case expects, next to what it gets. */
    public record Outcome(Object expected, Object actual) {}

    /** Runs every case of a section; a case passes when what it expects and what it gets are equal. */
    public void each(String section, Function<JsonNode, Outcome> run) {
        each(section, section, run);
    }

    /** The same for a second look at a section, whose deviations have a label of their own. */
    public void each(String section, String label, Function<JsonNode, Outcome> run) {
        for (JsonNode one : table.path(section)) {
            String key = label + "/" + one.path("dialect").asText("all") + "/"
                    + one.path("id").asText();
            this.run.add(key);
            Outcome outcome = run.apply(one);
            if (outcome.expected().equals(outcome.actual())) {
                continue;
            }
            seen.add(key);
            if (!meant.containsKey(key)) {
                unknown.add(key + "\n    " + one + "\n    expected " + outcome.expected() + "\n    but got  "
                        + outcome.actual());
            }
        }
    }

    /** Fails on deviations that are not meant, and on meant ones that are none. */
    public void check() {
        assertThat(unknown)
                .as("deviations from the reference that no one listed")
                .isEmpty();
        TreeSet<String> stale = new TreeSet<>(meant.keySet());
        stale.retainAll(run);
        stale.removeAll(seen);
        assertThat(stale).as("listed deviations that deviate no more").isEmpty();
        assertThat(meant.values()).as("every deviation has its reason").noneMatch(String::isBlank);
    }
}
