package io.github.envmaven.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecConditionTest {

    @ParameterizedTest
    @CsvSource({
        "a and b or c, c, true",
        "a and b or c, a, false",
        "a and (b or c), c, false",
        "a and (b or c), a c, true",
        "a or b and c, a, true",
        "(((a))), a, true",
        "brand or orange, orange, true"
    })
    void bindsAndTighterThanOr(String text, String present, boolean expected) {
        Set<String> names = Set.of(present.split(" ", -1));

        assertThat(holds(SpecCondition.parse(text), names)).isEqualTo(expected);
    }

    private static boolean holds(SpecCondition condition, Set<String> names) {
        return condition.<Boolean>fold(
                spec -> names.contains(spec.nameMatcher().toString()),
                parts -> parts.stream().allMatch(Predicate.isEqual(true)),
                parts -> parts.stream().anyMatch(Predicate.isEqual(true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a and b or c; a and b or c",
                "a and (b or c); a and (b or c)",
                "( a or b )and( c or d ); (a or b) and (c or d)",
                "a and (b and c); a and (b and c)",
                "python >=3.10; python[version='>=3.10']"
            })
    void printsWhatReadsBack(String text, String printed) {
        assertThat(SpecCondition.parse(text)).hasToString(printed).isEqualTo(SpecCondition.parse(printed));
    }

    @Test
    void refusesParenthesesDeeperThanAnyoneWrites() {
        String deep = "(".repeat(10_000) + "a" + ")".repeat(10_000);

        assertThatThrownBy(() -> SpecCondition.parse(deep)).isInstanceOf(InvalidInput.class);
    }
}
