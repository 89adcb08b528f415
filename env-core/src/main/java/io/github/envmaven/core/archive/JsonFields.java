package io.github.envmaven.core.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over the fields of the small JSON documents of a package, one token at a time. */
final class JsonFields {

    // Interning puts every path of every package into the JVM's string table.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonFields() {}

    static JsonParser parse(byte[] document) throws IOException {
        return FACTORY.createParser(document);
    }

    /** Enters the object the parser stands before; returns its first field's name with the parser on the value. */
    static @Nullable String first(JsonParser json) throws IOException {
        JsonToken token = json.currentToken() == null ? json.nextToken() : json.currentToken();
        if (token != JsonToken.START_OBJECT) {
            throw new IOException("it is no JSON object");
        }
        return next(json);
    }

    /** The next field's name with the parser on the value; null at the end of the object. */
    static @Nullable String next(JsonParser json) throws IOException {
        String field = json.nextFieldName();
        if (field == null) {
            if (json.currentToken() != JsonToken.END_OBJECT) {
                throw new IOException("it ends in the middle");
            }
            return null;
        }
        json.nextToken();
        return field;
    }

    /** The text of the value the parser stands on; numbers count as texts, as some records have {@code version: 1.2}. */
    static String text(JsonParser json) throws IOException {
        if (!json.currentToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
            throw new IOException("'" + json.currentName() + "' is no text");
        }
        return json.getText();
    }

    /** The texts of the list the parser stands on; null is an empty list. */
    static List<String> strings(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("'" + json.currentName() + "' is no list");
        }
        List<String> strings = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new IOException("'" + json.currentName() + "' is no list of texts");
            }
            strings.add(json.getText());
        }
        return strings;
    }

    /** A whole number. */
    static long number(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new IOException("'" + json.currentName() + "' is no whole number");
        }
        return json.getLongValue();
    }
}
