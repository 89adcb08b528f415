package io.github.envmaven.core.lock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the small documents in a lock's {@code custom_metadata}, token by token: every job that reads a lock does. */
final class MetadataJson {

    private static final JsonFactory JSON = new JsonFactory();

    private MetadataJson() {}

    /** {@code {"a": "1", "b": "2"}}, in this order. */
    static Map<String, String> texts(String document) throws IOException {
        try (JsonParser json = open(document, JsonToken.START_OBJECT)) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                texts.put(name, text(json));
            }
            return texts;
        }
    }

    /** {@code {"a": ["1", "2"], "b": []}}, in this order. */
    static Map<String, List<String>> lists(String document) throws IOException {
        try (JsonParser json = open(document, JsonToken.START_OBJECT)) {
            Map<String, List<String>> lists = new LinkedHashMap<>();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                lists.put(name, items(json));
            }
            return lists;
        }
    }

    /** {@code ["1", "2"]}. */
    static List<String> list(String document) throws IOException {
        try (JsonParser json = open(document, JsonToken.START_ARRAY)) {
            return items(json);
        }
    }

    /** What is wrong with a document, without the place in it, which nobody sees. */
    static String problem(IOException e) {
        return String.valueOf(e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage());
    }

    private static JsonParser open(String document, JsonToken start) throws IOException {
        JsonParser json = JSON.createParser(document);
        if (json.nextToken() != start) {
            throw new JsonParseException(json, "it is no " + (start == JsonToken.START_ARRAY ? "list" : "object"));
        }
        return json;
    }

    private static List<String> items(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new JsonParseException(json, "it is no list");
        }
        List<String> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(text(json));
        }
        return items;
    }

    private static String text(JsonParser json) throws IOException {
        if (!json.currentToken().isScalarValue()) {
            throw new JsonParseException(json, "it is no text");
        }
        return json.getText();
    }
}
