package io.github.envmaven.core.conda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.TestChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random channels, small enough that trying everything tells the right answer. */
class RandomChannelTest {

    private static final int SEEDS = 1500;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    @Test
    void findsASolutionExactlyWhereThereIsOneAndTheBest() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Problem problem = new Problem(seed);
            CondaRequest request = problem.request(problem.specs);

            CondaResult result = new CondaResolver().attempt(request);

            Optional<List<RepoDataRecord>> best = problem.best(problem.specs);
            assertThat(result instanceof CondaSolution).as("seed " + seed).isEqualTo(best.isPresent());
            if (result instanceof CondaSolution solution) {
                assertThat(SolutionChecker.faults(solution.records(), request))
                        .as("seed " + seed)
                        .isEmpty();
                assertThat(solution.optimal()).isTrue();
                assertThat(problem.versions(solution.records(), problem.specs))
                        .as("seed " + seed)
                        .isEqualTo(problem.versions(best.orElseThrow(), problem.specs));
            }
        }
    }

    @Test
    void blamesSpecsThatClashAndNoneThatDoNot() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Problem problem = new Problem(seed);

            if (new CondaResolver().attempt(problem.request(problem.specs)) instanceof CondaConflict conflict) {
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
            Problem problem = new Problem(seed);

            CondaResult first = new CondaResolver().attempt(problem.request(problem.specs));
            CondaResult second = new CondaResolver().attempt(problem.request(problem.specs));

            assertThat(second.toString()).isEqualTo(first.toString());
        }
    }

    /** A channel of five names with up to three versions each, and some specs. */
    private static final class Problem {

        private final Random random;
        private final List<String> lines = new ArrayList<>();
        private final List<String> specs = new ArrayList<>();
        private final TestChannel channel;

        Problem(int seed) {
            random = new Random(seed);
            for (String name : NAMES) {
                int versions = 1 + random.nextInt(3);
                for (int version = 1; version <= versions; version++) {
                    lines.add(name + " " + version + " : " + list(name) + " | " + list(name));
                }
            }
            channel = TestChannel.of(lines.toArray(String[]::new));
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                String spec = spec(NAMES.get(random.nextInt(NAMES.size())));
                if (!specs.contains(spec)) {
                    specs.add(spec);
                }
            }
        }

        private String list(String except) {
            List<String> list = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                if (!name.equals(except)) {
                    list.add(spec(name));
                }
            }
            return String.join("; ", list);
        }

        private String spec(String name) {
            int version = 1 + random.nextInt(3);
            return switch (random.nextInt(5)) {
                case 0 -> name;
                case 1 -> name + " >=" + version;
                case 2 -> name + " <=" + version;
                case 3 -> name + " !=" + version;
                default -> name + " ==" + version;
            };
        }

        CondaRequest request(List<String> wishes) {
            return channel.request(wishes.toArray(String[]::new)).build();
        }

        /** The valid set with the best versions of what is asked for, by trying all sets. */
        Optional<List<RepoDataRecord>> best(List<String> wishes) {
            List<List<RepoDataRecord>> sets = new ArrayList<>();
            collect(0, new ArrayList<>(), sets);
            CondaRequest request = request(wishes);
            return sets.stream()
                    .filter(set -> SolutionChecker.faults(set, request).isEmpty())
                    .max((left, right) -> compare(versions(left, wishes), versions(right, wishes)));
        }

        private void collect(int name, List<RepoDataRecord> chosen, List<List<RepoDataRecord>> sets) {
            if (name == NAMES.size()) {
                sets.add(List.copyOf(chosen));
                return;
            }
            collect(name + 1, chosen, sets);
            for (RepoDataRecord record : channel.records()) {
                if (record.packageRecord().name().value().equals(NAMES.get(name))) {
                    chosen.add(record);
                    collect(name + 1, chosen, sets);
                    chosen.remove(chosen.size() - 1);
                }
            }
        }

        List<Integer> versions(List<RepoDataRecord> set, List<String> wishes) {
            List<Integer> versions = new ArrayList<>();
            for (RequestedSpec wish : TestChannel.specs(wishes.toArray(String[]::new))) {
                set.stream()
                        .filter(record -> wish.spec()
                                .name()
                                .equals(Optional.of(record.packageRecord().name())))
                        .forEach(record -> versions.add(Integer.parseInt(
                                record.packageRecord().version().toString())));
            }
            return versions;
        }

        private static int compare(List<Integer> left, List<Integer> right) {
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                int difference = left.get(i).compareTo(right.get(i));
                if (difference != 0) {
                    return difference;
                }
            }
            return 0;
        }
    }
}
