package io.github.envmaven.core.pep;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.testing.SharedFiles;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Python's own packaging library, and uv, say about file names and tags. */
class WheelVectorsTest {

    @Test
    void agreesAboutWheelNames() {
        Vectors vectors = Vectors.open("wheel-filenames.json", "pep/deviations-wheel-names.txt");

        vectors.each("cases", one -> {
            Object expected = one.has("error")
                    ? "rejected"
                    : List.of(
                            one.path("name").asText(),
                            one.path("version").asText(),
                            Pep440VectorsTest.texts(one.path("build")),
                            Pep440VectorsTest.texts(one.path("tags")));
            return new Outcome(expected, Pep508VectorsTest.orRejected(() -> {
                WheelName name = WheelName.parse(one.path("filename").asText());
                return List.of(
                        name.name().value(),
                        name.version().toString(),
                        name.buildNumber() < 0
                                ? List.of()
                                : List.of(String.valueOf(name.buildNumber()), name.buildSuffix()),
                        name.tags().stream().map(WheelTag::toString).toList());
            }));
        });

        vectors.check();
    }

    @Test
    void agreesAboutSdistNames() {
        Vectors vectors = Vectors.open("sdist-filenames.json", "pep/deviations-sdist-names.txt");

        vectors.each("cases", one -> {
            Object expected = one.has("error")
                    ? "rejected"
                    : List.of(one.path("name").asText(), one.path("version").asText());
            return new Outcome(expected, Pep508VectorsTest.orRejected(() -> {
                SdistName name = SdistName.parse(one.path("filename").asText());
                return List.of(name.name().value(), name.version().toString());
            }));
        });

        vectors.check();
    }

    @Test
    void agreesAboutTags() {
        Vectors vectors = Vectors.open("wheel-tags.json", "pep/deviations-wheel-tags.txt");
        JsonNode targets = SharedFiles.json("vectors/wheel-tags.json").path("targets");

        vectors.each(
                "parse_tag",
                one -> new Outcome(
                        one.has("error") ? "rejected" : Pep440VectorsTest.texts(one.path("tags")),
                        Pep508VectorsTest.orRejected(
                                () -> WheelTag.parseAll(one.path("tag").asText()).stream()
                                        .map(WheelTag::toString)
                                        .toList())));
        vectors.each(
                "platforms",
                one -> new Outcome(
                        Pep440VectorsTest.texts(one.path("tags")),
                        platforms(one.path("platform").asText())));
        vectors.each(
                "tag_sets",
                one -> one.has("target")
                        ? order(one, targets.path(one.path("target").asText()))
                        : tagSet(one));
        vectors.each(
                "compatibility",
                one -> new Outcome(
                        one.path("compatible").asBoolean(),
                        tags(targets.path(one.path("target").asText()))
                                .rank(WheelName.parse(one.path("wheel").asText()))
                                .isPresent()));

        vectors.check();
    }

    private static Outcome tagSet(JsonNode one) {
        List<String> tags = tags(
                        one.path("interpreter").asText(),
                        one.path("abi").asText(),
                        one.path("platform").asText())
                .list()
                .stream()
                .map(WheelTag::toString)
                .toList();
        String hash = Sha256.of(String.join("\n", tags).getBytes(StandardCharsets.UTF_8))
                .hex();
        return new Outcome(
                List.of(
                        one.path("count").asInt(),
                        one.path("last").asText(),
                        one.path("ordered_sha256").asText()),
                List.of(tags.size(), tags.get(tags.size() - 1), hash));
    }

    private static Outcome order(JsonNode one, JsonNode target) {
        WheelTags tags = tags(target);
        List<Integer> ranks = Pep440VectorsTest.texts(one.path("wheels_best_first")).stream()
                .map(wheel -> tags.rank(WheelName.parse(wheel)).orElseThrow())
                .toList();
        return new Outcome(ranks.stream().sorted().toList(), ranks);
    }

    private static WheelTags tags(JsonNode target) {
        return tags(
                "cp" + target.path("python").asText().replace(".", ""),
                target.path("abi").asText(),
                target.path("platform").asText());
    }

    private static WheelTags tags(String interpreter, String abi, String platform) {
        int minor = Integer.parseInt(interpreter.substring(3));
        return interpreter.startsWith("cp")
                ? WheelTags.cpython(minor, abi, platforms(platform))
                : WheelTags.other(minor, interpreter, abi, platforms(platform));
    }

    private static List<String> platforms(String platform) {
        String[] parts = platform.split("-");
        if (parts[0].equals("macosx")) {
            String[] version = parts[1].split("\\.");
            return PlatformTags.macos(parts[2], Integer.parseInt(version[0]), Integer.parseInt(version[1]));
        }
        if (parts[0].equals("linux")) {
            int minor = Integer.parseInt(parts[2].substring(parts[2].indexOf('.') + 1));
            return parts[2].startsWith("glibc")
                    ? PlatformTags.glibc(parts[1], minor)
                    : PlatformTags.musl(parts[1], minor);
        }
        return PlatformTags.windows(platform);
    }
}
