package io.github.envmaven.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.4.1.rc < 0.4.1+local < 0.4.1+0.local < 0.4.1 < 0.4.1+1.local < 0.5a1 < 0.5b3 < 0.5 < 0.9.6 < 0.960923",
                "1.1dev1 < 1.1_ < 1.1a1 < 1.1.0dev1 < 1.1.a1 < 1.1.0rc1 < 1.1 < 1.1.post1 < 1.1post1 < 1996.07.12 < 1!0.4.1",
                "1.0.1dev < 1.0.1_ < 1.0.1a < 1.0.1rc < 1.0.1 < 1.0.1post.a < 1.0.2",
                "1.0.dev0 < 1.0 < 1.0.post1.dev0 < 1.0.post1",
                "v1.0 < 1.0a < 1.0alpha < 1.0",
                "1a2 < 1a10 < 1",
                "1.0.20240102030405 < 1.0.20240102030406 < 1.0.120240102030405",
                "112 < 113 < 999 < 1000 < 99999999999999999999999999999999 < 100000000000000000000000000000000"
            })
    void ordersAsTheStandardSays(String chain) {
        List<Version> versions =
                Arrays.stream(chain.split(" < ")).map(Version::parse).toList();

        assertThat(versions).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "1.0, 1.0.0",
        "1.0, 0!1",
        "01, 1",
        "1.0+0, 1",
        "1.0RC1, 1.0rc1",
        "1.1.rc, 1.1.0rc",
        "1.0post, 1.0post0",
        "0.5-5, 0.5_5",
        "v.1.1, v0.1.1"
    })
    void takesDifferentSpellingsForTheSame(String a, String b) {
        assertThat(Version.parse(a)).isEqualTo(Version.parse(b)).hasSameHashCodeAs(Version.parse(b));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2, 1.2, true", "1.2.3, 1.2, true", "1.2a1, 1.2, true", "1.2.0a1, 1.2, true", "1.20, 1.2, false",
        "1.2, 1.2.0, true", "1, 1.0.0, true", "1.2, 1.2.1, false", "1.1.1w, 1.1.1, true", "1.2alpha, 1.2a, true",
        "1.0+1.5, 1.0+1, true", "1.0+2, 1.0+1, false", "1.0+1, 1.0, true", "1!1.2, 1.2, false", "1.1130, 1.113, false"
    })
    void startsWithASeries(String version, String prefix, boolean expected) {
        assertThat(Version.parse(version).startsWith(Version.parse(prefix))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "1..2, 3",
        "1., 3",
        "1.0+, 5",
        "!1, 1",
        "a!1, 1",
        "1!2!3, 4",
        "1+2+3, 4",
        "1.0&2, 4",
        "1-2_3, 4",
        "1___, 3",
        "1!+1, 3"
    })
    void saysInWhichColumnAVersionIsWrong(String text, int column) {
        assertThatThrownBy(() -> Version.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("column " + column + ":");
    }

    @Test
    void keepsTheTextWithoutTheSpaceAroundIt() {
        assertThat(Version.parse(" 1.0-RC1 ")).hasToString("1.0-RC1");
    }

    @Test
    void takesASegmentApart() {
        assertThat(Version.parse("1!2.0rc01+g1a").segments())
                .containsExactly(List.of("1"), List.of("2"), List.of("0", "rc", "1"));
        assertThat(Version.parse("1!2.0rc01+g1a").localSegments()).containsExactly(List.of("0", "g", "1", "a"));
    }

    @ParameterizedTest
    @CsvSource({"3.11.4, 3.11", "3.11, 3.11", "1!3.11, 3.11"})
    void tellsMajorAndMinor(String version, String expected) {
        assertThat(Version.parse(version).majorMinor()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3.11rc1", "3a.1"})
    void tellsNoMajorAndMinorWhereOneIsNoNumber(String version) {
        assertThat(Version.parse(version).majorMinor()).isEmpty();
    }
}
