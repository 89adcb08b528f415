package io.github.envmaven.core.conda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.record.RepoDataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Random channels, small enough that trying everything tells the right answer. */
class RandomChannelTest {

    private static final int SEEDS = 700;

    @Test
    void findsASolutionExactlyWhereThereIsOneAndTheBest() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomProblem problem = new RandomProblem(seed);
            CondaRequest request = problem.request(problem.specs());

            CondaResult result = new CondaResolver().attempt(request);

            Optional<List<RepoDataRecord>> best = problem.best(problem.specs());
            assertThat(result instanceof CondaSolution).as("seed " + seed).isEqualTo(best.isPresent());
            if (result instanceof CondaSolution solution) {
                assertThat(SolutionChecker.faults(solution.records(), request))
                        .as("seed " + seed)
                        .isEmpty();
                assertThat(solution.optimal()).isTrue();
                assertThat(problem.versions(solution.records(), problem.specs()))
                        .as("seed " + seed)
                        .isEqualTo(problem.versions(best.orElseThrow(), problem.specs()));
            }
        }
    }

    @Test
    void blamesSpecsThatClashAndNoneThatDoNot() {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomProblem problem = new RandomProblem(seed);

            if (new CondaResolver().attempt(problem.request(problem.specs())) instanceof CondaConflict conflict) {
                List<String> blamed =
                        conflict.specs().stream().map(RequestedSpec::text).toList();
                assertThat(problem.best(blamed)).as("seed " + seed).isEmpty();
                for (String spec : blamed) {
                    List<String> others = new ArrayList<>(blamed);
                    others.remove(spec);
                    assertThat(problem.best(others))
                            .as("seed " + seed + " without " + spec)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void givesTheSameAnswerTwice() {
        for (int seed = 0; seed < 300; seed++) {
            RandomProblem problem = new RandomProblem(seed);

            CondaResult first = new CondaResolver().attempt(problem.request(problem.specs()));
            CondaResult second = new CondaResolver().attempt(problem.request(problem.specs()));

            assertThat(second.toString()).isEqualTo(first.toString());
        }
    }
}
