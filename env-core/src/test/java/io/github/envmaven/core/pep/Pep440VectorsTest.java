package io.github.envmaven.core.pep;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Python's own packaging library says about versions and specifiers. */
class Pep440VectorsTest {

    private final Vectors vectors = Vectors.open("pep440.json", "pep/deviations-pep440.txt");

    @Test
    void agreesWithTheReferenceImplementation() {
        vectors.each("ascending", Pep440VectorsTest::ascending);
        vectors.each("versions", Pep440VectorsTest::parts);
        vectors.each(
                "invalid_versions",
                one -> new Outcome(
                        Optional.empty(), Pep440Version.find(one.path("version").asText())));
        vectors.each("comparisons", Pep440VectorsTest::compare);
        vectors.each("specifiers", one -> new Outcome(one.path("normalized").asText(), printed(one)));
        vectors.each("invalid_specifiers", one -> new Outcome("rejected", printed(one)));
        vectors.each("contains", Pep440VectorsTest::contains);
        vectors.each(
                "filter",
                one -> new Outcome(
                        texts(one.path("result")),
                        SpecifierSet.parse(one.path("spec").asText())
                                .filter(texts(one.path("versions")), policy(one))));
        vectors.each(
                "unsatisfiable",
                one -> new Outcome(
                        one.path("unsatisfiable").asBoolean(),
                        SpecifierSet.parse(one.path("spec").asText()).isUnsatisfiable(policy(one))));
        vectors.each(
                "canonicalize_version",
                one -> new Outcome(
                        one.path("result").asText(),
                        Pep440Version.find(one.path("version").asText())
                                .map(Pep440Version::canonical)
                                .orElse(one.path("version").asText())));

        vectors.check();
    }

    private static Outcome ascending(JsonNode one) {
        List<String> texts = texts(one.path("versions"));
        List<String> descents = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                if (Pep440Version.parse(texts.get(i)).compareTo(Pep440Version.parse(texts.get(j))) >= 0) {
                    descents.add(texts.get(i) + " before " + texts.get(j));
                }
            }
        }
        return new Outcome(List.of(), descents);
    }

    private static Outcome parts(JsonNode one) {
        Pep440Version version = Pep440Version.parse(one.path("version").asText());
        List<Object> expected = List.of(
                one.path("normalized").asText(),
                one.path("public").asText(),
                one.path("base").asText(),
                one.path("is_prerelease").asBoolean(),
                one.path("is_postrelease").asBoolean(),
                one.path("is_devrelease").asBoolean());
        return new Outcome(
                expected,
                List.of(
                        version.toString(),
                        version.publicVersion().toString(),
                        version.base().toString(),
                        version.isPreRelease(),
                        version.isPostRelease(),
                        version.isDevRelease()));
    }

    private static Outcome compare(JsonNode one) {
        Pep440Version left = Pep440Version.parse(one.path("a").asText());
        Pep440Version right = Pep440Version.parse(one.path("b").asText());
        int order = left.compareTo(right);
        boolean result = switch (one.path("op").asText()) {
            case "==" -> left.equals(right) && left.hashCode() == right.hashCode();
            case "!=" -> !left.equals(right);
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
        return new Outcome(one.path("result").asBoolean(), result);
    }

    private static String printed(JsonNode one) {
        try {
            String spec = one.path("spec").asText();
            return one.path("kind").asText().equals("specifier")
                    ? Specifier.parse(spec).toString()
                    : SpecifierSet.parse(spec).toString();
        } catch (InvalidInput e) {
            return "rejected";
        }
    }

    private static Outcome contains(JsonNode one) {
        String version = one.path("version").asText();
        boolean installed = one.path("installed").asBoolean()
                && Pep440Version.find(version).map(Pep440Version::isPreRelease).orElse(false);
        List<String> kept = SpecifierSet.parse(one.path("spec").asText())
                .filter(List.of(version), installed ? PreReleases.ACCEPT : policy(one));
        return new Outcome(one.path("result").asBoolean(), !kept.isEmpty());
    }

    private static PreReleases policy(JsonNode one) {
        for (String field : List.of("prereleases", "spec_prereleases")) {
            if (one.has(field)) {
                return one.path(field).asBoolean() ? PreReleases.ACCEPT : PreReleases.REFUSE;
            }
        }
        return PreReleases.WHERE_NAMED_OR_NEEDED;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
