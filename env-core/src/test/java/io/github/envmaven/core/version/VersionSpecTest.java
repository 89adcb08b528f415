package io.github.envmaven.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSpecTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*; 1.0; 0a1",
                "1.2; 1.2.0; 1.2.1",
                "==1.2; 1.2.0; 1.2.1",
                "==1.2.*; 1.2; 1.2.1",
                "=1.2; 1.2.9; 1.3",
                "1.2*; 1.2a1; 1.20",
                "!=1.2; 1.2.1; 1.2.0",
                "!=1.2.*; 1.3; 1.2.1",
                ">=1.2,<2; 1.9; 2.0",
                "<2.0a0; 1.9; 2.0rc1",
                "~=1.2.3; 1.2.9; 1.3",
                "~=1; 2.0; 0.9",
                "1.*|>=3,<4; 3.5; 2.0",
                ">=1,(<2|>3),!=4; 3.5; 2.5",
                "3.*.1; 3.12.1; 3.12.0",
                "!=3.*.1; 3.12.0; 3.12.1",
                "^1\\.[5-8]\\.1$; 1.7.1; 1.9.1",
                "1.1.1.*; 1.1.1w; 1.1.2",
                ">1!1; 1!2; 3",
                ">=1 !164,<1!165; 1!164.3; 164",
                ">= 1.2 , < 2 | 3; 3; 2"
            })
    void matchesAsWritten(String spec, String inside, String outside) {
        assertThat(VersionSpec.parse(spec).matches(Version.parse(inside))).isTrue();
        if (!spec.equals("*")) {
            assertThat(VersionSpec.parse(spec).matches(Version.parse(outside))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        ">=, 3",
        "=>1, 1",
        "><1, 1",
        "===1, 1",
        "1.5||1.6, 5",
        "(1.5, 1",
        "1.5), 4",
        "^1.5, 1",
        "'>=1,', 5",
        ">=1..2, 3",
        ">=3.8<3.9, 6",
        "1.2 1.3, 5",
        "~=1.2.*, 3",
        ">*, 2",
        "!=*, 3",
        "1.5$, 1",
        "1.*.x$, 1"
    })
    void saysInWhichColumnASpecIsWrong(String spec, int column) {
        assertThatThrownBy(() -> VersionSpec.parse(spec))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.remedy()).isPresent())
                .hasMessageContaining("column " + column + ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.2; ==1.2",
                "=1.2; 1.2.*",
                " 1.2* ; 1.2.*",
                "(>=1,<2)|>3; >=1,<2|>3",
                "(>=1|<2),>3; (>=1|<2),>3",
                "(>=1,<2),>3; >=1,<2,>3",
                "*,>=1; >=1",
                "*|>=1; *",
                "0.2.18.*.; 0.2.18.*",
                ">=2.*.*; >=2"
            })
    void printsOneFormOfEachMeaning(String spec, String canonical) {
        assertThat(VersionSpec.parse(spec)).hasToString(canonical).isEqualTo(VersionSpec.parse(canonical));
    }

    @Test
    void refusesParenthesesDeeperThanAnyoneWrites() {
        String deep = "(".repeat(10_000) + "1" + ")".repeat(10_000);

        assertThatThrownBy(() -> VersionSpec.parse(deep)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void givesUpOnARegularExpressionThatWouldRunForYears() {
        VersionSpec hostile = VersionSpec.parse("^(1+)+x$");

        assertThat(hostile.matches(Version.parse("1".repeat(60)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsBackWhatItPrints(long seed) {
        RandomSpecs random = new RandomSpecs(seed);
        for (int i = 0; i < 400; i++) {
            VersionSpec spec = random.next(3);

            assertThat(VersionSpec.parse(spec.toString())).as(spec.toString()).isEqualTo(spec);
        }
    }

    @Test
    void joinsSpecsAsSetsAreJoined() {
        RandomSpecs random = new RandomSpecs(6);
        RandomVersions versions = new RandomVersions(7);
        for (int i = 0; i < 1000; i++) {
            VersionSpec a = random.next(2);
            VersionSpec b = random.next(2);
            Version version = Version.parse(versions.next());

            assertThat(a.and(b).matches(version)).isEqualTo(a.matches(version) && b.matches(version));
            assertThat(VersionSpec.anyOf(List.of(a, b)).matches(version))
                    .isEqualTo(a.matches(version) || b.matches(version));
        }
    }

    @Test
    void excludesExactlyWhatItsOppositeTakes() {
        RandomVersions versions = new RandomVersions(8);
        for (int i = 0; i < 1000; i++) {
            String literal = versions.next();
            Version version = Version.parse(versions.next());

            assertThat(matches("!=" + literal, version)).isEqualTo(!matches("==" + literal, version));
            assertThat(matches("<" + literal, version)).isEqualTo(!matches(">=" + literal, version));
            assertThat(matches(">" + literal, version)).isEqualTo(!matches("<=" + literal, version));
            assertThat(matches("!=" + literal + ".*", version)).isEqualTo(!matches("=" + literal, version));
        }
    }

    private static boolean matches(String spec, Version version) {
        return VersionSpec.parse(spec).matches(version);
    }

    /** Makes specs of all kinds; the same seed makes the same specs. */
    private static final class RandomSpecs {

        private static final List<String> OPERATORS = List.of("", "==", "=", "!=", "<", "<=", ">", ">=", "~=");

        private final Random random;
        private final RandomVersions versions;

        RandomSpecs(long seed) {
            this.random = new Random(seed);
            this.versions = new RandomVersions(seed);
        }

        VersionSpec next(int depth) {
            if (depth > 0 && random.nextInt(3) == 0) {
                List<VersionSpec> parts = List.of(next(depth - 1), next(depth - 1), next(depth - 1));
                return random.nextBoolean() ? VersionSpec.allOf(parts) : VersionSpec.anyOf(parts);
            }
            return switch (random.nextInt(10)) {
                case 0 -> VersionSpec.any();
                case 1 -> VersionSpec.parse(random.nextInt(3) + ".*." + random.nextInt(3));
                case 2 -> VersionSpec.parse("!=" + versions.next() + ".*");
                case 3 -> VersionSpec.parse("^[0-9]+\\.(1|2)(,x)?$");
                default -> VersionSpec.parse(OPERATORS.get(random.nextInt(OPERATORS.size())) + versions.next());
            };
        }
    }
}
