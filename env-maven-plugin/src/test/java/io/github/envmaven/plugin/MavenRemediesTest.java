package io.github.envmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.Remedy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MavenRemediesTest {

    @Test
    void putsWhatToDoBelowWhatHappened() {
        EnvException problem =
                new EnvException.LockOutdated("conda-lock.yml lacks numpy.", Remedy.of(Remedy.Kind.RELOCK));

        assertThat(MavenRemedies.message(problem))
                .isEqualTo("conda-lock.yml lacks numpy.\nRun 'mvn env:lock' and commit the lock file.");
    }

    @Test
    void addsNothingWhereTheMessageSaysAll() {
        assertThat(MavenRemedies.message(new EnvException.Cancelled("Interrupted.")))
                .isEqualTo("Interrupted.");
    }

    @ParameterizedTest
    @EnumSource(Remedy.Kind.class)
    void wordsEveryKindAsASentence(Remedy.Kind kind) {
        String wording = MavenRemedies.wording(Remedy.of(kind, "Mend it."));

        assertThat(wording).isNotBlank().endsWith(".");
    }
}
