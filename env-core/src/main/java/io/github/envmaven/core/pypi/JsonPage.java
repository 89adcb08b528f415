package io.github.envmaven.core.pypi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the page of a project in JSON (PEP 691, 700, 714). */
final class JsonPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonPage() {}

    static List<IndexFile> files(CachedPage page) {
        JsonNode root = parse(page);
        String version = root.path("meta").path("api-version").asText("1.0");
        if (!version.startsWith("1.")) {
            throw ProjectPage.unreadable(page, "is of version '" + version + "' of the index API, and 1 is known");
        }
        if (!root.path("files").isArray()) {
            throw ProjectPage.unreadable(page, "has no list of files");
        }
        List<IndexFile> files = new ArrayList<>();
        for (JsonNode file : root.path("files")) {
            String name = file.path("filename").asText("");
            String url = file.path("url").asText("");
            if (!name.isEmpty() && !url.isEmpty()) {
                files.add(file(page, file, name, url));
            }
        }
        return files;
    }

    private static JsonNode parse(CachedPage page) {
        try {
            return JSON.readTree(page.body());
        } catch (JsonProcessingException e) {
            throw ProjectPage.unreadable(page, "is no JSON: " + e.getOriginalMessage());
        }
    }

    private static IndexFile file(CachedPage page, JsonNode file, String name, String url) {
        JsonNode metadata = file.has("core-metadata") ? file.path("core-metadata") : file.path("dist-info-metadata");
        JsonNode yanked = file.path("yanked");
        return new IndexFile(
                name,
                URI.create(page.url()).resolve(url.replaceFirst("#.*$", "")).toString(),
                file.path("hashes").path("sha256").asText("").toLowerCase(Locale.ROOT),
                file.path("size").asLong(-1),
                file.path("requires-python").isTextual()
                        ? file.path("requires-python").asText()
                        : "",
                yanked.isTextual() || yanked.asBoolean(),
                yanked.isTextual() ? yanked.asText() : "",
                time(file.path("upload-time").asText("")),
                metadata.isObject() || metadata.asBoolean(),
                metadata.path("sha256").asText("").toLowerCase(Locale.ROOT));
    }

    private static long time(String text) {
        try {
            return text.isEmpty() ? -1 : Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            return -1;
        }
    }
}
