package io.github.envmaven.core.pypi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the page of a project in JSON (PEP 691, 700, 714), in one pass: the largest have ten megabytes. */
final class JsonPage {

    private static final JsonFactory JSON = new JsonFactory();

    private final ServedPage page;
    private final JsonParser json;
    private final URI base;

    private JsonPage(ServedPage page, JsonParser json) {
        this.page = page;
        this.json = json;
        this.base = URI.create(page.url());
    }

    static List<IndexFile> files(ServedPage page) {
        try (JsonParser json = JSON.createParser(page.body())) {
            return new JsonPage(page, json).read();
        } catch (JsonProcessingException e) {
            throw ProjectPage.unreadable(page, "is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // It is read from memory.
        }
    }

    private List<IndexFile> read() throws IOException {
        boolean listed = false;
        List<IndexFile> files = new ArrayList<>();
        if (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("meta") && value == JsonToken.START_OBJECT) {
                    readMeta();
                } else if (field.equals("files") && value == JsonToken.START_ARRAY) {
                    listed = true;
                    readFiles(files);
                } else {
                    json.skipChildren();
                }
            }
        }
        if (!listed) {
            throw ProjectPage.unreadable(page, "has no list of files");
        }
        return files;
    }

    private void readMeta() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isVersion = json.currentName().equals("api-version");
            json.nextToken();
            if (isVersion && !json.getText().startsWith("1.")) {
                throw ProjectPage.unreadable(
                        page, "is of version '" + json.getText() + "' of the index API, and 1 is known");
            }
            json.skipChildren();
        }
    }

    private void readFiles(List<IndexFile> files) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            Fields fields = new Fields();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                readField(fields, field);
            }
            String url = fields.absoluteUrl(base);
            if (!fields.fileName.isEmpty() && !url.isEmpty()) {
                files.add(fields.file(url));
            }
        }
    }

    private void readField(Fields fields, String field) throws IOException {
        switch (field) {
            case "filename" -> fields.fileName = text();
            case "url" -> fields.url = text();
            case "hashes" -> fields.sha256 = sha256();
            case "size" -> fields.size = json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : -1;
            case "requires-python" -> fields.requiresPython = text();
            case "yanked" -> {
                fields.yanked =
                        json.currentToken() == JsonToken.VALUE_TRUE || json.currentToken() == JsonToken.VALUE_STRING;
                fields.yankedReason = text();
            }
            case "upload-time" -> fields.uploadTime = UploadTime.millis(text());
            case "core-metadata" -> fields.metadata = metadata();
            case "dist-info-metadata" -> fields.oldMetadata = metadata();
            default -> json.skipChildren();
        }
    }

    /** The text at hand; empty where it is something else, which is passed over. */
    private String text() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        json.skipChildren();
        return "";
    }

    /** The hash among several; empty where it is not there. */
    private String sha256() throws IOException {
        String sha256 = "";
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isWanted = json.currentName().equals("sha256");
                json.nextToken();
                String text = text();
                sha256 = isWanted ? text.toLowerCase(Locale.ROOT) : sha256;
            }
        }
        return sha256;
    }

    private BesideIt metadata() throws IOException {
        boolean served = json.currentToken() == JsonToken.START_OBJECT || json.currentToken() == JsonToken.VALUE_TRUE;
        return served ? new BesideIt(true, sha256()) : BesideIt.NOTHING;
    }

    /**
     * What an index says of the metadata of a file.
     *
     * @param served whether it serves it beside the file
     * @param sha256 its hash; may be empty
     */
    private record BesideIt(boolean served, String sha256) {

        static final BesideIt NOTHING = new BesideIt(false, "");
    }

    /** One file, field by field. */
    private static final class Fields {

        private String fileName = "";
        private String url = "";
        private String sha256 = "";
        private long size = -1;
        private String requiresPython = "";
        private boolean yanked;
        private String yankedReason = "";
        private long uploadTime = -1;
        private @Nullable BesideIt metadata;
        private BesideIt oldMetadata = BesideIt.NOTHING;

        IndexFile file(String absoluteUrl) {
            BesideIt beside = metadata == null ? oldMetadata : metadata;
            return new IndexFile(
                    fileName,
                    absoluteUrl,
                    sha256,
                    size,
                    requiresPython,
                    yanked,
                    yankedReason,
                    uploadTime,
                    beside.served(),
                    beside.sha256());
        }

        /** Empty where there is none. */
        String absoluteUrl(URI base) {
            int fragment = url.indexOf('#');
            String bare = fragment < 0 ? url : url.substring(0, fragment);
            if (bare.isEmpty() || bare.startsWith("https://")) {
                return bare;
            }
            try {
                return base.resolve(new URI(bare)).toString();
            } catch (URISyntaxException e) {
                return "";
            }
        }
    }
}
