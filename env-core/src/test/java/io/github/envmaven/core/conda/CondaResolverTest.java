package io.github.envmaven.core.conda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.Unsolvable;
import io.github.envmaven.core.testing.TestChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

class CondaResolverTest {

    @Test
    void choosesTheHighestVersionOfWhatIsAskedFor() {
        TestChannel channel = TestChannel.of("menu 1.0", "menu 1.5 : dropdown", "dropdown 2.3");

        assertThat(channel.solutionOf("menu")).containsExactly("dropdown-2.3-0", "menu-1.5-0");
    }

    @Test
    void putsRecordsAfterThoseTheyDependOn() {
        TestChannel channel = TestChannel.of("a 1 : z", "z 1 : m", "m 1");

        CondaSolution solution =
                new CondaResolver().resolve(channel.request("a").build());

        assertThat(solution.records())
                .extracting(record -> record.packageRecord().stem())
                .containsExactly("m-1-0", "z-1-0", "a-1-0");
    }

    @Test
    void goesBackToAnOlderVersionWhereTheNewestCannotBe() {
        TestChannel channel = TestChannel.of("menu 1.5 : icons 2.*", "menu 1.0 : icons 1.*", "icons 2.0", "icons 1.0");

        assertThat(channel.solutionOf("menu", "icons 1.*")).containsExactly("icons-1.0-0", "menu-1.0-0");
    }

    @Test
    void heedsConstraintsOnlyOfWhatIsInstalled() {
        TestChannel channel = TestChannel.of("a 1 | b <2", "b 1", "b 2", "c 1 : b");

        assertThat(channel.solutionOf("a")).containsExactly("a-1-0");
        assertThat(channel.solutionOf("a", "c")).containsExactly("a-1-0", "b-1-0", "c-1-0");
    }

    @Test
    void keepsFavoredRecordsWhereTheyFit() {
        TestChannel channel = TestChannel.of("a 1 : b", "b 1", "b 2");

        CondaRequest request =
                channel.request("a").favored(List.of(channel.record("b-1-0"))).build();

        assertThat(TestChannel.stems(new CondaResolver().resolve(request))).containsExactly("a-1-0", "b-1-0");
    }

    @Test
    void givesABetterVersionUpOfALaterSpecNotOfAnEarlierOne() {
        TestChannel channel = TestChannel.of("a 2 : c 1", "a 1 : c 2", "b 2 : c 2", "b 1 : c 1", "c 1", "c 2");

        assertThat(channel.solutionOf("a", "b")).containsExactly("a-2-0", "b-1-0", "c-1-0");
        assertThat(channel.solutionOf("b", "a")).containsExactly("a-1-0", "b-2-0", "c-2-0");
    }

    @Test
    void namesTheSpecsThatClash() {
        TestChannel channel = TestChannel.of("a 1 : c 1", "b 1 : c 2", "c 1", "c 2", "d 1");

        assertThatThrownBy(() -> channel.solutionOf("d", "a", "b"))
                .isInstanceOf(Unsolvable.class)
                .hasMessageContaining("a")
                .hasMessageContaining("b");
        assertThat(channel.conflictOf("d", "a", "b").specs())
                .extracting(RequestedSpec::text)
                .containsExactly("a", "b");
    }

    @Test
    void refusesAChannelThatListsARecordTwice() {
        TestChannel channel = TestChannel.of("a 1", "a 1");

        assertThatThrownBy(() -> channel.solutionOf("a"))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessage("Channel test lists a-1-0.conda twice in linux-64");
    }
}
