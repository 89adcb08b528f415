package io.github.envmaven.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.PackageRecordBuilder;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plain reader of repodata for tests that must not depend on the product's own. */
public final class JsonRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> texts = new HashMap<>();

    /** Reads {@code repodata.json.zst}. */
    public MemoryRecords read(Path file, Subdir subdir) {
        try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
            return read(JSON.readTree(in), subdir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads repodata that is parsed already. */
    public MemoryRecords read(JsonNode repodata, Subdir subdir) {
        List<RepoDataRecord> records = new ArrayList<>();
        for (String key : List.of("packages", "packages.conda")) {
            repodata.path(key)
                    .properties()
                    .forEach(entry -> records.add(record(entry.getKey(), entry.getValue(), subdir)));
        }
        records.sort(Comparator.comparing(RepoDataRecord::fileName));
        return new MemoryRecords(subdir, records);
    }

    /** Reads one record. */
    public RepoDataRecord record(String fileName, JsonNode node, Subdir subdir) {
        PackageRecordBuilder builder = PackageRecord.builder(
                        PackageName.of(node.path("name").asText()),
                        Version.parse(node.path("version").asText()),
                        node.path("build").asText())
                .buildNumber(node.path("build_number").asLong())
                .subdir(node.path("subdir").asText(subdir.platform()))
                .depends(strings(node.path("depends")))
                .constrains(strings(node.path("constrains")))
                .trackFeatures(features(node.path("track_features")))
                .flags(strings(node.path("flags")));
        Map<String, List<String>> extras = new TreeMap<>();
        node.path("extra_depends").properties().forEach(entry -> extras.put(entry.getKey(), strings(entry.getValue())));
        builder.extraDepends(extras);
        if (node.hasNonNull("timestamp")) {
            builder.timestamp(node.path("timestamp").asLong());
        }
        if (node.hasNonNull("indexed_timestamp")) {
            builder.indexedTimestamp(node.path("indexed_timestamp").asLong());
        }
        if (node.path("md5").asText().length() == 32) {
            builder.md5(new Md5(node.path("md5").asText()));
        }
        if (node.path("sha256").asText().length() == 64) {
            builder.sha256(new Sha256(node.path("sha256").asText()));
        }
        if (node.hasNonNull("features")) {
            builder.features(node.path("features").asText());
        }
        String url = node.path("url").asText(subdir.url() + fileName);
        return new RepoDataRecord(builder.build(), fileName, url, subdir.channel());
    }

    private List<String> strings(JsonNode node) {
        List<String> strings = new ArrayList<>();
        node.forEach(element -> strings.add(texts.computeIfAbsent(element.asText(), text -> text)));
        return strings;
    }

    private List<String> features(JsonNode node) {
        if (node.isTextual()) {
            return node.asText().isBlank()
                    ? List.of()
                    : List.of(node.asText().strip().split("[, ]+"));
        }
        return strings(node);
    }
}
