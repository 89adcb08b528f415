package io.github.envmaven.core.version;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import org.junit.jupiter.api.Test;

/** What conda, rattler and mamba say about version specs. */
class VersionSpecVectorsTest {

    private final Vectors vectors = Vectors.open("version-spec.json", "version/deviations-version-spec.txt");

    @Test
    void agreesWithTheReferenceImplementations() {
        vectors.each("cases", VersionSpecVectorsTest::match);
        vectors.each("grid", VersionSpecVectorsTest::match);
        vectors.each("invalid", one -> new Outcome("rejected", parse(one.path("spec"))));
        vectors.each("valid", one -> new Outcome(true, !parse(one.path("spec")).equals("rejected")));
        vectors.each("equivalent", VersionSpecVectorsTest::equivalent);
        vectors.each("canonical", VersionSpecVectorsTest::canonical);

        vectors.check();
    }

    private static Outcome match(JsonNode one) {
        Object expected = one.has("error") ? "rejected" : one.path("matches").asBoolean();
        Object spec = parse(one.path("spec"));
        return new Outcome(
                expected,
                spec instanceof VersionSpec parsed
                        ? (Object)
                                parsed.matches(Version.parse(one.path("version").asText()))
                        : spec);
    }

    private static Outcome equivalent(JsonNode one) {
        return new Outcome(
                one.path("equivalent").asBoolean(), parse(one.path("a")).equals(parse(one.path("b"))));
    }

    /** The printed forms differ by tool; they must mean the same, and ours must read back as itself. */
    private static Outcome canonical(JsonNode one) {
        Object spec = parse(one.path("spec"));
        Object readBack = VersionSpec.parse(spec.toString());
        Object reference = parse(one.path("canonical"));
        boolean sameText = !one.path("dialect").asText().equals("rattler-lenient")
                || spec.toString().equals(one.path("canonical").asText());
        return new Outcome(true, spec.equals(readBack) && spec.equals(reference) && sameText);
    }

    private static Object parse(JsonNode text) {
        try {
            return VersionSpec.parse(text.asText());
        } catch (InvalidInput e) {
            return "rejected";
        }
    }
}
