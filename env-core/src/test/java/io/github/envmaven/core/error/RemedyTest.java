package io.github.envmaven.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemedyTest {

    @Test
    void offersWhatThereIsToChooseFrom() {
        assertThat(Remedy.of(Remedy.Kind.LOOSEN_SPEC).anyArgument("a spec")).isEqualTo("a spec");
        assertThat(Remedy.of(Remedy.Kind.LOOSEN_SPEC, "a").anyArgument("a spec"))
                .isEqualTo("'a'");
        assertThat(Remedy.of(Remedy.Kind.LOOSEN_SPEC, "a", "b", "c").anyArgument("a spec"))
                .isEqualTo("'a', 'b' or 'c'");
    }
}
