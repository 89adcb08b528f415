package io.github.envmaven.core.prefix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** The file by which somebody declares that an environment is not to be changed (CEP 22): {@code conda-meta/frozen}. */
public final class FrozenMarker {

    private FrozenMarker() {}

    /**
     * Reads the marker.
     *
     * @param prefix the environment
     * @return the reason its author gave, which may be blank; empty where the environment is not frozen
     */
    public static Optional<String> read(Prefix prefix) {
        byte[] content;
        try {
            content = Files.readAllBytes(prefix.condaMeta().resolve("frozen"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // It is there: that it cannot be read does not thaw the environment.
            return Optional.of("");
        }
        return Optional.of(message(content));
    }

    /**
     * Refuses an environment that is frozen.
     *
     * @param prefix the environment
     * @throws InvalidInput when it is
     */
    public static void requireAbsent(Prefix prefix) {
        read(prefix).ifPresent(message -> {
            throw new InvalidInput("The environment at " + prefix + " is frozen (conda-meta/frozen)"
                    + (message.isBlank() ? "" : ": " + message.replaceAll("\\p{Cntrl}", " ")));
        });
    }

    private static String message(byte[] content) {
        try (JsonParser json = new JsonFactory().createParser(content)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals("message")) {
                    return json.getValueAsString("");
                }
                json.skipChildren();
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }
}
