package io.github.envmaven.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.conda.CondaRequest;
import io.github.envmaven.core.conda.CondaRequestBuilder;
import io.github.envmaven.core.conda.ExcludeNewer;
import io.github.envmaven.core.conda.RequestedSpec;
import io.github.envmaven.core.conda.Strategy;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.testing.Golden;
import io.github.envmaven.core.testing.TestChannel;
import io.github.envmaven.core.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user reads who asks why a package is there and why it is not newer. */
class ExplainerTest {

    private static final TestChannel SCIENCE = TestChannel.of(
            "numpy 1.26.0 py311 0 : python 3.11.*",
            "numpy 1.26.0 py312 0 : python 3.12.*",
            "numpy 2.0.0 py311 0 : python 3.11.*",
            "numpy 2.0.0 py312 0 : python 3.12.*",
            "numpy 2.1.0 py311 0 : python 3.11.*",
            "numpy 2.1.0 py312 0 : python 3.12.*",
            "numpy 2.2.0 py312 0 : python 3.12.*",
            "pandas 2.1.0 py311 0 : python 3.11.*; numpy >=1.23,<2",
            "pandas 2.2.0 py311 0 : python 3.11.*; numpy >=1.23",
            "pandas 2.2.0 py312 0 : python 3.12.*; numpy >=1.23",
            "scipy 1.11.0 0 0 : numpy >=1.22,<2",
            "scipy 1.13.0 0 0 : numpy >=1.22",
            "plotter 3.0 0 0 : pandas",
            "python 3.11.9",
            "python 3.12.4");

    @Test
    void namesTheSpecThatHoldsEveryNewerVersionBack() {
        Golden.matches(explained(request(SCIENCE, "python 3.12.*", "plotter", "scipy <1.12"), "numpy"));
    }

    @Test
    void namesEachSpecThatWouldHoldItBackByItself() {
        Golden.matches(explained(request(SCIENCE, "pandas <2.2", "scipy <1.12", "python"), "numpy"));
    }

    @Test
    void tellsVersionsApartThatAreHeldBackByDifferentSpecs() {
        TestChannel channel = TestChannel.of(
                "lib 1.0",
                "lib 2.0 : base <3",
                "lib 3.0 : base >=5",
                "lib 4.0 : base >=5",
                "base 4.0",
                "base 5.0",
                "app 1.0 : lib",
                "old 1.0 | lib <2");

        Golden.matches(explained(request(channel, "app", "base <5", "old"), "lib"));
    }

    @Test
    void saysThatTheUsersOwnSpecKeepsItOld() {
        Golden.matches(explained(request(SCIENCE, "numpy <2.1", "python"), "numpy"));
    }

    @Test
    void saysThatThereIsNothingNewer() {
        Golden.matches(explained(request(SCIENCE, "numpy", "python"), "numpy"));
    }

    @Test
    void saysThatTheLockIsBehind() {
        CondaRequest before = request(TestChannel.of("tea 1.0", "tea 1.1 0 0", "pot 1.0 : tea"), "pot");
        CondaRequest now =
                request(TestChannel.of("tea 1.0", "tea 1.1 0 0", "tea 1.2", "tea 2.0 : leaf", "pot 1.0 : tea"), "pot");

        Golden.matches(explained(TestGraph.locked(before), now, "tea"));
    }

    @Test
    void saysThatAHigherBuildNumberIsThereSinceItWasLocked() {
        CondaRequest before = request(TestChannel.of("tea 1.0 h0_0 0"), "tea");
        CondaRequest now = request(TestChannel.of("tea 1.0 h0_0 0", "tea 1.0 h0_1 1"), "tea");

        Golden.matches(explained(TestGraph.locked(before), now, "tea"));
    }

    @Test
    void saysWhatWouldBecomeOlderForANewerVersion() {
        TestChannel channel = TestChannel.of(
                "studio 1.0 : engine >=1; sound",
                "studio 2.0 : engine 1.*",
                "engine 1.0",
                "engine 2.0 : fuel",
                "fuel 1.0",
                "sound 1.0");

        Golden.matches(explained(request(channel, "studio"), "engine"));
    }

    @Test
    void namesTheDateThatLeavesNewerVersionsOut() {
        TestChannel channel = TestChannel.of("tea 1.0", "tea 2.0", "tea 2.1", "pot 1.0 : tea")
                .mapped(record -> new RepoDataRecord(
                        record.packageRecord().toBuilder()
                                .timestamp(
                                        record.packageRecord()
                                                        .version()
                                                        .toString()
                                                        .startsWith("1.")
                                                ? 1_000L
                                                : 9_000_000_000_000L)
                                .build(),
                        record.fileName(),
                        record.url(),
                        record.channel()));
        CondaRequest request = builder(channel, "pot")
                .excludeNewer(ExcludeNewer.than(1_700_000_000_000L))
                .build();

        Golden.matches(explained(request, "tea"));
    }

    @Test
    void namesTheChannelPriorityThatLeavesNewerVersionsOut() {
        CondaRequest request = CondaRequest.builder(
                        TestChannel.PLATFORM,
                        List.of(
                                TestChannel.named("ours", "tea 1.0", "pot 1.0 : tea")
                                        .source(),
                                TestChannel.named("theirs", "tea 2.0", "tea 3.0")
                                        .source()),
                        TestGraph.written("pot"))
                .build();

        Golden.matches(explained(request, "tea"));
    }

    @Test
    void saysThatTheMachineLacksWhatNewerVersionsNeed() {
        TestChannel channel =
                TestChannel.of("torch 1.0", "torch 2.0 : __cuda >=12", "torch 2.1 : __cuda >=12; __glibc >=2.40");
        CondaRequest request = builder(channel, "torch")
                .virtualPackages(List.of(new VirtualPackage(new PackageName("__glibc"), Version.parse("2.36"), "0")))
                .build();

        Golden.matches(explained(request, "torch"));
    }

    @Test
    void saysWhatHoldsAHigherBuildNumberBack() {
        TestChannel channel = TestChannel.of(
                "lib 1.0 h1_0 0 : zlib 1.2.*", "lib 1.0 h1_1 1 : zlib 1.3.*", "zlib 1.2.0", "zlib 1.3.0");

        Golden.matches(explained(request(channel, "lib", "zlib <1.3"), "lib"));
    }

    @Test
    void saysThatTheStrategyPrefersOldVersions() {
        CondaRequest request =
                builder(SCIENCE, "numpy", "python").strategy(Strategy.LOWEST).build();

        Golden.matches(explained(request, "numpy"));
    }

    @Test
    void saysWhyNotTheVersionThatWasAskedAbout() {
        Golden.matches(explained(request(SCIENCE, "pandas <2.2", "python"), "numpy >=2.1"));
    }

    @Test
    void saysThatTheLockHasWhatWasAskedAbout() {
        Golden.matches(explained(request(SCIENCE, "pandas", "python"), "numpy >=2"));
    }

    @Test
    void saysWhatAPackageWouldBringThatIsNotThere() {
        Golden.matches(explained(request(SCIENCE, "numpy", "python"), "plotter"));
    }

    @Test
    void saysWhyAPackageThatIsNotThereCannotBeAdded() {
        Golden.matches(explained(request(SCIENCE, "numpy >=2", "python"), "scipy <1.12"));
    }

    @Test
    void saysWhatVersionsThereAreInPlaceOfOnesThatAreNot() {
        Golden.matches(explained(request(SCIENCE, "numpy", "python"), "scipy >=9"));
    }

    @Test
    void explainsAFactAboutTheMachine() {
        TestChannel channel = TestChannel.of("app 1.0 : lib", "lib 1.0 : __glibc >=2.17");
        CondaRequest request = builder(channel, "app")
                .virtualPackages(List.of(new VirtualPackage(new PackageName("__glibc"), Version.parse("2.36"), "0")))
                .build();

        Golden.matches(explained(request, "__glibc"));
    }

    @Test
    void saysWhenWhatWasAskedForCannotBeMetAnyMore() {
        CondaRequest before = request(TestChannel.of("tea 1.0", "pot 1.0 : tea"), "pot");
        CondaRequest now = request(TestChannel.of("tea 1.0", "pot 1.0 : tea; cup"), "pot");

        Golden.matches(explained(TestGraph.locked(before), now, "tea"));
    }

    @Test
    void saysThatTheChannelsDoNotHaveTheLockedBuildAnyMore() {
        CondaRequest before = request(TestChannel.of("tea 1.0 h0_0"), "tea");
        CondaRequest now = request(TestChannel.of("tea 1.0 h0_1 1", "tea 0.9"), "tea");

        Golden.matches(explained(TestGraph.locked(before), now, "tea"));
    }

    @Test
    void tellsTheChainsFromTheLockAlone() {
        DependencyGraph graph = TestGraph.locked(request(SCIENCE, "plotter", "scipy", "python"));
        Explainer explainer = new Explainer(graph, TestChannel.PLATFORM);
        explainer.note("The channels cannot be had.");

        Golden.matches(text(explainer.explain(RequestedSpec.of("numpy"))));
    }

    @Test
    void findsTheSameWordsTwice() {
        CondaRequest request = request(SCIENCE, "pandas <2.2", "scipy <1.12", "python");

        assertThat(explained(request, "numpy")).isEqualTo(explained(request, "numpy"));
    }

    private static CondaRequestBuilder builder(TestChannel channel, String... specs) {
        return CondaRequest.builder(TestChannel.PLATFORM, List.of(channel.source()), TestGraph.written(specs));
    }

    private static CondaRequest request(TestChannel channel, String... specs) {
        return builder(channel, specs).build();
    }

    private static String explained(CondaRequest request, String asked) {
        return explained(TestGraph.locked(request), request, asked);
    }

    private static String explained(DependencyGraph graph, CondaRequest now, String asked) {
        return text(new Explainer(graph, TestChannel.PLATFORM).explain(RequestedSpec.of(asked), now));
    }

    private static String text(Explanation explanation) {
        return String.join("\n", ExplanationText.of(explanation, "lock --relock")) + "\n";
    }
}
