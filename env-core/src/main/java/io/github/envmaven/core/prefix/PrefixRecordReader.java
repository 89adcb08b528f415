package io.github.envmaven.core.prefix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.digest.Sha256;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one document of {@code conda-meta}, whichever of conda, mamba, rattler or this program wrote it. */
final class PrefixRecordReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser json;
    private final PrefixRecordFields fields = new PrefixRecordFields();

    private PrefixRecordReader(JsonParser json) {
        this.json = json;
    }

    static PrefixRecord parse(byte[] document) throws IOException {
        try (JsonParser json = JSON.createParser(document)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(json, "not an object");
            }
            PrefixRecordReader reader = new PrefixRecordReader(json);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                reader.readField(field);
            }
            return reader.fields.build();
        }
    }

    private void readField(String field) throws IOException {
        switch (field) {
            case "files" -> fields.files = strings();
            case "paths_data" -> readPathsData();
            case "link" -> readLink();
            case "requested_specs" -> fields.requestedSpecs = strings();
            case "extracted_package_dir" -> fields.extractedPackageDirectory = text();
            case "depends" -> fields.depends = strings();
            case "constrains" -> fields.constrains = strings();
            case "flags" -> fields.flags = strings();
            case "track_features" -> fields.trackFeatures = stringsOrWords();
            case "extra_depends" -> readExtraDepends();
            case "build_number" -> fields.buildNumber = json.getValueAsLong();
            case "size" -> fields.size = number();
            case "timestamp" -> fields.timestamp = number();
            case "indexed_timestamp" -> fields.indexedTimestamp = number();
            default -> {
                if (PrefixRecordFields.TEXT_FIELDS.contains(field)) {
                    String text = text();
                    if (text != null) {
                        fields.texts.put(field, text);
                    }
                } else {
                    fields.otherFields.put(field, raw());
                }
            }
        }
    }

    private void readPathsData() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean paths = json.currentName().equals("paths");
            json.nextToken();
            if (paths && json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    fields.paths.add(path());
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private PrefixPath path() throws IOException {
        String path = "";
        String originalPath = null;
        PrefixPath.Kind kind = PrefixPath.Kind.HARDLINK;
        Sha256 sha256 = null;
        Sha256 sha256InPrefix = null;
        Long size = null;
        String mode = null;
        String placeholder = null;
        boolean noLink = false;
        String linkTarget = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "_path" -> path = json.getValueAsString("");
                case "original_path" -> originalPath = text();
                case "path_type" -> kind = PrefixPath.Kind.of(json.getValueAsString(""));
                case "sha256" -> sha256 = sha256();
                case "sha256_in_prefix" -> sha256InPrefix = sha256();
                case "size_in_bytes" -> size = number();
                case "file_mode" -> mode = text();
                case "prefix_placeholder" -> placeholder = text();
                case "no_link" -> noLink = json.getValueAsBoolean();
                case "softlink_target" -> linkTarget = text();
                default -> json.skipChildren();
            }
        }
        PrefixPath.Patch patch =
                placeholder == null || placeholder.isEmpty() ? null : new PrefixPath.Patch(placeholder, mode(mode));
        return new PrefixPath(path, kind, sha256, sha256InPrefix, size, patch, noLink, originalPath, linkTarget);
    }

    private void readLink() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "source" -> fields.linkSource = json.getValueAsString("");
                case "type" -> fields.linkType = json.getValueAsInt(1);
                default -> json.skipChildren();
            }
        }
    }

    private void readExtraDepends() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String extra = json.currentName();
            json.nextToken();
            fields.extraDepends.put(extra, strings());
        }
    }

    private List<String> strings() throws IOException {
        List<String> strings = new ArrayList<>();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                strings.add(json.getValueAsString(""));
                json.skipChildren();
            }
        }
        return strings;
    }

    private List<String> stringsOrWords() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return strings();
        }
        String words = json.getText().strip();
        return words.isEmpty() ? List.of() : List.of(words.split("[\\s,]+"));
    }

    private @Nullable String text() throws IOException {
        String text = json.getValueAsString();
        json.skipChildren();
        return text;
    }

    private @Nullable Long number() throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : Long.valueOf(json.getValueAsLong());
    }

    private @Nullable Sha256 sha256() throws IOException {
        String text = json.getValueAsString("").toLowerCase(Locale.ROOT);
        return Sha256.isHex(text) ? new Sha256(text) : null;
    }

    private String raw() throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator copy = JSON.createGenerator(out)) {
            copy.copyCurrentStructure(json);
        }
        return out.toString();
    }

    private static String mode(@Nullable String mode) {
        return mode == null ? "text" : mode;
    }
}
