package io.github.envmaven.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecMergeTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    numpy             ; numpy >=1.21                  ; numpy >=1.21
                    numpy >=1         ; numpy <2                      ; numpy >=1,<2
                    numpy 1|2         ; numpy <2                      ; numpy (==1|==2),<2
                    numpy=1           ; numpy=1                       ; numpy=1
                    p[build=py3*]     ; p[build=py311_0]              ; p[build=py311_0]
                    p[build=*a*]      ; p[build=b*]                   ; p[build='^(?=.*a.*$)b.*$']
                    p[build='^x$']    ; p[build=x]                    ; p[build=x]
                    p[build_number=3] ; p[build_number='>=2']         ; p[build_number=3]
                    p[build_number='>2'] ; p[build_number='>=3']      ; p[build_number='>2']
                    p[build_number='<2'] ; p[build_number='<=2']      ; p[build_number='<2']
                    c::p              ; p[subdir=noarch]              ; c/noarch::p
                    *-forge::p        ; conda-forge::p                ; conda-forge::p
                    p[extras=[a,b]]   ; p[extras=[b,c], flags=[f]]    ; p[extras=[a,b,c], flags=[f]]
                    """)
    void makesOneSpecOfTwo(String first, String second, String both) {
        assertThat(merge(first, second)).containsExactly(MatchSpec.parse(both));
        assertThat(merge(second, first)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    p[build=a*]           ; p[build=b*]             ; build
                    p[build=a]            ; p[build=b]              ; build
                    p[build_number='>2']  ; p[build_number='<2']    ; build_number
                    a::p                  ; b::p                    ; channel
                    p[subdir=noarch]      ; p[subdir=win-64]        ; subdir
                    p[track_features=a]   ; p[track_features='a b'] ; track_features
                    """)
    void tellsWhichFieldContradicts(String first, String second, String field) {
        assertThatThrownBy(() -> merge(first, second))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(first.substring(0, 1))
                .hasMessageContaining(": " + field + " would have to be ");
    }

    @Test
    void keepsApartWhatDoesNotHoldTogether() {
        assertThat(merge("a", "b", "a >1")).hasSize(2);
        assertThat(merge("a[when=x]", "a >1")).hasSize(2);
        assertThat(merge("*[md5=8b1a9953c4611296a827abf8c47804d7]", "*[build=x]"))
                .hasSize(2);
    }

    @Test
    void findsWhatGlobsHaveInCommon() {
        Random random = new Random(5);
        List<String> texts = texts("", 5);
        for (int i = 0; i < 400; i++) {
            StringMatcher first = StringMatcher.parse(glob(random));
            StringMatcher second = StringMatcher.parse(glob(random));

            Optional<StringMatcher> both = first.and(second);

            for (String text : texts) {
                assertThat(both.map(matcher -> matcher.matches(text)).orElse(false))
                        .as(first + " and " + second + " on '" + text + "'")
                        .isEqualTo(first.matches(text) && second.matches(text));
            }
            boolean common = texts.stream().anyMatch(text -> first.matches(text) && second.matches(text));
            assertThat(both.isPresent()).as(first + " and " + second).isEqualTo(common);
        }
    }

    /** Up to four signs, so that what two globs have in common has a text of at most five. */
    private static String glob(Random random) {
        StringBuilder glob = new StringBuilder();
        for (int length = 1 + random.nextInt(3); length > 0; length--) {
            glob.append("ab*".charAt(random.nextInt(3)));
        }
        return glob.toString();
    }

    private static List<String> texts(String start, int length) {
        List<String> texts = new ArrayList<>(List.of(start));
        if (length > 0) {
            texts.addAll(texts(start + "a", length - 1));
            texts.addAll(texts(start + "b", length - 1));
        }
        return texts;
    }

    private static List<MatchSpec> merge(String... texts) {
        return SpecMerge.merge(Stream.of(texts).map(MatchSpec::parse).toList());
    }
}
