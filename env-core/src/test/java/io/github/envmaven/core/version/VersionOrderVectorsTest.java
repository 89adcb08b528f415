package io.github.envmaven.core.version;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What conda, rattler and mamba say about the order of versions. */
class VersionOrderVectorsTest {

    private final Vectors vectors = Vectors.open("version-order.json", "version/deviations-version-order.txt");

    @Test
    void agreesWithTheReferenceImplementations() {
        vectors.each("ascending", VersionOrderVectorsTest::ascending);
        vectors.each("pairs", VersionOrderVectorsTest::pair);
        vectors.each("equal_groups", VersionOrderVectorsTest::equalGroup);
        vectors.each("starts_with", VersionOrderVectorsTest::startsWith);
        vectors.each(
                "invalid", one -> new Outcome(false, accepts(one.path("version").asText())));
        vectors.each("parsed", VersionOrderVectorsTest::parsed);
        vectors.each("parsed_real_world", VersionOrderVectorsTest::parsedRealWorld);
        vectors.each("operations", VersionOrderVectorsTest::operation);

        vectors.check();
    }

    private static Outcome ascending(JsonNode one) {
        List<Version> versions = versions(one.path("versions"));
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            for (int j = i + 1; j < versions.size(); j++) {
                int order = versions.get(i).compareTo(versions.get(j));
                boolean right = one.path("strict").asBoolean() ? order < 0 : order <= 0;
                boolean mirrored = Integer.signum(versions.get(j).compareTo(versions.get(i))) == -Integer.signum(order);
                if (!right || !mirrored) {
                    wrong.add(versions.get(i) + " and " + versions.get(j));
                }
            }
        }
        return new Outcome(List.of(), wrong);
    }

    private static Outcome pair(JsonNode one) {
        Version a = Version.parse(one.path("a").asText());
        Version b = Version.parse(one.path("b").asText());
        int order = Integer.signum(a.compareTo(b));
        boolean consistent = a.equals(b) == (order == 0) && (order != 0 || a.hashCode() == b.hashCode());
        return new Outcome(
                true,
                consistent && Relation.of(one.path("op").asText()).orElseThrow().holds(order));
    }

    private static Outcome equalGroup(JsonNode one) {
        List<Version> versions = versions(one.path("versions"));
        Version first = versions.get(0);
        return new Outcome(
                true, versions.stream().allMatch(other -> first.equals(other) && first.hashCode() == other.hashCode()));
    }

    private static Outcome startsWith(JsonNode one) {
        Version version = Version.parse(one.path("version").asText());
        return new Outcome(
                one.path("result").asBoolean(),
                version.startsWith(Version.parse(one.path("prefix").asText())));
    }

    private static boolean accepts(String text) {
        try {
            Version.parse(text);
            return true;
        } catch (InvalidInput e) {
            return false;
        }
    }

    private static Outcome parsed(JsonNode one) {
        Version version = Version.parse(one.path("version").asText());
        return new Outcome(
                segments(one.path("segments")) + " + " + segments(one.path("local")),
                version.segments() + " + " + version.localSegments());
    }

    private static List<List<String>> segments(JsonNode node) {
        List<List<String>> segments = new ArrayList<>();
        for (JsonNode segment : node) {
            List<String> components = new ArrayList<>();
            segment.forEach(component -> components.add(component.asText()));
            segments.add(components);
        }
        return segments;
    }

    private static Outcome parsedRealWorld(JsonNode one) {
        String expected = one.path("parsed").asText().replace("'", "").replace("inf", "post");
        return new Outcome(
                expected.replace("DEV", "dev"),
                Version.parse(one.path("version").asText()).segments().toString());
    }

    private static Outcome operation(JsonNode one) {
        Version version = Version.parse(one.path("version").asText());
        JsonNode argument = one.path("arg");
        JsonNode result = one.path("result");
        return switch (one.path("op").asText()) {
            case "as_major_minor" ->
                new Outcome(
                        result.isNull()
                                ? Optional.empty()
                                : Optional.of(result.get(0).asText() + "."
                                        + result.get(1).asText()),
                        version.majorMinor());
            case "to_string_preserves_input" -> new Outcome(result.asText(), version.toString());
            case "is_dev" -> new Outcome(result.asBoolean(), hasComponent(version, "dev"));
            case "is_post" -> new Outcome(result.asBoolean(), hasComponent(version, "post"));
            case "compatible_with" ->
                new Outcome(
                        result.asBoolean(),
                        new CompatibleVersion(
                                        Version.parse(argument.path("older").asText()),
                                        argument.path("level").asInt())
                                .matches(version));
            default -> new Outcome(result.asText(), "no such operation");
        };
    }

    private static boolean hasComponent(Version version, String component) {
        return version.segments().stream().anyMatch(segment -> segment.contains(component));
    }

    private static List<Version> versions(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .map(Version::parse)
                .toList();
    }
}
