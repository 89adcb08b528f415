package io.github.envmaven.core.conda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.solve.SolveLimits;
import io.github.envmaven.core.testing.TestChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code optimal} says, and what a small budget does to it. */
class OptimalityTest {

    private static final TestChannel CHANNEL =
            TestChannel.of("menu 2 : icons ==1", "menu 1", "icons 2 : paint ==1", "icons 1", "paint 2", "paint 1");

    private static CondaSolution solve(long improvingConflicts, String... specs) {
        CondaRequest request = CHANNEL.request(specs)
                .limits(new SolveLimits(1000, improvingConflicts, () -> false, event -> {}))
                .build();
        CondaResult result = new CondaResolver().attempt(request);
        assertThat(result).isEqualTo(new CondaResolver().attempt(request));
        return (CondaSolution) result;
    }

    @Test
    void isProvenWithinTheBudget() {
        CondaSolution solution = solve(1000, "icons", "menu");

        assertThat(TestChannel.stems(solution)).isEqualTo(List.of("icons-2-0", "menu-1-0", "paint-1-0"));
        assertThat(solution.optimal()).isTrue();
    }

    @Test
    void isNotClaimedWhereTheBudgetDoesNotReachForAProof() {
        CondaSolution solution = solve(0, "icons", "menu");

        assertThat(TestChannel.stems(solution)).isEqualTo(List.of("icons-2-0", "menu-1-0", "paint-1-0"));
        assertThat(solution.optimal()).isFalse();
    }

    @Test
    void needsNoBudgetWhereNothingBetterExists() {
        assertThat(solve(0, "paint").optimal()).isTrue();
    }

    @Test
    void followsTheOrderInWhichSpecsAreWritten() {
        assertThat(TestChannel.stems(solve(1000, "menu", "icons"))).isEqualTo(List.of("icons-1-0", "menu-2-0"));
    }
}
