package io.github.envmaven.core.cache;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code info/repodata_record.json}: what conda and its kin write into an extracted package about where it came from. It
 * is written last, before a package becomes visible, so its presence says that the package is whole.
 */
final class RecordFile {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private RecordFile() {}

    static Path in(Path packageDirectory) {
        return packageDirectory.resolve("info").resolve("repodata_record.json");
    }

    /** Whether the package there is the one the record speaks of; false where nothing can be read. */
    static boolean isOf(Path packageDirectory, RepoDataRecord record) {
        PackageRecord wanted = record.packageRecord();
        String field = wanted.sha256().isPresent() ? "sha256" : wanted.md5().isPresent() ? "md5" : "url";
        String value = wanted.sha256()
                .map(Sha256::hex)
                .or(() -> wanted.md5().map(Md5::hex))
                .orElse(record.url());
        Path file = in(packageDirectory);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
            return json.nextToken() == JsonToken.START_OBJECT && hasField(json, field, value);
        } catch (IOException e) {
            // Damaged is as good as absent: the package is fetched again.
            return false;
        }
    }

    static void write(Path packageDirectory, RepoDataRecord record) {
        Path file = in(packageDirectory);
        // Nobody sees the package yet, so the file need not be atomic, nor wait for the disk.
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            write(out, record);
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot write " + file + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file.toString()),
                    e);
        }
    }

    private static boolean hasField(JsonParser json, String field, String value) throws IOException {
        boolean found = false;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            found |= name.equals(field) && token == JsonToken.VALUE_STRING && value.equals(json.getText());
            json.skipChildren();
        }
        // Read to the end: a record that is cut off is no record.
        return found && json.currentToken() == JsonToken.END_OBJECT;
    }

    private static void write(OutputStream out, RepoDataRecord record) throws IOException {
        PackageRecord described = record.packageRecord();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("name", described.name().value());
            json.writeStringField("version", described.version().toString());
            json.writeStringField("build", described.build());
            json.writeNumberField("build_number", described.buildNumber());
            json.writeStringField("subdir", described.subdir());
            if (described.noArch() != NoArch.NONE) {
                json.writeStringField("noarch", described.noArch().name().toLowerCase(Locale.ROOT));
            }
            writeDependencies(json, described);
            writeFacts(json, described);
            json.writeStringField("fn", record.fileName());
            json.writeStringField("url", record.url());
            json.writeStringField("channel", record.channel().baseUrl());
            json.writeEndObject();
        }
    }

    private static void writeDependencies(JsonGenerator json, PackageRecord described) throws IOException {
        writeList(json, "depends", described.depends());
        writeList(json, "constrains", described.constrains());
        if (!described.extraDepends().isEmpty()) {
            json.writeObjectFieldStart("extra_depends");
            for (Map.Entry<String, List<String>> extra :
                    described.extraDepends().entrySet()) {
                writeList(json, extra.getKey(), extra.getValue());
            }
            json.writeEndObject();
        }
        if (!described.trackFeatures().isEmpty()) {
            json.writeStringField("track_features", String.join(" ", described.trackFeatures()));
        }
        if (!described.flags().isEmpty()) {
            writeList(json, "flags", described.flags());
        }
    }

    private static void writeFacts(JsonGenerator json, PackageRecord described) throws IOException {
        writeText(json, "features", described.features().orElse(""));
        writeText(json, "license", described.license().orElse(""));
        writeText(json, "license_family", described.licenseFamily().orElse(""));
        writeText(
                json,
                "python_site_packages_path",
                described.pythonSitePackagesPath().orElse(""));
        writeText(json, "md5", described.md5().map(Md5::hex).orElse(""));
        writeText(json, "sha256", described.sha256().map(Sha256::hex).orElse(""));
        if (described.size().isPresent()) {
            json.writeNumberField("size", described.size().getAsLong());
        }
        if (described.timestamp().isPresent()) {
            json.writeNumberField("timestamp", described.timestamp().getAsLong());
        }
    }

    private static void writeText(JsonGenerator json, String field, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(field, value);
        }
    }

    private static void writeList(JsonGenerator json, String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
