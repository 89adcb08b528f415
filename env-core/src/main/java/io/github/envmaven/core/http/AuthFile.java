package io.github.envmaven.core.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the secrets that {@code pixi auth login} and {@code rattler auth login} store:
 *
 * <pre>{"a.org": {"CondaToken": "..."}, "*.b.org": {"BasicHTTP": {"username": "..", "password": ".."}}}</pre>
 *
 * <p>Kinds that are not for conda channels over HTTP (S3, OAuth) are skipped. The system's key ring is not asked.
 */
public final class AuthFile {

    private static final JsonFactory JSON = new JsonFactory();

    private AuthFile() {}

    /**
     * Reads the file that {@code RATTLER_AUTH_FILE} names, else {@code ~/.rattler/credentials.json}.
     *
     * @param environment the environment variables
     * @param home the user's home directory
     * @return its secrets by host; none where there is no file
     * @throws InvalidInput when it cannot be read
     */
    public static Credentials read(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("RATTLER_AUTH_FILE", "");
        Path file = named.isEmpty() ? home.resolve(".rattler").resolve("credentials.json") : Path.of(named);
        if (named.isEmpty() && !Files.exists(file)) {
            return Credentials.NONE;
        }
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = JSON.createParser(in)) {
            return parse(json);
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the document.
            throw unreadable(file, "it is no JSON of the expected form", e);
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static Credentials parse(JsonParser json) throws IOException {
        Credentials found = Credentials.NONE;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("it is no JSON object");
        }
        for (String host = json.nextFieldName(); host != null; host = json.nextFieldName()) {
            json.nextToken();
            Optional<Credential> credential = credential(json);
            if (credential.isPresent()) {
                found = found.with(host, credential.get());
            }
        }
        return found;
    }

    private static Optional<Credential> credential(JsonParser json) throws IOException {
        Optional<Credential> found = Optional.empty();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return found;
        }
        for (String kind = json.nextFieldName(); kind != null; kind = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (kind.equals("BearerToken") && value == JsonToken.VALUE_STRING) {
                found = Optional.of(new Credential.Bearer(json.getText()));
            } else if (kind.equals("CondaToken") && value == JsonToken.VALUE_STRING) {
                found = Optional.of(new Credential.CondaToken(json.getText()));
            } else if (kind.equals("BasicHTTP") && value == JsonToken.START_OBJECT) {
                Map<String, String> pair = texts(json);
                found = Optional.of(
                        new Credential.Basic(pair.getOrDefault("username", ""), pair.getOrDefault("password", "")));
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    private static Map<String, String> texts(JsonParser json) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }

    private static InvalidInput unreadable(Path file, String reason, IOException e) {
        return new InvalidInput(
                "Cannot read " + file + ": " + reason,
                Remedy.fixInput("Mend the file, or the variable RATTLER_AUTH_FILE that names it."),
                e);
    }
}
