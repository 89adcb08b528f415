package io.github.envmaven.core.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every explanation of random problems, held against trying everything. */
class ConflictGraphTest {

    private static final int SEEDS = 2_000;

    @Test
    void blamesWishesThatClashAndNoneThatDoNot() {
        int conflicts = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSource source = new RandomSource(seed);
            Problem problem = source.problem();

            SolveResult result = solve(source);

            boolean expected = source.hasSolution(problem.root());
            assertThat(result instanceof Solution).as("seed " + seed).isEqualTo(expected);
            if (result instanceof Solution solution) {
                assertThat(source.isSolution(solution.candidates()))
                        .as("seed " + seed)
                        .isTrue();
            }
            if (result instanceof Conflict conflict) {
                conflicts++;
                assertThat(conflict.minimal()).as("seed " + seed).isTrue();
                assertThat(conflict.story()).as("seed " + seed).isNotEmpty();
                Wishes wishes = Wishes.of(problem);
                List<Integer> blamed = blamed(wishes, conflict);
                assertThat(source.hasSolution(wishes.rootOf(blamed)))
                        .as("seed " + seed)
                        .isFalse();
                for (Integer wish : blamed) {
                    List<Integer> others = new ArrayList<>(blamed);
                    others.remove(wish);
                    assertThat(source.hasSolution(wishes.rootOf(others)))
                            .as("seed " + seed + " without " + wish)
                            .isTrue();
                }
            }
        }
        assertThat(conflicts).isGreaterThan(SEEDS / 5);
    }

    @Test
    void statesNothingThatDoesNotFollowFromWhatWasToldBefore() {
        int deadEnds = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomSource source = new RandomSource(seed);
            if (solve(source) instanceof Conflict conflict) {
                Wishes wishes = Wishes.of(source.problem());
                Dependencies blamed = wishes.only(blamed(wishes, conflict));
                List<ConflictStep> steps = new ConflictGraph(source, () -> false).retell(wishes.background(), blamed);

                assertThat(steps).as("seed " + seed).isNotEmpty();
                for (int i = 0; i < steps.size(); i++) {
                    assertFollows(source, wishes, blamed, steps, i, "seed " + seed + " step " + i);
                    deadEnds += steps.get(i).kind() == ConflictStep.Kind.DEAD_END ? 1 : 0;
                }
            }
        }
        assertThat(deadEnds).isGreaterThan(3);
    }

    private static SolveResult solve(RandomSource source) {
        return new Solver(source, source, source.problem(), SolveLimits.DEFAULT).solve();
    }

    private static List<Integer> blamed(Wishes wishes, Conflict conflict) {
        return IntStream.range(0, wishes.size())
                .filter(i -> IntStream.of(wishes.wish(i).allRequirements()).anyMatch(conflict.requirements()::contains)
                        || IntStream.of(wishes.wish(i).constraints()).anyMatch(conflict.constraints()::contains))
                .boxed()
                .toList();
    }

    /** In no choice that meets the wishes told so far, and takes what is tried, is there what the step rules out. */
    private static void assertFollows(
            RandomSource source,
            Wishes wishes,
            Dependencies blamed,
            List<ConflictStep> steps,
            int number,
            String place) {
        IntStream told = IntStream.of(blamed.requirements())
                .filter(requirement -> steps.subList(0, number + 1).stream()
                        .anyMatch(step -> step.kind() == ConflictStep.Kind.WISH
                                && step.ask().requirements().contains(requirement)));
        int[] facts = wishes.background().requirements();
        Dependencies soFar = Dependencies.of(
                IntStream.concat(told, IntStream.of(facts)).toArray(), blamed.conditional(), blamed.constraints());
        ConflictStep step = steps.get(number);
        source.forEachSolution(soFar, solution -> {
            for (int parent = step.parent();
                    parent >= 0;
                    parent = steps.get(parent).parent()) {
                ConflictStep above = steps.get(parent);
                if (above.kind() == ConflictStep.Kind.DEAD_END
                        && !above.removed().contains(solution[above.name()])) {
                    return;
                }
            }
            assertThat(step.removed()).as(place).doesNotContain(solution[step.name()]);
            if (solution[step.name()] >= 0) {
                assertThat(step.left()).as(place).contains(solution[step.name()]);
            }
        });
    }
}
