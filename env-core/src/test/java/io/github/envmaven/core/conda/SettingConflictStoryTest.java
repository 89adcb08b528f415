package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.testing.Golden;
import io.github.envmaven.core.testing.SolveCorpus;
import io.github.envmaven.core.testing.TestChannel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a user reads where a machine, a date, the order of channels or a limit is what leaves no solution. */
class SettingConflictStoryTest {

    @Test
    void theDriverIsTooOld() {
        CondaRequest request = TestChannel.of(
                        "pytorch 2.5 cuda126_0 : __cuda >=12.6", "pytorch 2.6 cuda128_0 : __cuda >=12.8")
                .request("pytorch >=2.5")
                .virtualPackages(List.of(SolveCorpus.virtualPackage("__cuda=11.8=0")))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void theSystemLibraryIsTooOldForTheNewest() {
        CondaRequest request = TestChannel.of(
                        "numpy 1.26 : __glibc >=2.12", "numpy 2.1 : __glibc >=2.17", "numpy 2.2 : __glibc >=2.28")
                .request("numpy >=2")
                .virtualPackages(List.of(SolveCorpus.virtualPackage("__glibc=2.12=0")))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void aDependencyCameAfterTheDate() {
        TestChannel channel = dated(
                TestChannel.of("app 3.0 : lib >=2", "lib 1.0", "lib 2.0", "lib 2.1"),
                Map.of(
                        "app-3.0-0",
                        "2024-01-10",
                        "lib-1.0-0",
                        "2023-05-01",
                        "lib-2.0-0",
                        "2024-02-15",
                        "lib-2.1-0",
                        "2024-06-01"));
        CondaRequest request = channel.request("app")
                .excludeNewer(ExcludeNewer.than(endOf("2024-01-31")))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void theOnlyVersionThatFitsCameAfterTheDate() {
        TestChannel channel = dated(
                TestChannel.of("app 3.0 : lib 2.*", "plugin 1.0 : lib >=2.1", "lib 2.0", "lib 2.1"),
                Map.of(
                        "app-3.0-0",
                        "2024-01-10",
                        "plugin-1.0-0",
                        "2024-01-01",
                        "lib-2.0-0",
                        "2024-01-02",
                        "lib-2.1-0",
                        "2024-03-09"));
        CondaRequest request = channel.request("app", "plugin")
                .excludeNewer(ExcludeNewer.than(endOf("2024-01-31")))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void aDependencyIsHiddenByTheFirstChannel() {
        TestChannel company = TestChannel.named("company", "lib 1.0", "app 1.0 : lib >=2");
        TestChannel forge = TestChannel.named("forge", "lib 2.0", "lib 2.1");
        CondaRequest request = CondaRequest.builder(
                        TestChannel.PLATFORM, List.of(company.source(), forge.source()), TestChannel.specs("app"))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void theWantedVersionIsInALaterChannel() {
        TestChannel company = TestChannel.named("company", "numpy 1.20");
        TestChannel forge = TestChannel.named("forge", "numpy 1.26", "numpy 2.0");
        CondaRequest request = CondaRequest.builder(
                        TestChannel.PLATFORM,
                        List.of(company.source(), forge.source()),
                        TestChannel.specs("numpy >=1.26"))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void theNamedChannelDoesNotHaveIt() {
        TestChannel pytorch = TestChannel.named("pytorch", "torchvision 0.15");
        TestChannel forge = TestChannel.named("forge", "torchvision 0.20");
        CondaRequest request = CondaRequest.builder(
                        TestChannel.PLATFORM,
                        List.of(forge.source(), pytorch.source()),
                        TestChannel.specs("pytorch::torchvision >=0.20"))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    @Test
    void theUsersOwnLimitIsInTheWay() {
        CondaRequest request = TestChannel.of("numpy 1.26", "numpy 2.0", "scipy 1.14 : numpy >=2")
                .request("scipy")
                .constraints(List.of(new RequestedSpec(MatchSpec.parse("numpy <2"), "numpy <2", "pins:1")))
                .build();

        Golden.matches(TestChannel.story(request));
    }

    private static long endOf(String day) {
        return LocalDate.parse(day)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli()
                - 1;
    }

    private static TestChannel dated(TestChannel channel, Map<String, String> days) {
        Map<String, String> sorted = new TreeMap<>(days);
        return channel.mapped(record -> new RepoDataRecord(
                record.packageRecord().toBuilder()
                        .timestamp(endOf(sorted.get(record.packageRecord().stem())) - 1000)
                        .build(),
                record.fileName(),
                record.url(),
                record.channel()));
    }
}
