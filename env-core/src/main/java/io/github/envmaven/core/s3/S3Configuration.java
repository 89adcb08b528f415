package io.github.envmaven.core.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.AuthFile;
import io.github.envmaven.core.ini.IniFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads how S3 is used from where AWS's own tools do: the variables {@code AWS_ACCESS_KEY_ID},
 * {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN}, {@code AWS_REGION}, {@code AWS_ENDPOINT_URL_S3} and their kin, then
 * the profile {@code AWS_PROFILE} of {@code ~/.aws/credentials} and {@code ~/.aws/config}; and from what
 * {@code rattler auth login --s3-access-key-id} stores. Not asked are single sign-on, programs, and the machine's own role.
 */
final class S3Configuration {

    private static final String NO_REGION = "us-east-1";

    private final Map<String, String> environment;
    private final Path home;

    S3Configuration(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /** Made when it is first needed: its classes take longer to load than most jobs that need none of them. */
    private static final class Json {

        static final ObjectMapper READER = new ObjectMapper();
    }

    S3Settings read() {
        String profile = variable("AWS_PROFILE", "default");
        Map<String, String> values = new TreeMap<>(
                section(file("AWS_CONFIG_FILE", "config"), profile.equals("default") ? profile : "profile " + profile));
        values.putAll(section(file("AWS_SHARED_CREDENTIALS_FILE", "credentials"), profile));
        overlay(values, "region", "AWS_DEFAULT_REGION", "AWS_REGION");
        overlay(values, "endpoint_url", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3");
        if (!variable("AWS_ACCESS_KEY_ID", "").isEmpty()) {
            values.put("aws_session_token", "");
            overlay(values, "aws_access_key_id", "AWS_ACCESS_KEY_ID");
            overlay(values, "aws_secret_access_key", "AWS_SECRET_ACCESS_KEY");
            overlay(values, "aws_session_token", "AWS_SESSION_TOKEN");
        }
        String endpoint = values.getOrDefault("endpoint_url", "");
        return new S3Settings(
                endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint,
                values.getOrDefault("region", NO_REGION),
                keys(
                        values.getOrDefault("aws_access_key_id", ""),
                        values.getOrDefault("aws_secret_access_key", ""),
                        values.getOrDefault("aws_session_token", "")),
                stored());
    }

    /** The later variables win. */
    private void overlay(Map<String, String> values, String key, String... names) {
        for (String name : names) {
            String value = variable(name, "");
            if (!value.isEmpty()) {
                values.put(key, value);
            }
        }
    }

    private String variable(String name, String otherwise) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private Path file(String variable, String name) {
        String named = variable(variable, "");
        return named.isEmpty() ? home.resolve(".aws").resolve(name) : Path.of(named);
    }

    private static Optional<S3Keys> keys(String id, String secret, String token) {
        return id.isEmpty() || secret.isEmpty() ? Optional.empty() : Optional.of(new S3Keys(id, secret, token));
    }

    private static Map<String, String> section(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return IniFile.parse(Files.readString(file)).section(name);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private Map<String, S3Keys> stored() {
        Path file = AuthFile.location(environment, home);
        Map<String, S3Keys> found = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return found;
        }
        try {
            Json.READER.readTree(file.toFile()).properties().forEach(entry -> {
                JsonNode secret = entry.getValue().path("S3Credentials");
                keys(
                                secret.path("access_key_id").asText(""),
                                secret.path("secret_access_key").asText(""),
                                secret.path("session_token").asText(""))
                        .ifPresent(keys -> found.put(place(entry.getKey()), keys));
            });
            return found;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String place(String key) {
        return key.contains("://") ? key : "s3://" + key;
    }

    /** Without the reason's own words, which may quote a secret. */
    private static InvalidInput unreadable(Path file, IOException e) {
        return new InvalidInput(
                "Cannot read " + file + ", which may say what opens S3 buckets",
                Remedy.fixInput("Mend the file or make it readable."),
                e);
    }
}
