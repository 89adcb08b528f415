package io.github.envmaven.core.pyproject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.testing.Vectors;
import io.github.envmaven.core.testing.Vectors.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyGroupsTest {

    @Test
    void includesGroupsInTheirPlaces() {
        String text = "[dependency-groups]\nTest = ['a >=1', {include-group = 'typ.ing'}, 'b']\ntyp-ing = ['mypy']\n";

        assertThat(DependencyGroups.of(text, "pyproject.toml", "test")).containsExactly("a >=1", "mypy", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "other = []                           | :1: 'dependency-groups.test' is no group; there are other",
                "test = [{include-group = 'test'}]    | :2: 'dependency-groups.test' includes itself by way of test",
                "test = ['a b']                       | :2: 'dependency-groups.test' has 'a b': ",
                "test = [1]                           | :2: 'dependency-groups.test[0]' is a number, not text",
                "test = [{}]                          | 'dependency-groups.test[0].include-group' is not all that stands here",
                "te-st = []; te_st = []               | 'dependency-groups.te_st' is the same group as 'te-st'",
            })
    void saysWhatIsWrongAndWhere(String lines, String message) {
        String text = "[dependency-groups]\n" + lines.replace("; ", "\n") + "\n";

        assertThatThrownBy(() -> DependencyGroups.of(text, "pyproject.toml", "test"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("pyproject.toml:")
                .hasMessageContaining(message);
    }

    @Test
    void agreesWithPythonsOwnLibrary() {
        Vectors vectors = Vectors.open("pylock/dependency-groups.json", "pyproject/deviations-groups.txt");

        vectors.each("cases", one -> {
            List<String> result = new ArrayList<>();
            one.path("result").forEach(text -> result.add(text.asText()));
            return new Outcome(one.has("error") ? "rejected" : result, groups(one));
        });

        vectors.check();
    }

    private static Object groups(JsonNode one) {
        StringBuilder text = new StringBuilder("[dependency-groups]\n");
        one.path("groups")
                .properties()
                .forEach(group -> text.append(group.getKey())
                        .append(" = ")
                        .append(group.getValue().toString().replaceAll("\"(include-group|foo)\":", "$1 = "))
                        .append('\n'));
        try {
            return DependencyGroups.of(
                    text.toString(), "pyproject.toml", one.path("group").asText());
        } catch (InvalidInput e) {
            return "rejected";
        }
    }
}
