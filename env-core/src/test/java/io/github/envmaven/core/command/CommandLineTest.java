package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
            python -V => python|-V
            python  -c 'print("a b")' => python|-c|print("a b")
            python -c "print('a b')" => python|-c|print('a b')
            a\\ b c => a b|c
            "a\\"b" 'c\\d' => a"b|c\\d
            "a\\nb" => a\\nb
            pre'mid'post => premidpost
            """)
    void splitsAsAShellDoes(String line, String words) {
        assertThat(CommandLine.split(line)).isEqualTo(List.of(words.split("\\|")));
    }

    @Test
    void keepsEmptyWords() {
        assertThat(CommandLine.split("a '' b")).containsExactly("a", "", "b");
    }

    @Test
    void namesTheQuoteThatIsNotClosed() {
        assertThatThrownBy(() -> CommandLine.split("python -c 'print"))
                .isInstanceOf(EnvException.InvalidInput.class)
                .hasMessageContaining("has a quote ' that is not closed");
    }
}
