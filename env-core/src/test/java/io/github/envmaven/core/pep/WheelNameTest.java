package io.github.envmaven.core.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WheelNameTest {

    @Test
    void readsEveryPart() {
        WheelName name =
                WheelName.parse("Zope.Event-1.0.post1-3b-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl");

        assertThat(name.name()).hasToString("zope-event");
        assertThat(name.version()).hasToString("1.0.post1");
        assertThat(name.buildNumber()).isEqualTo(3);
        assertThat(name.buildSuffix()).isEqualTo("b");
        assertThat(name.tags()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-1.0-py3-none.whl",
                "a-one-py3-none-any.whl",
                "a-1.0-x1-py3-none-any.whl",
                "../a-1.0-py3-none-any.whl",
                "a-1.0-1/../b-py3-none-any.whl",
                "a-1.0-py3-none-any.zip",
            })
    void refusesOtherNames(String fileName) {
        assertThatThrownBy(() -> WheelName.parse(fileName)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesATagThatMultipliesWithoutBound() {
        String many = "py1.".repeat(40) + "py2";
        String distinct = IntStream.range(0, 40).mapToObj(i -> "py" + i).collect(Collectors.joining("."));

        assertThat(WheelName.parse("a-1-" + many + "-none-any.whl").tags()).hasSize(2);
        assertThatThrownBy(() -> WheelName.parse("a-1-" + distinct + "-" + distinct + "-any.whl"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("1000 combinations");
    }

    @Test
    void ranksTheMostSpecificWheelFirst() {
        WheelTags tags = WheelTags.cpython(12, "cp312", PlatformTags.glibc("x86_64", 28));
        List<String> bestFirst = List.of(
                "a-1-cp312-cp312-manylinux_2_28_x86_64.whl",
                "a-1-cp312-cp312-manylinux2014_x86_64.whl",
                "a-1-cp39-abi3-manylinux2014_x86_64.whl",
                "a-1-py3-none-manylinux2014_x86_64.whl",
                "a-1-py3-none-any.whl");

        List<Integer> ranks = bestFirst.stream()
                .map(wheel -> tags.rank(WheelName.parse(wheel)).orElseThrow())
                .toList();

        assertThat(ranks).isSorted();
        assertThat(tags.rank(WheelName.parse("a-1-cp313-cp313-win_amd64.whl"))).isEmpty();
        assertThat(tags.rank(WheelName.parse("a-1-cp312-cp312-manylinux_2_34_x86_64.whl")))
                .isEmpty();
    }

    @Test
    void readsSdistNames() {
        assertThat(SdistName.parse("foo-bar-1.2.tar.gz").name()).hasToString("foo-bar");
        assertThatThrownBy(() -> SdistName.parse("foo-1.2.tar.bz2")).isInstanceOf(InvalidInput.class);
    }
}
