package io.github.envmaven.core.conda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.testing.Golden;
import io.github.envmaven.core.testing.SolveCorpus;
import io.github.envmaven.core.testing.TestChannel;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user reads when there is no solution. */
class ConflictStoryTest {

    private static final TestChannel MENU = TestChannel.of(
            "menu 1.0 : dropdown 1.*",
            "menu 1.1 : dropdown 2.*",
            "menu 1.2 : dropdown 2.*",
            "menu 1.5 : dropdown 2.*",
            "dropdown 1.8 : intl 3.*",
            "dropdown 2.0 : icons 2.*",
            "dropdown 2.3 : icons 2.*",
            "icons 1.0",
            "icons 2.0",
            "intl 3.0",
            "intl 4.0",
            "intl 5.0");

    private static String story(TestChannel channel, String... specs) {
        return channel.conflictOf(specs).explanation() + "\n";
    }

    @Test
    void tellsOfAMenuWhoseVersionsAllFailOnIcons() {
        Golden.matches(story(MENU, "menu", "icons 1.*", "intl 5.*"));
    }

    @Test
    void tellsWhereASpecWasWritten() {
        List<RequestedSpec> specs = List.of(
                new RequestedSpec(MatchSpec.parse("dropdown >=2"), "dropdown >=2", "environment.yml:4"),
                new RequestedSpec(MatchSpec.parse("icons=1"), "icons=1", "environment.yml:7"));

        Golden.matches(TestChannel.story(CondaRequest.builder(TestChannel.PLATFORM, List.of(MENU.source()), specs)
                .build()));
    }

    @Test
    void tellsThatTwoNeedDifferentVersionsOfAThird() {
        TestChannel channel = TestChannel.of(
                "numpy 1.20 : python >=3.7,<3.10",
                "numpy 1.21 : python >=3.7,<3.11",
                "pandas 3.0 : python >=3.11",
                "python 3.7",
                "python 3.8",
                "python 3.9",
                "python 3.10",
                "python 3.11",
                "python 3.12");

        Golden.matches(story(channel, "numpy", "pandas"));
    }

    @Test
    void suggestsNamesThatAreNear() {
        Golden.matches(story(MENU, "dropdwon"));
    }

    @Test
    void tellsThatNoVersionIsThatHigh() {
        Golden.matches(story(MENU, "menu >=7"));
    }

    @Test
    void tellsThatNoBuildIsLikeThat() {
        Golden.matches(story(MENU, "menu 1.5 cuda*"));
    }

    @Test
    void tellsThatADependencyDoesNotExist() {
        Golden.matches(story(TestChannel.of("a 1 : gone >=2", "a 2 : gone >=3"), "a"));
    }

    @Test
    void tellsWhatTheMachineLacks() {
        Golden.matches(story(TestChannel.of("torch 2.1 : __cuda >=12", "torch 2.0 : __cuda >=11"), "torch"));
    }

    @Test
    void tellsWhatTheMachineHas() {
        CondaRequest request = TestChannel.of("torch 2.1 : __glibc >=2.28", "torch 2.0 : __glibc >=2.17")
                .request("torch")
                .virtualPackages(List.of(SolveCorpus.virtualPackage("__glibc=2.12=0")))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void tellsOfAConstraintBetweenTwoPackages() {
        TestChannel channel = TestChannel.of("a 1 | b <2", "a 2 | b <2", "b 2", "b 3");

        Golden.matches(story(channel, "a", "b"));
    }

    @Test
    void tellsOfAConstraintOfTheUser() {
        CondaRequest request = MENU.request("menu 1.5")
                .constraints(TestChannel.specs("icons <2"))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void tellsOfAPin() {
        TestChannel channel = TestChannel.of("a 1 : b >=2", "b 1", "b 2");
        CondaRequest request =
                channel.request("a").pinned(List.of(channel.record("b-1-0"))).build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void tellsOfStrictChannelPriority() {
        TestChannel first = TestChannel.named("main", "a 1");
        TestChannel second = TestChannel.named("forge", "a 2", "a 3");
        CondaRequest request = CondaRequest.builder(
                        TestChannel.PLATFORM, List.of(first.source(), second.source()), TestChannel.specs("a >=2"))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void tellsOfExcludeNewer() {
        TestChannel channel = TestChannel.of("a 2", "a 3").builtAt(1_710_000_000_000L);
        CondaRequest request = channel.request("a")
                .excludeNewer(ExcludeNewer.than(1_600_000_000_000L))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void tellsOfARecordThatCannotBeRead() {
        Golden.matches(story(TestChannel.of("a 1 : b >=", "b 1"), "a"));
    }

    @Test
    void tellsOfABannedRecord() {
        TestChannel channel = TestChannel.of("a 1");
        CondaRequest request = channel.request("a")
                .excluded(Collections.singletonMap(channel.record("a-1-0").url(), "not in the cache"))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void tellsThatTwoSpecsOfOneNameExcludeEachOther() {
        Golden.matches(story(MENU, "intl <4", "intl >=5"));
    }

    @Test
    void tellsOfAChainOfNeeds() {
        TestChannel channel = TestChannel.of(
                "app 1 : web", "web 1 : net >=2", "net 2 : tls 3.*", "tls 1.1", "tls 3.0", "legacy 1 : tls 1.*");

        Golden.matches(story(channel, "legacy", "app"));
    }

    @Test
    void tellsTheStoriesOfTheCorpus() {
        assumeTrue(Files.isDirectory(SolveCorpus.directory()), "the corpus is not on this machine");
        SolveCorpus corpus = new SolveCorpus(SolveCorpus.directory());
        CondaResolver resolver = new CondaResolver();
        StringBuilder stories = new StringBuilder();
        for (SolveCorpus.Case problem : corpus.cases("dev")) {
            if (!problem.satisfiable()) {
                CondaConflict conflict = (CondaConflict) resolver.attempt(CorpusRequest.of(corpus, problem));
                stories.append("== ").append(problem.id()).append('\n');
                stories.append(conflict.explanation()).append("\n\n");
            }
        }

        Golden.matches(stories.toString());
    }
}
