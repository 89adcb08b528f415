package io.github.envmaven.core.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pep440VersionTest {

    @ParameterizedTest
    @CsvSource({
        "v3.0, 3.0",
        "1.0ALPHA, 1.0a0",
        "1.0-preview_4, 1.0rc4",
        "1.0-3, 1.0.post3",
        "1.0r, 1.0.post0",
        "1.0dev, 1.0.dev0",
        "1.0+Ubuntu_01, 1.0+ubuntu.1",
        "007!1.01, 7!1.1",
    })
    void normalizesEverySpelling(String written, String normal) {
        assertThat(Pep440Version.parse(written)).hasToString(normal);
        assertThat(Pep440Version.parse(written).written()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "1..2", "1.0+", "1.0+a!b", "1.0 rc1", "1.0-a-b", "12345678901234567890"})
    void refusesWhatIsNoVersion(String text) {
        assertThat(Pep440Version.find(text)).isEmpty();
        assertThatThrownBy(() -> Pep440Version.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void comparesLocalNumbersAboveWordsAndByValue() {
        List<String> ascending = List.of("1.0", "1.0+a", "1.0+a.1", "1.0+2", "1.0+10", "1.0.post0.dev1", "1.0.post0");
        for (int i = 1; i < ascending.size(); i++) {
            assertThat(Pep440Version.parse(ascending.get(i - 1))).isLessThan(Pep440Version.parse(ascending.get(i)));
        }
    }

    @Test
    void ordersTotallyAndAgreesWithEquality() {
        RandomPep440 random = new RandomPep440(1);
        for (int i = 0; i < 20_000; i++) {
            Pep440Version a = Pep440Version.parse(random.version());
            Pep440Version b = Pep440Version.parse(random.version());
            Pep440Version c = Pep440Version.parse(random.version());
            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
            if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                assertThat(a.compareTo(c)).isLessThanOrEqualTo(0);
            }
            if (a.equals(b)) {
                assertThat(a).hasSameHashCodeAs(b);
            }
            assertThat(Pep440Version.parse(a.toString())).isEqualTo(a).hasToString(a.toString());
            assertThat(Pep440Version.parse(a.canonical())).isEqualTo(a);
        }
    }
}
