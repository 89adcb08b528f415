package io.github.envmaven.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.manifest.ExplicitUrl;
import io.github.envmaven.core.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplicitSpecVectorsTest {

    private static final String ERROR = "error";

    private final Vectors vectors = Vectors.open("explicit.json", "format/deviations-explicit.txt");

    @Test
    void readsLists() {
        vectors.each("documents", row -> {
            JsonNode expect = row.path("expect");
            List<String> expected = new ArrayList<>();
            expect.path("packages").forEach(line -> expected.add(canonical(line.textValue())));
            if (!expect.path("explicit").booleanValue()) {
                return new Vectors.Outcome(ERROR, read(row.get("document").textValue()));
            }
            return new Vectors.Outcome(
                    expect.get("platform").asText("").replace("null", "") + expected,
                    read(row.get("document").textValue()));
        });
        vectors.check();
    }

    @Test
    void readsLines() {
        vectors.each("lines", row -> {
            Object expected = ERROR;
            if (!row.has("error")) {
                JsonNode expect = row.get("expect");
                expected = List.of(
                        expect.path("fn").asText(),
                        expect.path("md5").asText(),
                        expect.path("sha256").asText());
            }
            return new Vectors.Outcome(expected, line(row.get("line").textValue()));
        });
        vectors.check();
    }

    @Test
    void readsDigests() {
        vectors.each("hash_fragments", row -> {
            String line =
                    "https://h/c/noarch/a-1-0.conda#" + row.get("fragment").textValue();
            String kind;
            try {
                ExplicitUrl url = ExplicitUrl.parse(line, "x");
                kind = url.md5().isEmpty() ? "sha256" : "md5";
            } catch (EnvException.InvalidInput e) {
                kind = ERROR;
            }
            return new Vectors.Outcome(row.get("kind").textValue().replaceAll("error-.*", ERROR), kind);
        });
        vectors.check();
    }

    /** A list that is written from a list that was read is the same list. */
    @Test
    void writesBackWhatItRead() {
        vectors.each("documents", row -> {
            if (!row.path("expect").path("explicit").booleanValue()) {
                return new Vectors.Outcome("", "");
            }
            ExplicitSpec spec = ExplicitSpec.read(row.get("document").textValue(), "x");
            String written = ExplicitSpec.write(spec.toEnvironment("linux-64"), ExplicitSpec.Fragment.SHA256);
            assertThat(ExplicitSpec.read(written, "x").urls()).containsExactlyInAnyOrderElementsOf(spec.urls());
            return new Vectors.Outcome("", "");
        });
    }

    private static Object read(String document) {
        try {
            ExplicitSpec spec = ExplicitSpec.read(document, "x");
            return spec.platform()
                    + spec.urls().stream().map(url -> canonical(url.toString())).toList();
        } catch (EnvException.InvalidInput e) {
            return ERROR;
        }
    }

    private static Object line(String line) {
        try {
            ExplicitUrl url = ExplicitUrl.parse(line, "x");
            return List.of(url.url().substring(url.url().lastIndexOf('/') + 1), url.md5(), url.sha256());
        } catch (EnvException.InvalidInput e) {
            return ERROR;
        }
    }

    private static String canonical(String line) {
        return line.replace("#sha256:", "#");
    }
}
