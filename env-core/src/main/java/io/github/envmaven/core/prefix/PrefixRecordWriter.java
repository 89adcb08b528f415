package io.github.envmaven.core.prefix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a prefix record as the document that conda, mamba and rattler read. */
final class PrefixRecordWriter {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private final JsonGenerator json;

    private PrefixRecordWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a record, and closes what it was written to. */
    static void write(PrefixRecord record, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setPrettyPrinter(PRETTY.createInstance());
            new PrefixRecordWriter(json).write(record);
            json.writeRaw('\n');
        }
    }

    private void write(PrefixRecord record) throws IOException {
        json.writeStartObject();
        writePackage(record.packageRecord());
        writeOrigin(record.record());
        writeInstalled(record);
        for (Map.Entry<String, String> other : record.otherFields().entrySet()) {
            json.writeFieldName(other.getKey());
            json.writeRawValue(other.getValue());
        }
        json.writeEndObject();
    }

    private void writePackage(PackageRecord record) throws IOException {
        json.writeStringField("name", record.name().value());
        json.writeStringField("version", record.version().toString());
        json.writeStringField("build", record.build());
        json.writeNumberField("build_number", record.buildNumber());
        json.writeStringField("subdir", record.subdir());
        if (record.noArch() != NoArch.NONE) {
            json.writeStringField("noarch", record.noArch().name().toLowerCase(Locale.ROOT));
        }
        writeStrings("depends", record.depends());
        writeStrings("constrains", record.constrains());
        if (!record.extraDepends().isEmpty()) {
            json.writeObjectFieldStart("extra_depends");
            for (Map.Entry<String, List<String>> extra : record.extraDepends().entrySet()) {
                writeStrings(extra.getKey(), extra.getValue());
            }
            json.writeEndObject();
        }
        if (!record.trackFeatures().isEmpty()) {
            json.writeStringField("track_features", String.join(" ", record.trackFeatures()));
        }
        if (!record.flags().isEmpty()) {
            writeStrings("flags", record.flags());
        }
        writeString("features", record.features().orElse(null));
        writeString("license", record.license().orElse(null));
        writeString("license_family", record.licenseFamily().orElse(null));
        writeString("python_site_packages_path", record.pythonSitePackagesPath().orElse(null));
        writeString("sha256", record.sha256().map(Sha256::hex).orElse(null));
        writeString("md5", record.md5().map(md5 -> md5.hex()).orElse(null));
        if (record.size().isPresent()) {
            json.writeNumberField("size", record.size().getAsLong());
        }
        if (record.timestamp().isPresent()) {
            json.writeNumberField("timestamp", record.timestamp().getAsLong());
        }
        if (record.indexedTimestamp().isPresent()) {
            json.writeNumberField("indexed_timestamp", record.indexedTimestamp().getAsLong());
        }
    }

    private void writeOrigin(RepoDataRecord record) throws IOException {
        json.writeStringField("fn", record.fileName());
        json.writeStringField("url", record.url());
        json.writeStringField(
                "channel",
                record.channel().baseUrl() + "/" + record.packageRecord().subdir());
    }

    private void writeInstalled(PrefixRecord record) throws IOException {
        json.writeStringField("extracted_package_dir", record.link().source());
        json.writeArrayFieldStart("files");
        for (PrefixPath path : record.paths()) {
            json.writeString(path.path());
        }
        json.writeEndArray();
        json.writeObjectFieldStart("paths_data");
        json.writeNumberField("paths_version", 1);
        json.writeArrayFieldStart("paths");
        for (PrefixPath path : record.paths()) {
            writePath(path);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("link");
        json.writeStringField("source", record.link().source());
        json.writeNumberField("type", record.link().type());
        json.writeEndObject();
        writeStrings("requested_specs", record.requestedSpecs());
    }

    private void writePath(PrefixPath path) throws IOException {
        json.writeStartObject();
        json.writeStringField("_path", path.path());
        writeString("original_path", path.originalPathOrNull());
        json.writeStringField("path_type", path.kind().word());
        if (path.noLink()) {
            json.writeBooleanField("no_link", true);
        }
        writeString("sha256", hex(path.sha256OrNull()));
        writeString("sha256_in_prefix", hex(path.sha256InPrefixOrNull()));
        if (path.sizeOrNull() != null) {
            json.writeNumberField("size_in_bytes", path.sizeOrNull());
        }
        PrefixPath.Patch patch = path.patchOrNull();
        if (patch != null) {
            json.writeStringField("file_mode", patch.mode());
            json.writeStringField("prefix_placeholder", patch.placeholder());
        }
        writeString("softlink_target", path.linkTargetOrNull());
        json.writeEndObject();
    }

    private void writeStrings(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void writeString(String field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    private static @Nullable String hex(@Nullable Sha256 sha256) {
        return sha256 == null ? null : sha256.hex();
    }
}
