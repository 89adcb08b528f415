package io.github.envmaven.core.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.testing.Vectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Environment files of several projects, against what conda, rattler and libmamba make of them. */
class EnvironmentYamlVectorsTest {

    private static final String ERROR = "error";

    private final Vectors vectors = Vectors.open("environment-yml.json", "manifest/deviations-environment-yml.txt");

    @Test
    void readsWhatCondaReadsByTheStandard() {
        vectors.each("cases", "conda-cep24", row -> outcome(row, "conda-cep24", "requested"));
        vectors.check();
    }

    @Test
    void readsWhatCondaReads() {
        vectors.each("cases", "conda", row -> outcome(row, "conda", "conda"));
        vectors.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rattler", "libmamba", "libmamba/linux-64", "libmamba/osx-64", "libmamba/win-64"})
    void readsWhatOthersRead(String dialect) {
        vectors.each("cases", dialect, row -> outcome(row, dialect, "dependencies"));
        vectors.check();
    }

    private static Vectors.Outcome outcome(JsonNode row, String dialect, String specsKey) {
        JsonNode outcome = row.get("outcomes").get(dialect);
        if (outcome == null) {
            return new Vectors.Outcome("", "");
        }
        Object expected = outcome.has("error")
                ? ERROR
                : expected(outcome.get("result"), outcome.get("result").get(specsKey));
        return new Vectors.Outcome(expected, actual(row.get("document").textValue(), dialect));
    }

    private static Object expected(JsonNode result, JsonNode dependencies) {
        List<String> specs = new ArrayList<>();
        List<String> pip = texts(result.path("pip"));
        pip.addAll(texts(result.path("external").path("pip")));
        result.path("others").forEach(other -> pip.addAll(texts(other.path("deps"))));
        dependencies.forEach(item -> {
            if (item.isTextual()) {
                specs.add(item.textValue());
            } else {
                pip.addAll(texts(item.path("pip")));
            }
        });
        Map<String, String> variables = new TreeMap<>();
        result.path("variables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return read(result.path("name").asText(), texts(result.path("channels")), specs, pip, variables);
    }

    private static Object actual(String document, String dialect) {
        Manifest manifest;
        try {
            manifest = EnvironmentYaml.parse(document, "environment.yml");
        } catch (EnvException.InvalidInput e) {
            return ERROR;
        }
        List<RequestedSpec> specs = dialect.contains("/")
                ? manifest.specsFor(dialect.substring(dialect.indexOf('/') + 1))
                : manifest.specs();
        return read(
                manifest.name(),
                manifest.channels(),
                specs.stream().map(RequestedSpec::text).toList(),
                manifest.pip().stream().map(RequestedPip::text).toList(),
                new TreeMap<>(manifest.variables()));
    }

    /** The same whatever order specs are in and however they are spelled; pip itself is added by some and not by others. */
    private static Object read(
            String name, List<String> channels, List<String> specs, List<String> pip, Map<String, String> variables) {
        List<MatchSpec> parsed = specs.stream()
                .map(MatchSpec::parse)
                .filter(spec -> pip.isEmpty() || !spec.toString().equals("pip"))
                .sorted(Comparator.comparing(MatchSpec::toString))
                .toList();
        return List.of(name, channels, parsed, pip, variables);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
