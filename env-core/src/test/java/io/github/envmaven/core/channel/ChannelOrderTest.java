package io.github.envmaven.core.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelOrderTest {

    @Test
    void putsABaseBeforeTheChannelThatBuildsOnIt() {
        ChannelOrder order = new ChannelOrder(List.of("mine"));
        order.addBase("mine", "bioconda");
        order.addBase("bioconda", "conda-forge");

        assertThat(order.channels()).containsExactly("conda-forge", "bioconda", "mine");
    }

    @Test
    void putsAnOverriddenChannelRightBehind() {
        ChannelOrder order = new ChannelOrder(List.of("forge/label/rc", "other"));
        order.addOverridden("forge/label/rc", "forge");

        assertThat(order.channels()).containsExactly("forge/label/rc", "forge", "other");
    }

    @Test
    void putsABaseBesideTheChannelThatBuildsOnIt() {
        ChannelOrder order = new ChannelOrder(List.of("first", "second"));
        order.addBase("second", "base");
        order.addOverridden("second", "fixes");

        assertThat(order.channels()).containsExactly("first", "base", "second", "fixes");
    }

    @Test
    void leavesTheOrderOfTheUserAsItIs() {
        ChannelOrder order = new ChannelOrder(List.of("bioconda", "conda-forge", "bioconda"));
        order.addBase("bioconda", "conda-forge");
        order.addOverridden("conda-forge", "bioconda");

        assertThat(order.channels()).containsExactly("bioconda", "conda-forge");
    }

    @Test
    void refusesChannelsThatContradictEachOther() {
        ChannelOrder order = new ChannelOrder(List.of("a"));
        order.addBase("a", "b");
        order.addBase("b", "c");
        order.addBase("c", "b");

        assertThatThrownBy(order::channels)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("b, c")
                .hasMessageContaining("higher priority than each other");
    }

    @ParameterizedTest
    @CsvSource({
        "../conda-forge, https://host/bioconda, https://host/conda-forge",
        "../.., https://host/conda-forge/label/rc, https://host/conda-forge",
        "../b/./c, https://host/t/TOKEN/a, https://host/t/TOKEN/b/c",
        "../b, file:///srv/channels/a, file:///srv/channels/b"
    })
    void followsAReference(String reference, String from, String to) {
        assertThat(ChannelRelations.resolve(reference, from)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conda-forge", "https://evil.example/x", "/x", "../../..", "../..", "../a:b", "../%2e%2e"})
    void refusesAReferenceThatIsNoChannelOfTheServer(String reference) {
        assertThatThrownBy(() -> ChannelRelations.resolve(reference, "https://user:secret@host/a"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("https://host/a")
                .hasMessageNotContaining("secret");
    }
}
