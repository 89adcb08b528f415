package io.github.envmaven.core.pylock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.MarkerEnvironment;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PlatformTags;
import io.github.envmaven.core.pep.WheelTags;
import io.github.envmaven.core.pylock.PylockPackage.Archive;
import io.github.envmaven.core.pylock.PylockPackage.IndexFiles;
import io.github.envmaven.core.pylock.PylockPackage.Repository;
import io.github.envmaven.core.testing.SharedFiles;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What Python's own packaging library says about these files. */
class PylockVectorsTest {

    @Test
    void agreesWhichDocumentsAreValid() {
        Vectors vectors = Vectors.open("pylock/pylock.json", "pylock/deviations-pylock.txt");

        vectors.each(
                "documents",
                one -> new Outcome(one.path("valid").asBoolean() ? "valid" : "rejected", orRejected(() -> {
                    Pylock.parse(toml(one.path("document")), "pylock.toml");
                    return "valid";
                })));

        vectors.check();
    }

    @Test
    void agreesAboutRealFiles() {
        Vectors vectors = Vectors.open("pylock/samples.json", "pylock/deviations-pylock.txt");

        vectors.each("files", one -> {
            String text = text("vectors/pylock/" + one.path("file").asText());
            Object expected = one.path("valid").asBoolean() ? packages(one) : "rejected";
            return new Outcome(
                    expected,
                    orRejected(() -> Pylock.parse(text, "pylock.toml").packages().stream()
                            .map(PylockVectorsTest::summary)
                            .toList()));
        });

        vectors.check();
    }

    @Test
    void agreesWhatIsSelected() {
        List<String> deviations = new ArrayList<>();
        int run = 0;
        for (JsonNode one : SharedFiles.json("vectors/pylock/pylock.json").path("select")) {
            // Every interpreter here accepts some wheels, and wheels are always preferred.
            if (one.path("tags").isEmpty() || one.path("prefer_sdist").asBoolean()) {
                continue;
            }
            run++;
            Object expected = one.has("error") ? "rejected" : selected(one.path("result"));
            Object actual = orRejected(() ->
                    PylockSelection.of(Pylock.parse(toml(one.path("lock")), "pylock.toml"), target(one)).stream()
                            .map(PylockVectorsTest::file)
                            .toList());
            if (!expected.equals(actual)) {
                deviations.add(one.path("id").asText() + ": expected " + expected + ", but got " + actual);
            }
        }

        assertThat(deviations).isEmpty();
        assertThat(run).isGreaterThanOrEqualTo(7);
    }

    private static PylockSelection.Target target(JsonNode one) {
        Map<String, String> variables = new TreeMap<>();
        one.path("environment")
                .properties()
                .forEach(field -> variables.put(field.getKey(), field.getValue().asText()));
        String version = variables.getOrDefault("python_full_version", "");
        return new PylockSelection.Target(
                "Python " + version,
                Pep440Version.parse(version),
                MarkerEnvironment.of(variables),
                WheelTags.cpython(12, "cp312", PlatformTags.glibc("x86_64", 17)));
    }

    private static Object orRejected(Supplier<Object> work) {
        try {
            return work.get();
        } catch (InvalidInput e) {
            assertThat(e).hasMessageContaining("pylock.toml");
            return "rejected";
        }
    }

    private static String file(PylockPackage selected) {
        return selected + " " + ((IndexFiles) selected.source()).files().get(0).name();
    }

    private static List<String> selected(JsonNode result) {
        List<String> all = new ArrayList<>();
        result.forEach(one -> all.add(one.path(0).asText()
                + (one.path(1).isNull() ? "" : " " + one.path(1).asText()) + " "
                + one.path(3).asText()));
        return all;
    }

    private static List<String> packages(JsonNode sample) {
        List<String> all = new ArrayList<>();
        for (JsonNode one : sample.path("packages")) {
            List<String> kinds = new ArrayList<>();
            one.path(2).forEach(kind -> kinds.add(kind.asText()));
            String version = one.path(1).isNull() ? "" : " " + one.path(1).asText();
            all.add(one.path(0).asText() + version + " " + kinds);
        }
        return all;
    }

    private static String summary(PylockPackage one) {
        List<String> kinds = new ArrayList<>();
        if (one.source() instanceof IndexFiles files) {
            if (files.files().stream().anyMatch(file -> !file.isWheel())) {
                kinds.add("sdist");
            }
            if (files.files().stream().anyMatch(PylockFile::isWheel)) {
                kinds.add("wheels");
            }
        } else {
            kinds.add(
                    one.source() instanceof Archive
                            ? "archive"
                            : one.source() instanceof Repository ? "vcs" : "directory");
        }
        return one + " " + kinds;
    }

    private static String text(String file) {
        try {
            return Files.readString(SharedFiles.path(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String toml(JsonNode document) {
        StringBuilder toml = new StringBuilder();
        document.properties()
                .forEach(field -> toml.append(field.getKey())
                        .append(" = ")
                        .append(value(field.getValue()))
                        .append('\n'));
        return toml.toString();
    }

    private static String value(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(field -> parts.add(field.getKey() + " = " + value(field.getValue())));
            return "{" + String.join(", ", parts) + "}";
        }
        if (value.isArray()) {
            value.forEach(item -> parts.add(value(item)));
            return "[" + String.join(", ", parts) + "]";
        }
        return value.toString(); // JSON's texts and numbers are TOML's.
    }
}
