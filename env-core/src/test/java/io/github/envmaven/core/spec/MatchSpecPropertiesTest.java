package io.github.envmaven.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.version.RandomVersions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchSpecPropertiesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsBackWhatItPrints(long seed) {
        RandomSpecs random = new RandomSpecs(seed);
        for (int i = 0; i < 500; i++) {
            String text = random.next();
            MatchSpec spec = MatchSpec.parse(text);

            assertThat(MatchSpec.parse(spec.toString()))
                    .as(text + " -> " + spec)
                    .isEqualTo(spec);
            assertThat(MatchSpec.parse(spec.toString())).as(text).hasToString(spec.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void cutsTheNameThatReadingFinds(long seed) {
        RandomSpecs random = new RandomSpecs(seed);
        for (int i = 0; i < 500; i++) {
            String text = random.next();

            MatchSpec.parseDepends(text)
                    .name()
                    .ifPresent(
                            name -> assertThat(MatchSpec.nameOf(text)).as(text).isEqualTo(name));
        }
    }

    /** Makes the texts of specs of all kinds; the same seed makes the same texts. */
    private static final class RandomSpecs {

        private static final List<String> CHANNELS =
                List.of("", "", "", "ch::", "ch/linux-64::", "https://h.org/ch/noarch::", "ch:ns:", "*/win-64::");
        private static final List<String> BUILDS = List.of("py0", "py3*", "*_cpython", "^py(3|2)_0$", "*");
        private static final List<String> FIELDS = List.of(
                "build=\"it's\"",
                "build='^[a-z]+\\d{1,2}$'",
                "build='say \\'\"\\''",
                "build_number='>=3'",
                "build_number=3",
                "channel=other/osx-64",
                "channel='*-x'",
                "subdir=odd-1",
                "md5=8b1a9953c4611296a827abf8c47804d7",
                "license='*GPL*'",
                "license_family=\"a, b\"",
                "track_features='a b'",
                "features=f",
                "fn='a 1.conda'",
                "url=https://h.org/x#y.conda",
                "extras=[a, c++]",
                "flags=[cuda,'blas:*']",
                "when='a>=1 and (b or c[version=\"2.*\"])'",
                "when=\"a[build='x y'] or b and c\"");

        private final Random random;
        private final RandomVersions versions;

        RandomSpecs(long seed) {
            this.random = new Random(seed);
            this.versions = new RandomVersions(seed);
        }

        String next() {
            return pick(CHANNELS)
                    + pick(List.of("numpy", "Foo_Bar", "__glibc", "r-base", "py*", "*"))
                    + pick(List.of("", versionAndBuild()))
                    + pick(List.of("", brackets()));
        }

        private String versionAndBuild() {
            String version = versions.next();
            return switch (random.nextInt(6)) {
                case 0 -> "=" + version;
                case 1 -> "==" + version + "=" + pick(BUILDS);
                case 2 -> " >=" + version + ",<" + versions.next() + "|" + versions.next() + ".* " + pick(BUILDS);
                case 3 -> " " + version + " " + pick(BUILDS);
                case 4 -> " =" + version + " " + pick(BUILDS);
                default -> "!=" + version;
            };
        }

        private String brackets() {
            String first = pick(FIELDS);
            String second = pick(FIELDS);
            boolean same = first.substring(0, first.indexOf('=')).equals(second.substring(0, second.indexOf('=')));
            return same ? "[" + first + "]" : " [" + first + ", " + second + "]";
        }

        private String pick(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
