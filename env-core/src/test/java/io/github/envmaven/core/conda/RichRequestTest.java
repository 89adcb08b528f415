package io.github.envmaven.core.conda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.record.RepoDataRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests that use all a request can say, small enough that trying everything tells the right answer. */
class RichRequestTest {

    private static final int SEEDS = Integer.getInteger("random.seeds", 400);

    @Test
    void findsASolutionExactlyWhereThereIsOneAndTheBest() {
        int sat = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RichRequest random = new RichRequest(seed);
            CondaRequest request = random.request();

            CondaResult result = new CondaResolver().attempt(request);

            Optional<List<Grade>> best = new Oracle(random).best();
            assertThat(result instanceof CondaSolution)
                    .as("seed " + seed + ": " + result)
                    .isEqualTo(best.isPresent());
            if (result instanceof CondaSolution solution) {
                sat++;
                assertThat(SolutionChecker.faults(solution.records(), request))
                        .as("seed " + seed)
                        .isEmpty();
                assertThat(solution.optimal()).as("seed " + seed).isTrue();
                assertThat(Grade.of(solution.records(), request))
                        .as("seed " + seed)
                        .isEqualTo(best.orElseThrow());
            }
        }
        assertThat(sat).isBetween(SEEDS / 4, SEEDS * 9 / 10);
    }

    /**
     * How good what was chosen for a requested name is; lower is better, the first difference decides.
     *
     * @param fields favored, tracked features, channel, version
     */
    private record Grade(List<Integer> fields) implements Comparable<Grade> {

        private static final Grade ABSENT = new Grade(List.of());

        static List<Grade> of(List<RepoDataRecord> records, CondaRequest request) {
            List<Grade> grades = new ArrayList<>();
            for (RequestedSpec wish : request.specs()) {
                PlainSpec spec = PlainSpec.parse(wish.text());
                if (spec.when().isEmpty()) {
                    grades.add(records.stream()
                            .filter(record ->
                                    record.packageRecord().name().value().equals(spec.name()))
                            .map(record -> of(record, request))
                            .findFirst()
                            .orElse(ABSENT));
                }
            }
            return grades;
        }

        private static Grade of(RepoDataRecord record, CondaRequest request) {
            boolean preferred = request.favored().stream()
                            .anyMatch(other -> other.url().equals(record.url()))
                    || request.pinned().stream().anyMatch(other -> other.url().equals(record.url()));
            int version = Integer.parseInt(record.packageRecord().version().toString());
            return new Grade(List.of(
                    preferred ? 0 : 1,
                    record.packageRecord().trackFeatures().isEmpty() ? 0 : 1,
                    request.priority() == ChannelPriority.FLEXIBLE
                                    && record.channel().name().equals("two")
                            ? 1
                            : 0,
                    request.strategy() == Strategy.HIGHEST ? -version : version));
        }

        @Override
        public int compareTo(Grade other) {
            for (int i = 0; i < fields.size(); i++) {
                int order = fields.get(i).compareTo(other.fields.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }

    /** Tries every set of records. */
    private static final class Oracle {

        private final RichRequest random;
        private final SolutionChecker checker;
        private final PlainChannels admitted;
        private final List<RepoDataRecord> chosen = new ArrayList<>();
        private Optional<List<Grade>> best = Optional.empty();

        Oracle(RichRequest random) {
            this.random = random;
            this.checker = new SolutionChecker(random.request());
            this.admitted = new PlainChannels(random.request());
        }

        Optional<List<Grade>> best() {
            tryFrom(0);
            return best;
        }

        private void tryFrom(int name) {
            if (name == RichRequest.NAMES.size()) {
                if (checker.faults(chosen).isEmpty()) {
                    List<Grade> grades = Grade.of(chosen, random.request());
                    if (best.isEmpty() || compare(grades, best.get()) < 0) {
                        best = Optional.of(grades);
                    }
                }
                return;
            }
            tryFrom(name + 1);
            for (RepoDataRecord record : random.recordsNamed(RichRequest.NAMES.get(name))) {
                if (admitted.objection(record).isEmpty()) {
                    chosen.add(record);
                    tryFrom(name + 1);
                    chosen.remove(chosen.size() - 1);
                }
            }
        }

        private static int compare(List<Grade> left, List<Grade> right) {
            for (int i = 0; i < left.size(); i++) {
                int order = left.get(i).compareTo(right.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }
}
