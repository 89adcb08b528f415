package io.github.envmaven.core.index;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Everything a record holds as one text, made from our record or from a plain JSON tree: what two readings are compared by. */
final class RecordText {

    private RecordText() {}

    static String of(RepoDataRecord record) {
        PackageRecord r = record.packageRecord();
        Map<String, Object> all = new TreeMap<>();
        all.put("fn", record.fileName());
        all.put("name", r.name().value());
        all.put("version", r.version().toString());
        all.put("build", r.build());
        all.put("build_number", r.buildNumber());
        all.put("subdir", r.subdir());
        all.put("noarch", r.noArch().name());
        all.put("depends", r.depends());
        all.put("constrains", r.constrains());
        all.put("extra_depends", r.extraDepends());
        all.put("track_features", r.trackFeatures());
        all.put("flags", r.flags());
        all.put("sha256", r.sha256().map(Object::toString).orElse("-"));
        all.put("md5", r.md5().map(Object::toString).orElse("-"));
        all.put("size", r.size().orElse(-1));
        all.put("timestamp", r.timestamp().orElse(-1));
        all.put("indexed_timestamp", r.indexedTimestamp().orElse(-1));
        all.put("license", r.license().orElse("-"));
        all.put("license_family", r.licenseFamily().orElse("-"));
        all.put("features", r.features().orElse("-"));
        all.put("python_site_packages_path", r.pythonSitePackagesPath().orElse("-"));
        return all.toString();
    }

    static String of(String fileName, JsonNode record, String platform) {
        Map<String, Object> all = new TreeMap<>();
        all.put("fn", fileName);
        all.put("name", record.get("name").asText());
        all.put("version", record.get("version").asText());
        all.put("build", record.get("build").asText());
        all.put("build_number", record.path("build_number").asLong(0));
        all.put("subdir", record.path("subdir").asText(platform));
        all.put("noarch", noarch(record.path("noarch")));
        all.put("depends", texts(record.path("depends")));
        all.put("constrains", texts(record.path("constrains")));
        all.put("extra_depends", extras(record.path("extra_depends")));
        all.put("track_features", words(record.path("track_features")));
        all.put("flags", texts(record.path("flags")));
        all.put("sha256", record.path("sha256").asText("-"));
        all.put("md5", record.path("md5").asText("-"));
        all.put("size", record.path("size").asLong(-1));
        all.put("timestamp", millis(record.path("timestamp").asLong(-1)));
        all.put("indexed_timestamp", millis(record.path("indexed_timestamp").asLong(-1)));
        all.put("license", record.path("license").asText("-"));
        all.put("license_family", record.path("license_family").asText("-"));
        all.put("features", record.path("features").asText("-"));
        all.put(
                "python_site_packages_path",
                record.path("python_site_packages_path").asText("-"));
        return all.toString();
    }

    private static String noarch(JsonNode noarch) {
        return noarch.isTextual() ? noarch.asText().toUpperCase(Locale.ROOT) : noarch.asBoolean() ? "GENERIC" : "NONE";
    }

    private static long millis(long time) {
        return time > 0 && time <= 253402300799L ? time * 1000 : time;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> words(JsonNode features) {
        if (features.isArray()) {
            return texts(features);
        }
        List<String> words = new ArrayList<>();
        for (String word : features.asText("").split("[ ,]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static Map<String, List<String>> extras(JsonNode extras) {
        Map<String, List<String>> all = new TreeMap<>();
        extras.properties().forEach(entry -> all.put(entry.getKey(), texts(entry.getValue())));
        return all;
    }
}
