package io.github.envmaven.core.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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
        Path file = location(environment, home);
        if (environment.getOrDefault("RATTLER_AUTH_FILE", "").isEmpty() && !Files.exists(file)) {
            return Credentials.NONE;
        }
        return readFile(file);
    }

    /**
     * Where the file is, if there is one.
     *
     * @param environment the environment variables
     * @param home the user's home directory
     * @return what {@code RATTLER_AUTH_FILE} names, else {@code ~/.rattler/credentials.json}
     */
    public static Path location(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("RATTLER_AUTH_FILE", "");
        return named.isEmpty() ? home.resolve(".rattler").resolve("credentials.json") : Path.of(named);
    }

    /**
     * Reads what {@code mamba auth login} stores in {@code ~/.mamba/auth/authentication.json}:
     *
     * <pre>{"a.org": {"type": "CondaToken", "token": "..."}}</pre>
     *
     * @param home the user's home directory
     * @return its secrets by host; none where there is no file
     * @throws InvalidInput when it cannot be read
     */
    public static Credentials readMamba(Path home) {
        Path file = home.resolve(".mamba").resolve("auth").resolve("authentication.json");
        return Files.exists(file) ? readFile(file) : Credentials.NONE;
    }

    private static Credentials readFile(Path file) {
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
                found = found.with(place(host), credential.get());
            }
        }
        return found;
    }

    private static Optional<Credential> credential(JsonParser json) throws IOException {
        Optional<Credential> found = Optional.empty();
        Map<String, String> flat = new TreeMap<>();
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
            } else if (value == JsonToken.VALUE_STRING) {
                flat.put(kind, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return found.isPresent() ? found : mamba(flat);
    }

    /** mamba's form: the kind is a value among the others, and passwords are hidden from a glance by Base64. */
    private static Optional<Credential> mamba(Map<String, String> values) throws IOException {
        String token = values.getOrDefault("token", "");
        return switch (values.getOrDefault("type", "")) {
            case "CondaToken" -> Optional.of(new Credential.CondaToken(token));
            case "BearerToken" -> Optional.of(new Credential.Bearer(token));
            case "BasicHTTPAuthentication" ->
                Optional.of(new Credential.Basic(
                        values.getOrDefault("user", ""), unhidden(values.getOrDefault("password", ""))));
            default -> Optional.empty();
        };
    }

    private static String unhidden(String base64) throws IOException {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IOException("a password in it is no Base64", e);
        }
    }

    /** A host, or one with a path, which only a URL says. */
    private static String place(String key) {
        return key.contains("/") && !key.contains("://") ? "https://" + key : key;
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
