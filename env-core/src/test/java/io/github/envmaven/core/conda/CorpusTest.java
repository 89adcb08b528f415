package io.github.envmaven.core.conda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.SpecMatch;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.testing.SolveCorpus;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Real problems, against what is known about them and against the answers of other solvers. Without
 * {@code -Dcorpus.full}, those of one platform with at most {@value #FEW} specs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {

    private static final int FEW = 40;
    private static final boolean FULL = System.getProperty("corpus.full") != null;
    private static final List<String> REFERENCES = List.of("rattler", "libsolv", "micromamba");

    private final List<Solved> solved = new ArrayList<>();
    private CorpusAnswers answers;

    private record Solved(SolveCorpus.Case problem, CondaRequest request, CondaResult result) {

        boolean isSat() {
            return result instanceof CondaSolution;
        }

        CondaSolution solution() {
            return (CondaSolution) result;
        }
    }

    @BeforeAll
    void solveAll() {
        assumeTrue(Files.isDirectory(SolveCorpus.directory()), "the corpus is not on this machine");
        SolveCorpus corpus = new SolveCorpus(SolveCorpus.directory());
        answers = new CorpusAnswers(corpus);
        CondaResolver resolver = new CondaResolver();
        for (SolveCorpus.Case problem : corpus.cases("dev")) {
            if (FULL
                    || (problem.platform().equals("linux-64") && problem.specs().size() <= FEW)) {
                CondaRequest request = CorpusRequest.of(corpus, problem);
                solved.add(new Solved(problem, request, resolver.attempt(request)));
            }
        }
    }

    @Test
    void agreesOnWhetherThereIsAnAnswer() {
        assertThat(solved)
                .allSatisfy(one -> assertThat(one.isSat()).as(one.problem.id()).isEqualTo(one.problem.satisfiable()));
    }

    @Test
    void givesAnswersThatKeepEveryRuleAndHoldNothingElse() {
        for (Solved one : solved) {
            if (one.isSat()) {
                assertThat(SolutionChecker.faults(one.solution().records(), one.request))
                        .as(one.problem.id())
                        .isEmpty();
            }
        }
    }

    @Test
    void isNeverWorseThanAReferenceAndNearlyAlwaysTheSameAsRattler() {
        for (String reference : REFERENCES) {
            Map<CorpusAnswers.Outcome, List<String>> outcomes = new TreeMap<>();
            for (Solved one : solved) {
                if (one.isSat()) {
                    answers.compare(reference, one.problem, one.request, one.solution())
                            .ifPresent(outcome -> outcomes.computeIfAbsent(outcome, key -> new ArrayList<>())
                                    .add(one.problem.id()));
                }
            }
            StringBuilder line = new StringBuilder("corpus: against " + reference);
            for (CorpusAnswers.Outcome outcome : CorpusAnswers.Outcome.values()) {
                line.append(", ").append(outcome.word()).append(' ').append(count(outcomes, outcome));
            }
            System.out.println(line);

            assertThat(outcomes.getOrDefault(CorpusAnswers.Outcome.WORSE, List.of()))
                    .as("worse than " + reference)
                    .isEmpty();
            if (reference.equals("rattler")) {
                int same = count(outcomes, CorpusAnswers.Outcome.IDENTICAL);
                int asGood = same + count(outcomes, CorpusAnswers.Outcome.AS_GOOD);
                assertThat(10 * same).as("identical, of " + asGood).isGreaterThanOrEqualTo(9 * asGood);
            }
        }
    }

    private static int count(Map<CorpusAnswers.Outcome, List<String>> outcomes, CorpusAnswers.Outcome outcome) {
        return outcomes.getOrDefault(outcome, List.of()).size();
    }

    @Test
    void reachesTheHighestVersionOfWhatIsWrittenFirst() {
        int checked = 0;
        int proven = 0;
        int sat = 0;
        for (Solved one : solved) {
            if (!one.isSat()) {
                continue;
            }
            sat++;
            proven += one.solution().optimal() ? 1 : 0;
            Map<String, String> found = CorpusAnswers.versions(one.solution().records());
            String first = PlainSpec.parse(one.problem.specs().get(0)).name();
            for (Map.Entry<String, String> highest :
                    one.problem.highestVersions().entrySet()) {
                int order = PlainVersion.parse(found.getOrDefault(highest.getKey(), "0"))
                        .compareTo(PlainVersion.parse(highest.getValue()));
                assertThat(order).as(one.problem.id() + " " + highest).isLessThanOrEqualTo(0);
                if (highest.getKey().equals(first) && CorpusAnswers.isFeatureless(one.request, first)) {
                    assertThat(order).as(one.problem.id() + " " + highest).isZero();
                    checked++;
                }
            }
        }
        System.out.println("corpus: proven optimal " + proven + " of " + sat
                + "; the first spec has the highest version of any solution in " + checked + " of " + checked
                + " where that is known");
        assertThat(proven).isEqualTo(sat);
        assertThat(checked).isPositive();
    }

    @Test
    void givesTheSameAnswerTwice() {
        CondaResolver other = new CondaResolver();
        // In another order, so that nothing depends on what a resolver met before.
        for (int i = solved.size() - 1; i >= 0; i -= FULL ? 1 : 3) {
            Solved one = solved.get(i);

            assertThat(bytes(other.attempt(one.request))).as(one.problem.id()).isEqualTo(bytes(one.result));
        }
    }

    private static String bytes(CondaResult result) {
        if (result instanceof CondaConflict conflict) {
            return conflict.explanation();
        }
        CondaSolution solution = (CondaSolution) result;
        StringBuilder text = new StringBuilder(solution.statistics() + " " + solution.optimal());
        solution.records().forEach(record -> text.append('\n').append(record.url()));
        return text.toString();
    }

    /** The product's reading of specs against the plain one, over all that the chosen records ask for. */
    @Test
    void readsRealSpecsAsThePlainReadingDoes() {
        Set<String> seen = new TreeSet<>();
        List<String> differing = new ArrayList<>();
        int compared = 0;
        for (Solved one : solved) {
            if (!one.isSat()) {
                continue;
            }
            for (RepoDataRecord record : one.solution().records()) {
                for (String text : record.packageRecord().depends()) {
                    if (!seen.add(text)) {
                        continue;
                    }
                    MatchSpec spec = MatchSpec.parseDepends(text);
                    PlainSpec plain = PlainSpec.parse(text);
                    for (RepoDataRecord offer : CorpusAnswers.offers(one.request, plain.name())) {
                        if (SpecMatch.matches(spec, offer) != plain.matches(Chosen.of(offer))) {
                            differing.add(text + " and " + offer);
                        }
                        compared++;
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(compared).isGreaterThan(10_000);
    }
}
