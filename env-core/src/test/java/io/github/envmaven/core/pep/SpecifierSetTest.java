package io.github.envmaven.core.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecifierSetTest {

    @ParameterizedTest
    @CsvSource({
        "==1.0, 1.0+cu118, true",
        ">1.0, 1.0+cu118, false",
        "<=1.0, 1.0+cu118, true",
        "==1.0+cu118, 1.0, false",
        ">1.7, 1.7.post1, false",
        ">1.7, 1.7.0.1, true",
        "<2, 2.0rc1, false",
        "<2rc2, 2.0rc1, true",
        "==1.4.*, 1.4.dev3, true",
        "~=2.2.post3, 2.9, true",
        "~=2.2.0, 2.3, false",
        "===1.0-legacy, 1.0, false",
        "'>=1,!=1.5.*,<2', 1.5.3, false",
    })
    void matchesVersions(String specifiers, String version, boolean matches) {
        assertThat(SpecifierSet.parse(specifiers).contains(Pep440Version.parse(version)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "=1.0", "~=1", ">=1.*", "==1.0.dev1.*", ">1+local", "=== ", "==1.0 2.0"})
    void refusesWhatIsNoSpecifier(String text) {
        assertThatThrownBy(() -> SpecifierSet.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("PEP 440");
    }

    @Test
    void takesPreReleasesOnlyWhereNamedOrNeeded() {
        List<String> published = List.of("1.0", "1.1rc1", "2.0a1");

        PreReleases standard = PreReleases.WHERE_NAMED_OR_NEEDED;
        assertThat(SpecifierSet.parse(">=1").filter(published, standard)).containsExactly("1.0");
        assertThat(SpecifierSet.parse(">=1.1").filter(published, standard)).containsExactly("2.0a1");
        assertThat(SpecifierSet.parse(">=1.1rc1").filter(published, standard)).containsExactly("1.1rc1", "2.0a1");
        assertThat(SpecifierSet.parse("!=1.1rc1").filter(published, standard)).containsExactly("1.0");
    }

    @Test
    void neverCallsASetUnsatisfiableThatSomeVersionMeets() {
        RandomPep440 random = new RandomPep440(2);
        int met = 0;
        for (int i = 0; i < 5_000; i++) {
            List<String> clauses = new ArrayList<>(List.of(random.clause(), random.clause(), random.clause()));
            SpecifierSet set = SpecifierSet.parse(String.join(",", clauses));
            for (int j = 0; j < 20; j++) {
                Pep440Version version = Pep440Version.parse(random.version());
                boolean inAll = clauses.stream()
                        .allMatch(clause -> SpecifierSet.parse(clause).contains(version));
                assertThat(set.contains(version)).isEqualTo(inAll);
                if (inAll) {
                    met++;
                    assertThat(set.isUnsatisfiable(PreReleases.ACCEPT))
                            .as("%s has %s", set, version)
                            .isFalse();
                    assertThat(version.isPreRelease() || !set.isUnsatisfiable(PreReleases.REFUSE))
                            .isTrue();
                }
            }
        }
        assertThat(met).isGreaterThan(1000);
    }

    @Test
    void matchesTheOppositeOfWhatIsExcluded() {
        RandomPep440 random = new RandomPep440(3);
        for (int i = 0; i < 5_000; i++) {
            Pep440Version named = Pep440Version.parse(random.version());
            Pep440Version other = Pep440Version.parse(random.version());
            assertThat(SpecifierSet.parse("!=" + named).contains(other))
                    .isNotEqualTo(SpecifierSet.parse("==" + named).contains(other));
        }
    }
}
