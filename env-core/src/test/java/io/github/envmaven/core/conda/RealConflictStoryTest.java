package io.github.envmaven.core.conda;

import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.testing.Golden;
import io.github.envmaven.core.testing.TestChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user reads in situations that many users meet, modelled small: which specs clash, why, and what helps. */
class RealConflictStoryTest {

    private static final List<String> PYTHONS = List.of(
            "python 3.8 : openssl 3.*",
            "python 3.9 : openssl 3.*",
            "python 3.10 : openssl 3.*",
            "python 3.11 : openssl 3.*",
            "python 3.12 : openssl 3.*",
            "openssl 1.1.1",
            "openssl 3.0",
            "openssl 3.2");

    private static TestChannel channel(String... lines) {
        return TestChannel.of(Stream.concat(PYTHONS.stream(), Stream.of(lines)).toArray(String[]::new));
    }

    private static String story(TestChannel channel, String... written) {
        List<RequestedSpec> specs = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            specs.add(new RequestedSpec(MatchSpec.parse(written[i]), written[i], "environment.yml:" + (i + 5)));
        }
        return TestChannel.story(CondaRequest.builder(TestChannel.PLATFORM, List.of(channel.source()), specs)
                .build());
    }

    private static List<String> builds(String name, List<String> versions, List<String> pythons) {
        List<String> lines = new ArrayList<>();
        for (String version : versions) {
            for (String python : pythons) {
                lines.add(name + " " + version + " py" + python.replace(".", "") + "_0 : python " + python + ".*");
            }
        }
        return lines;
    }

    @Test
    void anOldNumpyHasNoBuildForANewPython() {
        List<String> lines = new ArrayList<>(builds("numpy", List.of("1.21", "1.22", "1.23"), List.of("3.8", "3.9")));
        lines.addAll(builds("numpy", List.of("1.26", "2.0"), List.of("3.10", "3.11", "3.12")));

        Golden.matches(story(channel(lines.toArray(String[]::new)), "python 3.12.*", "numpy <1.24"));
    }

    @Test
    void aNewPythonIsNotYetSupported() {
        List<String> lines = builds("tensorflow", List.of("2.10", "2.11"), List.of("3.8", "3.9", "3.10"));

        Golden.matches(story(channel(lines.toArray(String[]::new)), "python >=3.11", "tensorflow"));
    }

    @Test
    void pandasOneNeedsNumpyOne() {
        TestChannel channel = channel(
                "numpy 1.23",
                "numpy 1.26",
                "numpy 2.0",
                "numpy 2.1",
                "pandas 1.5 : numpy >=1.21,<2",
                "pandas 2.2 : numpy >=1.26");

        Golden.matches(story(channel, "pandas=1.5", "numpy=2"));
    }

    @Test
    void onePackageHoldsTheOldOpenssl() {
        TestChannel channel = channel("legacy-ssl 1.0 : openssl 1.1.*", "legacy-ssl 1.1 : openssl >=1.1.1,<2");

        Golden.matches(story(channel, "python", "legacy-ssl"));
    }

    @Test
    void twoNeedDifferentBlas() {
        TestChannel channel = TestChannel.of(
                "libblas 3.9 1_openblas",
                "libblas 3.9 1_mkl",
                "numpy 2.0 : libblas * *openblas",
                "solver-pro 5.0 : libblas * *mkl");

        Golden.matches(story(channel, "numpy", "solver-pro"));
    }

    @Test
    void theCudaBuildNeedsADriver() {
        TestChannel channel = TestChannel.of(
                "pytorch 2.4 cuda118_0 : __cuda >=11.8",
                "pytorch 2.5 cuda126_0 : __cuda >=12.6",
                "pytorch 2.4 cpu_0",
                "pytorch 2.5 cpu_0");

        Golden.matches(story(channel, "pytorch * cuda*"));
    }

    @Test
    void twoConflictsAtOnce() {
        TestChannel channel =
                channel("numpy 1.26", "numpy 2.0", "pandas 1.5 : numpy <2", "tls 1.0", "tls 2.0", "web 4.0 : tls 1.*");

        Golden.matches(story(channel, "pandas=1.5", "numpy=2", "web=4", "tls=2"));
    }

    @Test
    void everyCombinationFailsForAnotherReason() {
        TestChannel channel = TestChannel.of(
                "app 1 : db; cache",
                "db 1 : driver 1.*",
                "db 2 : driver 2.*",
                "cache 1 : driver 2.*",
                "cache 2 : driver 1.*; codec 2.*",
                "driver 1.0 : codec 1.*",
                "driver 2.0 | cache >=2",
                "codec 1.0",
                "codec 2.0");

        Golden.matches(story(channel, "app"));
    }

    @Test
    void nobodyHasTheName() {
        Golden.matches(story(TestChannel.of("numpy 2.0"), "zzz-inhouse-tool"));
    }

    @Test
    void theDependencyOfOneVersionIsNowhere() {
        TestChannel channel = TestChannel.of("tool 1.0", "tool 2.0 : inhouse-lib >=1");

        Golden.matches(story(channel, "tool >=2"));
    }

    @Test
    void anExtraAsksForTooMuch() {
        TestChannel channel = TestChannel.of("dask 2024.1", "dask 2024.2", "distributed 2024.1 : dask ==2024.1");

        Golden.matches(story(channel, "dask >=2024.2", "distributed"));
    }

    @Test
    void manyBuildsFallAwayAtOnce() {
        List<String> lines = new ArrayList<>();
        for (int minor = 21; minor <= 26; minor++) {
            for (String python : List.of("3.8", "3.9")) {
                lines.add("numpy 1." + minor + " py" + python.replace(".", "") + "_0 : python " + python + ".*");
            }
        }

        Golden.matches(story(channel(lines.toArray(String[]::new)), "python=3.11", "numpy"));
    }

    @Test
    void aConditionBringsTheConflict() {
        TestChannel channel = channel("tomli 1.0", "tomli 2.0", "build-tool 1.0 : tomli >=2[when=\"python <3.11\"]");

        Golden.matches(story(channel, "python=3.10", "build-tool", "tomli <2"));
    }

    @Test
    void theBuildStringOfTheLockIsGone() {
        TestChannel channel = TestChannel.of("hdf5 1.14 nompi_h1_0", "hdf5 1.14 mpi_mpich_h2_0");

        Golden.matches(story(channel, "hdf5=1.14=mpi_openmpi*"));
    }
}
