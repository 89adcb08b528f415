package io.github.envmaven.core.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentEncodingTest {

    @Test
    void encodesAllButLettersDigitsAndTheMarksThatAreNamed() {
        assertThat(PercentEncoding.encode("aZ09-._~/", "/-._~")).isEqualTo("aZ09-._~/");
        assertThat(PercentEncoding.encode("a b+c%\n", "-")).isEqualTo("a%20b%2Bc%25%0A");
        assertThat(PercentEncoding.encode("é€\ud83d\ude00", "")).isEqualTo("%C3%A9%E2%82%AC%F0%9F%98%80");
    }

    @Test
    void decodesWhatWasEncodedAndLeavesThePlus() {
        assertThat(PercentEncoding.decode("a%20b+c%2b%C3%A9")).isEqualTo("a b+c+é");
    }

    @Test
    void leavesAPercentSignThatEncodesNothing() {
        assertThat(PercentEncoding.decode("100%+")).isEqualTo("100%+");
    }
}
