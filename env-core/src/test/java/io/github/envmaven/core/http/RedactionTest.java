package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource({
        "https://me:secret@host/x, https://********@host/x",
        "https://me:se@cret@host/x, https://********@host/x",
        "https://token@host, https://********@host",
        "https://host/t/tk-secret/channel/x, https://host/t/********/channel/x",
        "https://host/t/tk-secret, https://host/t/********",
        "https://host/x?X-Amz-Signature=secret&a=1, https://host/x?X-Amz-Signature=********&a=1",
        "see https://a:secret@b/c and http://d:secret@e/, see https://********@b/c and http://********@e/",
        "https://host/a@b, https://host/a@b",
        "https://host/x?a=1, https://host/x?a=1",
        "no url at all, no url at all",
    })
    void masksSecretsAndNothingElse(String text, String expected) {
        assertThat(Redaction.redact(text)).isEqualTo(expected);
    }
}
