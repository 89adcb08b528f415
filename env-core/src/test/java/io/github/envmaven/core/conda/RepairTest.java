package io.github.envmaven.core.conda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.envmaven.core.error.Explanation.Hint;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.testing.SolveCorpus;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hints are followed as a user would, and every core is looked at again, in problems of all kinds. */
class RepairTest {

    @Test
    void everyHintForTheCorpusWorksAndNoSpecIsBlamedInVain() {
        assumeTrue(Files.isDirectory(SolveCorpus.directory()), "the corpus is not on this machine");
        SolveCorpus corpus = new SolveCorpus(SolveCorpus.directory());
        CondaResolver resolver = new CondaResolver();
        int hints = 0;
        for (SolveCorpus.Case problem : corpus.cases("dev")) {
            if (!problem.satisfiable()) {
                CondaRequest request = CorpusRequest.of(corpus, problem);
                CondaConflict conflict = (CondaConflict) resolver.attempt(request);
                assertThat(conflict.details().story()).as(problem.id()).isNotEmpty();
                assertThat(conflict.details().hints()).as(problem.id()).hasSizeLessThanOrEqualTo(4);
                assertIrreducible(resolver, request, conflict, problem.id());
                hints += assertHintsWork(resolver, request, conflict, problem.id());
            }
        }
        assertThat(hints).isGreaterThan(50);
    }

    @Test
    void everyHintForRandomProblemsWorks() {
        int hints = 0;
        for (int seed = 0; seed < 600; seed++) {
            CondaRequest request = new RandomRequest(seed).request();
            CondaResolver resolver = new CondaResolver();

            if (resolver.attempt(request) instanceof CondaConflict conflict) {
                assertIrreducible(resolver, request, conflict, "seed " + seed);
                hints += assertHintsWork(resolver, request, conflict, "seed " + seed);
            }
        }
        assertThat(hints).isGreaterThan(100);
    }

    /** Without any one of the blamed specs the others can be met, and with all of them they cannot. */
    private static void assertIrreducible(
            CondaResolver resolver, CondaRequest request, CondaConflict conflict, String place) {
        assertThat(conflict.details().minimal()).as(place).isTrue();
        assertThat(resolver.find(only(request, conflict.specs()))).as(place).isEmpty();
        for (RequestedSpec blamed : conflict.specs()) {
            List<RequestedSpec> others = new ArrayList<>(conflict.specs());
            others.remove(blamed);
            CondaRequest fewer = only(request, others);
            assertThat(resolver.find(fewer).map(solution -> SolutionChecker.faults(solution.records(), fewer)))
                    .as(place + " without " + blamed)
                    .contains(List.of());
        }
    }

    private static CondaRequest only(CondaRequest request, List<RequestedSpec> kept) {
        return request.toBuilder()
                .specs(request.specs().stream().filter(kept::contains).toList())
                .constraints(
                        request.constraints().stream().filter(kept::contains).toList())
                .build();
    }

    private static int assertHintsWork(
            CondaResolver resolver, CondaRequest request, CondaConflict conflict, String place) {
        int checked = 0;
        for (Hint hint : conflict.details().hints()) {
            if (hint.reach() != Hint.Reach.NOT_CHECKED) {
                CondaRequest base = hint.reach() == Hint.Reach.SOLVES ? request : only(request, conflict.specs());
                CondaRequest changed = followed(base, hint);
                assertThat(resolver.find(changed).map(solution -> SolutionChecker.faults(solution.records(), changed)))
                        .as(place + " after " + hint.text())
                        .contains(List.of());
                checked++;
            }
        }
        return checked;
    }

    /** The request as a user would change it who reads the hint's parts. */
    private static CondaRequest followed(CondaRequest request, Hint hint) {
        CondaRequestBuilder builder = request.toBuilder();
        return switch (hint.kind()) {
            case LOOSEN_SPEC, RENAME_SPEC, DROP_SPEC ->
                builder.specs(changed(request.specs(), hint)).build();
            case LOOSEN_LIMIT, DROP_LIMIT ->
                builder.constraints(changed(request.constraints(), hint)).build();
            case VIRTUAL_PACKAGE -> {
                var facts = new ArrayList<>(request.virtualPackages());
                facts.removeIf(fact -> fact.name().value().equals(hint.target()));
                facts.add(SolveCorpus.virtualPackage(hint.value() + "=0"));
                yield builder.virtualPackages(facts).build();
            }
            case CHANNEL_PRIORITY -> builder.priority(ChannelPriority.FLEXIBLE).build();
            default -> throw new AssertionError("no such hint was expected: " + hint);
        };
    }

    private static List<RequestedSpec> changed(List<RequestedSpec> specs, Hint hint) {
        List<RequestedSpec> changed = new ArrayList<>(specs);
        int place = specs.stream().map(RequestedSpec::text).toList().indexOf(hint.target());
        if (hint.value().isEmpty()) {
            changed.remove(place);
        } else {
            changed.set(place, new RequestedSpec(MatchSpec.parse(hint.value()), hint.value(), ""));
        }
        return changed;
    }
}
