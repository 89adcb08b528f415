package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidatorsTest {

    private static final Validators KEPT = new Validators("\"1\"", "Thu", "max-age=10", 5_000);

    @Test
    void holdWhatAnAnswerSays() {
        Validators said = Validators.of(
                answer(200, Map.of("ETag", "\"1\"", "Last-Modified", "Thu", "Cache-Control", "max-age=10", "Age", "2")),
                7_000);

        assertThat(said).isEqualTo(KEPT);
        assertThat(Validators.of(answer(200, Map.of()), 9)).isEqualTo(Validators.lasting("", 9));
    }

    @Test
    void stayWhereAServerThatHasNothingNewerDoesNotRepeatThem() {
        assertThat(KEPT.confirmedBy(answer(304, Map.of()), 8_000))
                .isEqualTo(new Validators("\"1\"", "Thu", "max-age=10", 8_000));
        assertThat(KEPT.confirmedBy(answer(304, Map.of("ETag", "\"2\"")), 8_000).etag())
                .isEqualTo("\"2\"");
    }

    @Test
    void tellWhetherToAskAndHow() {
        assertThat(KEPT.areFresh(14_999)).isTrue();
        assertThat(KEPT.areFresh(15_000)).isFalse();
        assertThat(KEPT.conditional(Request.of("https://x/")).headers())
                .containsEntry("If-None-Match", "\"1\"")
                .containsEntry("If-Modified-Since", "Thu");
        assertThat(Validators.lasting("", 0)
                        .conditional(Request.of("https://x/"))
                        .headers())
                .isEmpty();
    }

    @Test
    void areReadAsTheyWereWritten() {
        assertThat(Validators.find(KEPT.fields())).contains(KEPT);
        assertThat(Validators.find(Map.of("checked", "x"))).isEmpty();
    }

    private static Response answer(int status, Map<String, String> headers) {
        return new Response("https://x/", status, headers, InputStream.nullInputStream());
    }
}
