package io.github.envmaven.core.prefix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.Remedy;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables that an environment sets when it is activated: {@code conda-meta/state}.
 *
 * @param variables values by name, in the document's order; {@link #UNSET} for one that is to be unset
 */
public record PrefixState(Map<String, String> variables) {

    /** The value that stands for no value. */
    public static final String UNSET = "***unset***";

    /** Copies the variables. */
    public PrefixState {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /**
     * Reads the state of a prefix.
     *
     * @param prefix the environment
     * @return the state; without variables where there is none
     */
    public static PrefixState read(Prefix prefix) {
        Path file = file(prefix);
        try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(file))) {
            Map<String, String> variables = new LinkedHashMap<>();
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals("env_vars");
                json.nextToken();
                if (found && json.currentToken() == JsonToken.START_OBJECT) {
                    readVariables(json, variables);
                } else {
                    json.skipChildren();
                }
            }
            return new PrefixState(variables);
        } catch (NoSuchFileException e) {
            return new PrefixState(Collections.emptyMap());
        } catch (IOException e) {
            throw new EnvironmentBroken(
                    file + " is not a JSON object: " + e.getMessage(), Remedy.of(Remedy.Kind.RECREATE), e);
        }
    }

    /**
     * Writes the state of a prefix, and nothing where there is none to write.
     *
     * @param prefix the environment
     */
    public void write(Prefix prefix) {
        if (variables.isEmpty() && !Files.exists(file(prefix))) {
            return;
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("env_vars");
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                json.writeStringField(variable.getKey(), variable.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory cannot fail", e);
        }
        AtomicFile.write(file(prefix), text + "\n");
    }

    private static void readVariables(JsonParser json, Map<String, String> variables) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            variables.put(name, json.getValueAsString(""));
            json.skipChildren();
        }
    }

    /**
     * The variables that an environment sets.
     *
     * @param prefix the environment
     * @return the file, which need not exist
     */
    public static Path file(Prefix prefix) {
        return prefix.condaMeta().resolve("state");
    }
}
