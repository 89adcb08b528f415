package io.github.envmaven.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonScannerTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Test
    void readsRandomDocumentsAsJacksonDoes() throws IOException {
        for (int seed = 0; seed < 1000; seed++) {
            RandomJson json = RandomJson.untidy(seed);
            String document = json.space() + json.value(5) + json.space();
            byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

            JsonScanner scanner = new JsonScanner(json.trickle(bytes), "random " + seed);

            assertThat(read(scanner)).as("seed " + seed + ": " + document).isEqualTo(whole(JACKSON.readTree(document)));
            assertThat(scanner.peek()).isEqualTo(ByteWindow.END);
        }
    }

    @Test
    void skipsRandomDocumentsToTheirEnd() throws IOException {
        for (int seed = 0; seed < 1000; seed++) {
            RandomJson json = RandomJson.untidy(seed);
            String document = "[" + json.value(5) + json.space() + ",\"end\"]";

            JsonScanner scanner = new JsonScanner(json.trickle(document.getBytes(StandardCharsets.UTF_8)), "random");
            scanner.openArray();
            scanner.nextElement();
            scanner.skipValue();
            scanner.nextElement();
            scanner.readString();

            assertThat(scanner.string()).as("seed " + seed + ": " + document).isEqualTo("end");
        }
    }

    @Test
    void refusesEveryDocumentThatIsCutShort() throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            RandomJson json = RandomJson.untidy(seed);
            byte[] bytes = ("{\"a\":" + json.value(3) + "}").getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < bytes.length; length++) {
                JsonScanner scanner = new JsonScanner(new ByteArrayInputStream(bytes, 0, length), "cut");

                assertThatThrownBy(scanner::skipValue).isInstanceOf(IntegrityFailed.class);
            }
        }
    }

    @Test
    void readsStringsLongerThanItsBuffer() throws IOException {
        String text = "0123456789".repeat(100_000);

        JsonScanner scanner = scanner("[\"" + text + "\", \"\\n" + text + "\"]");
        scanner.openArray();
        scanner.nextElement();
        scanner.readString();
        assertThat(scanner.string()).isEqualTo(text);
        scanner.nextElement();
        scanner.readString();

        assertThat(scanner.string()).isEqualTo("\n" + text);
    }

    @Test
    void readsEveryKindOfNumberAsAnInteger() throws IOException {
        assertThat(scanner("0").readLong()).isZero();
        assertThat(scanner("-12 ").readLong()).isEqualTo(-12);
        assertThat(scanner("1.9e3").readLong()).isEqualTo(1900);
        assertThat(scanner("1578324546067.0").readLong()).isEqualTo(1578324546067L);
        assertThat(scanner("99999999999999999999999").readLong()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> scanner("x").readLong()).isInstanceOf(IntegrityFailed.class);
        assertThatThrownBy(() -> scanner("1-2").readLong()).isInstanceOf(IntegrityFailed.class);
        assertThatThrownBy(() -> scanner("1".repeat(1000)).readLong()).isInstanceOf(IntegrityFailed.class);
    }

    private static JsonScanner scanner(String json) {
        return new JsonScanner(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "test");
    }

    private static JsonNode read(JsonScanner scanner) throws IOException {
        return switch (scanner.peek()) {
            case '{' -> readObject(scanner);
            case '[' -> readArray(scanner);
            case '"' -> {
                scanner.readString();
                yield NODES.textNode(scanner.string());
            }
            case 't', 'f' -> NODES.booleanNode(scanner.readBoolean());
            case 'n' -> {
                scanner.skipNull();
                yield NODES.nullNode();
            }
            default -> NODES.numberNode(scanner.readLong());
        };
    }

    private static JsonNode readObject(JsonScanner scanner) throws IOException {
        ObjectNode object = NODES.objectNode();
        scanner.openObject();
        while (scanner.nextKey()) {
            String key = scanner.string();
            object.set(key, read(scanner));
        }
        return object;
    }

    private static JsonNode readArray(JsonScanner scanner) throws IOException {
        ArrayNode array = NODES.arrayNode();
        scanner.openArray();
        while (scanner.nextElement()) {
            array.add(read(scanner));
        }
        return array;
    }

    /** Numbers as the scanner has them: whole. */
    private static JsonNode whole(JsonNode node) {
        if (node.isNumber()) {
            return NODES.numberNode(node.isIntegralNumber() ? node.longValue() : (long) node.doubleValue());
        }
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), whole(entry.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            node.forEach(element -> array.add(whole(element)));
            return array;
        }
        return node;
    }
}
