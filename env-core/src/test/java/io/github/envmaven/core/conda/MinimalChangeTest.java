package io.github.envmaven.core.conda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.TestChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What changes when something is there already. */
class MinimalChangeTest {

    private static final int SEEDS = 700;

    @Test
    void changesAsLittleAsTryingEverythingFinds() {
        int changing = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomProblem problem = new RandomProblem(seed);
            Optional<List<RepoDataRecord>> before = problem.best(problem.specs());
            List<String> wishes = problem.otherSpecs();
            List<PackageName> updated = seed % 2 == 0 ? List.of() : List.of(nameOf(wishes.get(wishes.size() - 1)));
            if (before.isEmpty()) {
                continue;
            }
            Change change = new Change(before.get(), wishes, updated);

            CondaResult result = new CondaResolver().attempt(change.request(problem.request(wishes)));

            Optional<List<Integer>> best =
                    problem.valid(wishes).map(change::cost).min(RandomProblem::compare);
            assertThat(result instanceof CondaSolution).as("seed " + seed).isEqualTo(best.isPresent());
            if (result instanceof CondaSolution solution) {
                assertThat(change.cost(solution.records())).as("seed " + seed).isEqualTo(best.orElseThrow());
                assertThat(solution.optimal()).isTrue();
                changing += change.changed(solution.records()) > 0 ? 1 : 0;
            }
        }
        assertThat(changing).as("problems in which something has to change").isGreaterThan(30);
    }

    @Test
    void keepsWhatIsThereWhenSomethingIsAdded() {
        TestChannel channel = TestChannel.of("a 1", "a 2", "b 1 : a", "b 2 : a 2");
        CondaRequest request =
                channel.request("a", "b").installed(only(channel, "a 1")).build();

        assertThat(stems(request)).containsExactly("a-1-0", "b-1-0");
    }

    @Test
    void changesOneRatherThanThree() {
        TestChannel channel = TestChannel.of(
                "a 1 : lib 1",
                "a 2 : lib 2",
                "b 1 : lib 1",
                "b 2 : lib 2",
                "lib 1",
                "lib 2",
                "c 1 : lib 1",
                "c 2 : lib 2");
        List<RepoDataRecord> installed = only(channel, "a 1", "b 1", "lib 1");

        assertThat(stems(channel.request("a", "b", "c").installed(installed).build()))
                .containsExactly("lib-1-0", "a-1-0", "b-1-0", "c-1-0");
        assertThat(stems(channel.request("a", "b", "c >1").installed(installed).build()))
                .containsExactly("lib-2-0", "a-2-0", "b-2-0", "c-2-0");
    }

    @Test
    void findsTheOneChangeThatServesAll() {
        TestChannel channel = TestChannel.of(
                "a 1", "a 2", "b 1", "b 2", "c 1", "c 2", "p 1 : a 2", "p 2 : b 2", "q 1 : b 2", "q 2 : c 2");
        CondaRequest request = channel.request("a", "b", "c", "q", "p")
                .installed(only(channel, "a 1", "b 1", "c 1"))
                .build();

        assertThat(stems(request)).containsExactly("a-1-0", "b-2-0", "c-1-0", "p-2-0", "q-1-0");
    }

    @Test
    void updatesWhatIsNamedWhateverElseChanges() {
        TestChannel channel = TestChannel.of("a 1", "a 2 : lib 2", "lib 1", "lib 2", "b 1", "b 2", "c 1 : lib", "c 2");
        CondaRequest request = channel.request("a", "b", "c")
                .installed(only(channel, "a 1", "lib 1", "b 1", "c 1"))
                .updated(List.of(PackageName.of("a")))
                .build();

        assertThat(stems(request)).containsExactly("lib-2-0", "a-2-0", "b-1-0", "c-1-0");
    }

    @Test
    void updatesWhatOnlyAnotherPackageNeeds() {
        TestChannel channel = TestChannel.of("a 1 : lib", "lib 1", "lib 2", "lib 3");
        CondaRequest request = channel.request("a", "lib <3")
                .installed(only(channel, "a 1", "lib 1"))
                .updated(List.of(PackageName.of("lib")))
                .build();
        CondaRequest notAskedFor = channel.request("a")
                .installed(only(channel, "a 1", "lib 1"))
                .updated(List.of(PackageName.of("lib"), PackageName.of("elsewhere")))
                .build();

        assertThat(stems(request)).containsExactly("lib-2-0", "a-1-0");
        assertThat(stems(notAskedFor)).containsExactly("lib-3-0", "a-1-0");
    }

    @Test
    void letsGoWhatNothingNeedsAnyMore() {
        TestChannel channel = TestChannel.of("a 1 : lib", "a 2", "lib 1", "lib 2");
        List<PackageName> both = List.of(PackageName.of("lib"), PackageName.of("a"));
        CondaRequest request = channel.request("a")
                .installed(only(channel, "a 1", "lib 1"))
                .updated(both)
                .build();

        assertThat(stems(request)).containsExactly("a-2-0");
    }

    @Test
    void keepsWhatItsChannelListsNoMore() {
        TestChannel before = TestChannel.of("a 1", "a 2");
        TestChannel now = TestChannel.of("a 3");
        CondaRequest request = now.request("a").installed(only(before, "a 2")).build();

        assertThat(stems(request)).containsExactly("a-2-0");
    }

    private static List<RepoDataRecord> only(TestChannel channel, String... namesAndVersions) {
        List<String> wanted = List.of(namesAndVersions);
        return channel.records().stream()
                .filter(record -> wanted.contains(record.packageRecord().name() + " "
                        + record.packageRecord().version()))
                .toList();
    }

    private static List<String> stems(CondaRequest request) {
        return new CondaResolver()
                .resolve(request).records().stream()
                        .map(record -> record.packageRecord().stem())
                        .toList();
    }

    private static PackageName nameOf(String spec) {
        return MatchSpec.parse(spec).name().orElseThrow();
    }

    /** What is there, what is asked for, and the cost of an answer. */
    private record Change(List<RepoDataRecord> before, List<String> wishes, List<PackageName> updated) {

        CondaRequest request(CondaRequest request) {
            return CondaRequest.builder(request.platform(), request.channels(), request.specs())
                    .installed(before)
                    .updated(updated)
                    .build();
        }

        /** Numbers to be compared in their order: age of what is updated, how many change, age of what is asked for. */
        List<Integer> cost(List<RepoDataRecord> after) {
            List<Integer> cost = new ArrayList<>();
            updated.forEach(name -> named(after, name).forEach(record -> cost.add(age(record))));
            cost.add(changed(after));
            for (String wish : wishes) {
                named(after, nameOf(wish))
                        .forEach(record -> cost.add(
                                before.contains(record) && !updated.contains(nameOf(wish)) ? -99 : age(record)));
            }
            return cost;
        }

        int changed(List<RepoDataRecord> after) {
            return (int) before.stream()
                    .filter(old -> named(after, old.packageRecord().name()).anyMatch(record -> !record.equals(old)))
                    .count();
        }

        private static int age(RepoDataRecord record) {
            return -Integer.parseInt(record.packageRecord().version().toString());
        }

        private static Stream<RepoDataRecord> named(List<RepoDataRecord> records, PackageName name) {
            return records.stream()
                    .filter(record -> record.packageRecord().name().equals(name));
        }
    }
}
