package io.github.envmaven.core.pep;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.testing.SharedFiles;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What Python's own packaging library says about names, requirements and markers. */
class Pep508VectorsTest {

    @Test
    void agreesAboutRequirementsAndMarkers() {
        Vectors vectors = Vectors.open("pep508.json", "pep/deviations-pep508.txt");
        JsonNode environments = SharedFiles.json("vectors/pep508.json").path("environments");

        vectors.each("requirements", Pep508VectorsTest::requirement);
        vectors.each(
                "invalid_requirements",
                one -> new Outcome(
                        "rejected",
                        orRejected(
                                () -> Requirement.parse(one.path("requirement").asText()))));
        vectors.each(
                "markers",
                one -> new Outcome(
                        one.path("normalized").asText().strip(),
                        Marker.parse(one.path("marker").asText()).toString()));
        vectors.each(
                "invalid_markers",
                one -> new Outcome(
                        "rejected",
                        orRejected(() -> Marker.parse(one.path("marker").asText()))));
        vectors.each("evaluation", one -> evaluation(one, one.path("environment")));
        vectors.each(
                "evaluation_grid",
                one -> evaluation(one, environments.path(one.path("env").asText())));

        vectors.check();
    }

    @Test
    void agreesAboutNames() {
        Vectors vectors = Vectors.open("pep503-names.json", "pep/deviations-names.txt");

        vectors.each("normalize", Pep508VectorsTest::name);
        vectors.each(
                "is_normalized",
                one -> new Outcome(
                        one.path("is_normalized").asBoolean(),
                        PypiName.normalized(one.path("name").asText())
                                .equals(one.path("name").asText())));

        vectors.check();
    }

    private static Outcome name(JsonNode one) {
        String text = one.path("name").asText();
        boolean validate = one.path("options").path("validate").asBoolean();
        Object expected = one.has("error") ? "rejected" : one.path("normalized").asText();
        return new Outcome(
                expected, validate ? orRejected(() -> PypiName.parse(text).value()) : PypiName.normalized(text));
    }

    private static Outcome requirement(JsonNode one) {
        Requirement requirement = Requirement.parse(one.path("requirement").asText());
        List<Object> expected = List.of(
                one.path("name").asText(),
                Pep440VectorsTest.texts(one.path("extras")),
                one.path("specifier").asText(),
                one.path("url").asText("").replace("null", ""),
                one.path("marker").isNull() ? "" : one.path("marker").asText(),
                one.path("normalized").asText());
        boolean readsBack = Requirement.parse(requirement.toString()).equals(requirement);
        return new Outcome(
                expected,
                List.of(
                        requirement.writtenName(),
                        requirement.writtenExtras(),
                        requirement.specifiers().toString(),
                        requirement.url(),
                        requirement.marker().toString(),
                        readsBack ? requirement.toString() : "reads back as something else"));
    }

    private static Outcome evaluation(JsonNode one, JsonNode facts) {
        Map<String, String> variables = new LinkedHashMap<>();
        Map<String, Set<PypiName>> sets = new LinkedHashMap<>();
        facts.properties().forEach(fact -> {
            if (fact.getValue().isArray()) {
                Set<PypiName> names = new LinkedHashSet<>();
                fact.getValue().forEach(name -> names.add(PypiName.parse(name.asText())));
                sets.put(fact.getKey(), names);
            } else {
                variables.put(fact.getKey(), fact.getValue().asText());
            }
        });
        variables.putIfAbsent("extra", one.path("extra").asText(""));
        MarkerEnvironment environment = new MarkerEnvironment(variables, sets);
        Object expected = one.has("error") ? "rejected" : one.path("result").asBoolean();
        return new Outcome(
                expected,
                orRejected(() -> Marker.parse(one.path("marker").asText()).holds(environment)));
    }

    static Object orRejected(Supplier<Object> parse) {
        try {
            return parse.get();
        } catch (InvalidInput e) {
            return "rejected";
        }
    }
}
