package io.github.envmaven.core.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.spec.BuildNumberSpec;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.spec.SpecMerge;
import io.github.envmaven.core.spec.StringMatcher;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import io.github.envmaven.core.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What conda, rattler and mamba say about which records specs match, and which specs are one. */
class SpecMatchVectorsTest {

    private static final Pattern DIGEST_IN_SPEC = Pattern.compile("(md5|sha256)=([^,\\]]+)");
    private static final String ANACONDA = "https://conda.anaconda.org/";

    private final Vectors vectors = Vectors.open("matchspec-match.json", "record/deviations-matchspec-match.txt");

    @Test
    void agreesWithTheReferenceImplementations() {
        vectors.each("cases", SpecMatchVectorsTest::match);
        vectors.each("string_matcher", SpecMatchVectorsTest::string);
        vectors.each("build_number", SpecMatchVectorsTest::buildNumber);
        vectors.each("channel_match", SpecMatchVectorsTest::channel);
        vectors.each("merge", SpecMatchVectorsTest::merge);

        vectors.check();
    }

    private static Outcome match(JsonNode one) {
        MatchSpec spec = MatchSpec.parse(withWholeDigests(one.path("spec").asText()));
        JsonNode record = one.path("record");
        boolean matches = record.path("virtual").asBoolean()
                ? SpecMatch.matches(spec, virtual(record))
                : SpecMatch.matches(spec, repoDataRecord(record));
        return new Outcome(one.path("matches").asBoolean(), matches);
    }

    private static Outcome string(JsonNode one) {
        return new Outcome(
                one.path("matches").asBoolean(),
                StringMatcher.parse(one.path("pattern").asText())
                        .matches(one.path("value").asText()));
    }

    private static Outcome buildNumber(JsonNode one) {
        Object expected = one.has("error") ? "rejected" : one.path("matches").asBoolean();
        long number = one.path("build_number").asLong();
        return new Outcome(
                expected,
                attempt(() -> BuildNumberSpec.parse(one.path("spec").asText())
                        .map(spec -> spec.matches(number))
                        .orElse(true)));
    }

    private static Outcome channel(JsonNode one) {
        return new Outcome(
                one.path("matches").asBoolean(),
                SpecMatch.matchesChannel(
                        one.path("spec_channel").asText(),
                        channel(one.path("record_channel").asText())));
    }

    /** conda writes the parts of a version in the order of their texts, which says nothing. */
    private static Outcome merge(JsonNode one) {
        Object merged =
                attempt(() -> SpecMerge.merge(texts(one.path("specs")).stream()
                                .map(MatchSpec::parse)
                                .toList())
                        .stream()
                        .map(SpecMatchVectorsTest::withSortedVersion)
                        .collect(Collectors.toSet()));
        Object expected = one.has("error")
                ? "rejected"
                : texts(one.path("result")).stream()
                        .map(MatchSpec::parse)
                        .map(SpecMatchVectorsTest::withSortedVersion)
                        .collect(Collectors.toSet());
        return new Outcome(expected, merged);
    }

    private static String withSortedVersion(MatchSpec spec) {
        String version = spec.version().toString();
        String sorted = String.join(",", new TreeSet<>(List.of(version.split(","))));
        return spec.toString().replace(version, sorted);
    }

    private static VirtualPackage virtual(JsonNode record) {
        return new VirtualPackage(
                PackageName.of(record.path("name").asText()),
                Version.parse(record.path("version").asText()),
                record.path("build").asText());
    }

    private static RepoDataRecord repoDataRecord(JsonNode record) {
        PackageRecordBuilder builder = PackageRecord.builder(
                        PackageName.of(record.path("name").asText()),
                        Version.parse(record.path("version").asText("0")),
                        record.path("build").asText())
                .buildNumber(record.path("build_number").asLong())
                .subdir(record.path("subdir").asText())
                .trackFeatures(texts(record.path("track_features")))
                .flags(texts(record.path("flags")));
        if (record.has("md5")) {
            builder.md5(new Md5(digest("md5", record.path("md5").asText())));
        }
        if (record.has("sha256")) {
            builder.sha256(new Sha256(digest("sha256", record.path("sha256").asText())));
        }
        if (record.has("license")) {
            builder.license(record.path("license").asText());
        }
        if (record.has("license_family")) {
            builder.licenseFamily(record.path("license_family").asText());
        }
        return new RepoDataRecord(
                builder.build(),
                record.path("fn").asText(),
                record.path("url").asText(),
                channel(record.path("channel").asText("nowhere")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** A name, or a URL that may end in the subdir. */
    private static Channel channel(String text) {
        if (!text.contains("://")) {
            String server = text.startsWith("pkgs/") ? "https://repo.anaconda.com/" : ANACONDA;
            return new Channel(text, server + text);
        }
        String url = text.replaceAll("/(noarch|(linux|osx|win)-\\d+)$", "");
        return new Channel(url.replaceFirst("https://[^/]+/", ""), url);
    }

    /** The tables shorten digests ("1234"), which our records do not take: both sides get the same whole one instead. */
    private static String withWholeDigests(String spec) {
        return DIGEST_IN_SPEC
                .matcher(spec)
                .replaceAll(found -> found.group(1) + "=" + digest(found.group(1), found.group(2)));
    }

    private static String digest(String kind, String text) {
        int length = kind.equals("md5") ? 32 : 64;
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return text.matches("[0-9a-f]{" + length + "}") ? text : (hex + "0".repeat(length)).substring(0, length);
    }

    private static Object attempt(Supplier<Object> parse) {
        try {
            return parse.get();
        } catch (InvalidInput e) {
            return "rejected";
        }
    }
}
