package io.github.envmaven.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlWriterTest {

    @Test
    void writesListsAndMappingsInBlocks() {
        YamlWriter yaml = new YamlWriter();

        yaml.comment("made by").comment("").literal("version", "1");
        yaml.beginMapping("metadata").list("platforms", List.of("linux-64")).mapping("empty", Map.of());
        yaml.endMapping().beginList("package");
        yaml.beginItem()
                .entry("name", "zlib")
                .mapping("dependencies", Map.of("libzlib", "==1.3"))
                .endItem();
        yaml.beginItem().entry("name", "x").list("nothing", List.of()).endItem();

        assertThat(yaml).hasToString("""
                        # made by
                        #
                        version: 1
                        metadata:
                          platforms:
                          - linux-64
                          empty: {}
                        package:
                        - name: zlib
                          dependencies:
                            libzlib: ==1.3
                        - name: x
                          nothing: []
                        """);
    }

    /** The table was printed by PyYAML 6.0.3: one text as a value at the root, deep in a mapping, and in a list. */
    @Test
    void quotesAndFoldsTextAsPyYamlDoes() throws IOException {
        for (JsonNode row : table()) {
            String text = row.get("text").textValue();

            YamlWriter root = new YamlWriter().entry("key", text);
            YamlWriter deep = new YamlWriter().beginList("package");
            deep.beginItem().mapping("dependencies", Map.of("some-name", text)).endItem();
            deep.beginItem().list("list", List.of(text)).endItem();

            assertThat(root).as(text).hasToString(row.get("root").textValue());
            assertThat(deep).as(text).hasToString(row.get("deep").textValue());
        }
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        for (JsonNode row : table()) {
            String text = row.get("text").textValue();
            if (text.indexOf('\0') >= 0) {
                continue;
            }

            YamlNode root = YamlReader.read(new YamlWriter().entry("key", text).toString(), "x.yml");

            YamlNode value = root.asMapping().orElseThrow().find("key").orElseThrow();
            assertThat(value.asScalar().orElseThrow().text()).as(row.toString()).isEqualTo(text);
            assertThat(value.asScalar().orElseThrow().type()).as(text).isEqualTo(ScalarType.TEXT);
        }
    }

    private static JsonNode table() throws IOException {
        try (InputStream in = YamlWriterTest.class.getResourceAsStream("/yaml/pyyaml-scalars.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
