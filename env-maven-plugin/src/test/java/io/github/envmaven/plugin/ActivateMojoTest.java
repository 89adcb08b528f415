package io.github.envmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivateMojoTest {

    @Test
    void endsWithACommentForWhatMavenPrintsBehindIt() {
        assertThat(ActivateMojo.printed("hash -r\n", "bash")).isEqualTo("hash -r\n# ");
        assertThat(ActivateMojo.printed("@SET A=B\r\n", "cmd")).isEqualTo("@SET A=B\r\n");
    }
}
