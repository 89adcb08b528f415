package io.github.envmaven.core.wheel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.digest.Sha256;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an installer writes beside a package's own metadata, so that other tools know whose it is and where it came from.
 *
 * <pre>
 * INSTALLER             env-maven-plugin
 * REQUESTED             empty, and only there where the user asked for the package (PEP 376)
 * direct_url.json       where the user asked for a URL: which, and the digest of the file, or the commit (PEP 610)
 * provenance_url.json   else: where the file came from, and its digest (PEP 710, a draft)
 * RECORD                the list of files, which is written last
 * </pre>
 */
public final class DistInfoDocuments {

    /** The text of {@code INSTALLER} that tells our packages from those that pip and its kin installed. */
    public static final String INSTALLER = "env-maven-plugin";

    /** The list of files. */
    public static final String RECORD = "RECORD";

    /** Where the file came from, where it was asked for by a URL. */
    public static final String DIRECT_URL = "direct_url.json";

    /** Where the file came from, where it was asked for by a name. */
    public static final String PROVENANCE_URL = "provenance_url.json";

    /** Says that the user asked for the package. */
    public static final String REQUESTED = "REQUESTED";

    private static final Set<String> OURS = Set.of("INSTALLER", REQUESTED, DIRECT_URL, PROVENANCE_URL, RECORD);
    private static final Pattern REPOSITORY =
            Pattern.compile("git\\+(?<url>.*)@(?<commit>[0-9a-f]{40})(?:#subdirectory=(?<subdirectory>.*))?");
    private static final JsonFactory JSON = new JsonFactory();

    private DistInfoDocuments() {}

    /**
     * Whether only an installer writes such a document; one that a wheel brings along is left out.
     *
     * @param fileName its name
     * @return whether it is one of those above
     */
    public static boolean isInstallers(String fileName) {
        return OURS.contains(fileName);
    }

    /**
     * What is written for a wheel, but for {@code RECORD}.
     *
     * @param file the wheel
     * @return contents by file name
     */
    public static Map<String, byte[]> of(WheelFile file) {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put("INSTALLER", (INSTALLER + "\n").getBytes(StandardCharsets.UTF_8));
        Matcher repository = REPOSITORY.matcher(file.directUrl());
        if (repository.matches()) {
            documents.put(DIRECT_URL, json(repository));
        } else if (file.directUrl().isEmpty()) {
            documents.put(PROVENANCE_URL, json(file.url(), file.sha256(), false));
        } else {
            documents.put(DIRECT_URL, json(file.directUrl(), file.sha256(), true));
        }
        if (file.wish() == WheelFile.Wish.REQUESTED) {
            documents.put(REQUESTED, new byte[0]);
        }
        return documents;
    }

    /**
     * Reads one of the two documents about a package's origin.
     *
     * @param document its content
     * @param isDirect whether it is {@link #DIRECT_URL}
     * @return what it tells
     */
    public static WheelOrigin origin(byte[] document, boolean isDirect) {
        String url = "";
        String sha256 = "";
        String commit = "";
        try (JsonParser json = JSON.createParser(document)) {
            String field = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    field = json.currentName();
                } else if (token == JsonToken.VALUE_STRING && field.equals("sha256")) {
                    sha256 = json.getText();
                } else if (token == JsonToken.VALUE_STRING && field.equals("url")) {
                    url = json.getText();
                } else if (token == JsonToken.VALUE_STRING && field.equals("commit_id")) {
                    commit = json.getText();
                }
            }
        } catch (IOException e) {
            // Then it is not known, and the package is installed again.
            return WheelOrigin.UNKNOWN;
        }
        if (!commit.isEmpty()) {
            return new WheelOrigin(url, WheelOrigin.digestOf(url, commit), isDirect);
        }
        return new WheelOrigin(url, Sha256.isHex(sha256) ? new Sha256(sha256) : null, isDirect);
    }

    private static byte[] json(Matcher repository) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            if (repository.group("subdirectory") != null) {
                json.writeStringField("subdirectory", repository.group("subdirectory"));
            }
            json.writeStringField("url", repository.group("url"));
            json.writeObjectFieldStart("vcs_info");
            json.writeStringField("commit_id", repository.group("commit"));
            json.writeStringField("vcs", "git");
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Older programs read the old spelling of the digest, which the newer document has never had. */
    private static byte[] json(String url, Sha256 sha256, boolean hasOldSpelling) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("archive_info");
            if (hasOldSpelling) {
                json.writeStringField("hash", "sha256=" + sha256.hex());
            }
            json.writeObjectFieldStart("hashes");
            json.writeStringField("sha256", sha256.hex());
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringField("url", url);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
