package io.github.envmaven.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    @Test
    void knowsTheLineOfEveryNode() {
        YamlNode root = YamlReader.read("name: x\ndependencies:\n  - a\n  - b: c\n", "env.yml");

        YamlNode list = root.asMapping().orElseThrow().find("dependencies").orElseThrow();
        YamlNode second = list.asSequence().orElseThrow().items().get(1);
        assertThat(second.place()).hasToString("env.yml:4");
        assertThat(second.place().withColumn()).isEqualTo("env.yml:4:5");
    }

    @ParameterizedTest
    @CsvSource({
        "3.10,NUMBER",
        "1e5,TEXT",
        "no,BOOLEAN",
        "~,NULL",
        "2024-01-31,TIMESTAMP",
        "3.10.*,TEXT",
        "'''no''',TEXT"
    })
    void tellsTextFromWhatYamlTakesForSomethingElse(String written, ScalarType type) {
        YamlNode root = YamlReader.read("key: " + written + "\n", "x.yml");

        YamlNode.Scalar value = root.asMapping()
                .flatMap(mapping -> mapping.find("key"))
                .flatMap(YamlNode::asScalar)
                .orElseThrow();
        assertThat(value.type()).isEqualTo(type);
    }

    @Test
    void keepsNumbersAsTheyWereWritten() {
        YamlNode root = YamlReader.read("- 1.10\n", "x.yml");

        assertThat(root.asSequence()
                        .orElseThrow()
                        .items()
                        .get(0)
                        .asScalar()
                        .orElseThrow()
                        .text())
                .isEqualTo("1.10");
    }

    @Test
    void followsAliases() {
        YamlNode root = YamlReader.read("a: &x [1, 2]\nb: *x\n", "x.yml");

        YamlNode.Mapping mapping = root.asMapping().orElseThrow();
        assertThat(mapping.find("b")).isEqualTo(mapping.find("a"));
    }

    @Test
    void refusesAliasesThatExpandToMillions() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(10)).append("x]\n");
        }

        assertThatThrownBy(() -> YamlReader.read(bomb.toString(), "x.yml"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("x.yml:5: the aliases of this file stand for more than");
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> YamlReader.read("[".repeat(1000), "x.yml")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesTagsThatNameTypes() {
        assertThatThrownBy(() -> YamlReader.read("a: !!java.net.URL [x]\n", "x.yml"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("x.yml:1: the YAML tag 'tag:yaml.org,2002:java.net.URL' is not accepted");
    }

    @Test
    void refusesAKeyThatOccursTwice() {
        assertThatThrownBy(() -> YamlReader.read("a: 1\nb: 2\na: 3\n", "x.yml"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("x.yml:3: the key 'a' occurs a second time.");
    }

    @Test
    void saysWhereTheSyntaxBreaks() {
        assertThatThrownBy(() -> YamlReader.read("a:\n  - b\n c: d\n", "x.yml"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("x.yml:3:2: not YAML: ");
    }

    @Test
    void refusesAnEmptyFileAndASecondDocument() {
        assertThatThrownBy(() -> YamlReader.read("# nothing\n", "x.yml")).hasMessage("x.yml is empty.");
        assertThatThrownBy(() -> YamlReader.read("a\n---\nb\n", "x.yml"))
                .hasMessage("x.yml:2: a second YAML document begins here; one is read.");
    }
}
