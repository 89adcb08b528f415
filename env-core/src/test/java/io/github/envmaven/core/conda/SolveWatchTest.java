package io.github.envmaven.core.conda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.Event.SolveProgressed;
import io.github.envmaven.core.event.Event.SolveStage;
import io.github.envmaven.core.solve.SolveLimits;
import io.github.envmaven.core.testing.TestChannel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long solves tell how far they are, and end soon when they are no longer wanted. */
class SolveWatchTest {

    /** Pigeons that each need a hole of their own: hard for any solver of this kind. */
    private static List<String> pigeons(int pigeons, int holes) {
        List<String> lines = new ArrayList<>();
        StringBuilder all = new StringBuilder("flock 1 : ");
        for (int pigeon = 1; pigeon <= pigeons; pigeon++) {
            all.append("pigeon").append(pigeon).append("; ");
            for (int hole = 1; hole <= holes; hole++) {
                lines.add("pigeon" + pigeon + " " + hole + " : hole" + hole + " ==" + pigeon);
            }
        }
        for (int hole = 1; hole <= holes; hole++) {
            for (int pigeon = 1; pigeon <= pigeons; pigeon++) {
                lines.add("hole" + hole + " " + pigeon);
            }
        }
        lines.add(all.toString());
        return lines;
    }

    private static CondaRequest request(SolveStage stage, SolveLimits limits) {
        List<String> lines = new ArrayList<>(stage == SolveStage.EXPLAINING ? pigeons(10, 9) : pigeons(12, 11));
        return TestChannel.of(lines.toArray(String[]::new))
                .request("flock")
                .limits(limits)
                .build();
    }

    @Test
    void tellsTheSameProgressEachTime() {
        List<Event> first = new ArrayList<>();
        List<Event> second = new ArrayList<>();

        new CondaResolver()
                .attempt(request(SolveStage.EXPLAINING, SolveLimits.DEFAULT.watchedBy(() -> false, first::add)));
        new CondaResolver()
                .attempt(request(SolveStage.EXPLAINING, SolveLimits.DEFAULT.watchedBy(() -> false, second::add)));

        assertThat(first).isEqualTo(second).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"SEARCHING", "EXPLAINING"})
    void endsSoonInEveryStage(SolveStage stage) {
        List<Event> heard = new ArrayList<>();
        long[] wanted = new long[2];
        SolveLimits limits = SolveLimits.DEFAULT.watchedBy(
                () -> {
                    if (wanted[0] == 0
                            && heard.stream().anyMatch(event -> ((SolveProgressed) event).stage() == stage)) {
                        wanted[0] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    }
                    wanted[1] += wanted[0] == 0 ? 0 : 1;
                    return wanted[0] != 0;
                },
                heard::add);

        assertThatThrownBy(() -> new CondaResolver().attempt(request(stage, limits)))
                .isInstanceOf(Cancelled.class)
                .hasMessage("Solving linux-64 was cancelled");

        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - wanted[0];
        assertThat(nanos).as("CPU time after it was not wanted any more").isLessThan(100_000_000L);
        assertThat(wanted[1]).as("polls after that").isLessThan(1_000);
    }

    @Test
    void endsAtWhateverPointItIsCancelled() {
        TestChannel channel =
                TestChannel.of("a 1 : c 1", "a 2 : c 2", "b 1 : c 1", "b 2 : c >=1", "c 1", "c 2 : d", "d 1");
        int[] polls = new int[1];
        CondaSolution whole =
                (CondaSolution) new CondaResolver().attempt(cancelledAfter(channel, polls, Integer.MAX_VALUE));
        int all = polls[0];

        for (int after = 0; after < all; after++) {
            CondaRequest request = cancelledAfter(channel, polls, after);
            assertThatThrownBy(() -> new CondaResolver().attempt(request)).isInstanceOf(Cancelled.class);
        }

        assertThat(all).isGreaterThan(2);
        assertThat(whole.records()).hasSize(4);
    }

    private static CondaRequest cancelledAfter(TestChannel channel, int[] polls, int after) {
        polls[0] = 0;
        return channel.request("a", "b")
                .limits(SolveLimits.DEFAULT.watchedBy(() -> polls[0]++ >= after, event -> {}))
                .build();
    }
}
