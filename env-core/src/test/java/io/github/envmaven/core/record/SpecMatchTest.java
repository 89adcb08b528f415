package io.github.envmaven.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecMatchTest {

    private static final PackageRecord RECORD = PackageRecord.builder(
                    PackageName.of("numpy"), Version.parse("1.26.4"), "py311h1_3")
            .buildNumber(3)
            .subdir("linux-64")
            .license("BSD-3-Clause")
            .md5(new Md5("8b1a9953c4611296a827abf8c47804d7"))
            .trackFeatures(List.of("mkl", "debug"))
            .flags(List.of("cuda", "blas:mkl"))
            .build();

    private static final RepoDataRecord PLACED = new RepoDataRecord(
            RECORD,
            "numpy-1.26.4-py311h1_3.conda",
            "https://conda.anaconda.org/conda-forge/linux-64/numpy-1.26.4-py311h1_3.conda",
            new Channel("conda-forge", "https://conda.anaconda.org/conda-forge"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numpy",
                "NumPy 1.26.*",
                "numpy=1.26.4=py311*",
                "num* >=1,<2 *_3",
                "^n.*y$",
                "*[build_number='>=3']",
                "numpy[build=PY311H1_3, license=bsd-3-clause]",
                "numpy[md5=8B1A9953C4611296A827ABF8C47804D7]",
                "numpy[track_features='debug mkl']",
                "numpy[flags=[cuda, 'blas:*']]",
                "numpy[extras=[gpu], when='python<1']",
                "conda-forge::numpy",
                "conda-forge/linux-64::numpy",
                "https://conda.anaconda.org/conda-forge::numpy",
                "*-forge::numpy",
                "numpy[fn=numpy-1.26.4-py311h1_3.conda]",
                "https://conda.anaconda.org/conda-forge/linux-64/numpy-1.26.4-py311h1_3.conda"
            })
    void findsWhatIsAskedFor(String spec) {
        assertThat(SpecMatch.matches(MatchSpec.parse(spec), PLACED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scipy",
                "numpy 1.26",
                "numpy * py310*",
                "numpy[build_number=2]",
                "numpy[license=MIT]",
                "numpy[license_family=BSD]",
                "numpy[sha256=ab]",
                "numpy[track_features=mkl]",
                "numpy[features=x]",
                "numpy[flags=[rocm]]",
                "defaults::numpy",
                "conda-forge/osx-64::numpy",
                "https://elsewhere.org/conda-forge::numpy",
                "numpy[fn=numpy-1.26.4-py311h1_3.tar.bz2]",
                "numpy[url=https://elsewhere.org/x.conda]"
            })
    void leavesWhatIsNot(String spec) {
        assertThat(SpecMatch.matches(MatchSpec.parse(spec), PLACED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "numpy 1.26.*, true",
        "conda-forge::numpy, false",
        "numpy[fn=a.conda], false",
        "numpy[subdir=linux-64], true"
    })
    void findsNothingByPlaceWhereThePlaceIsNotKnown(String spec, boolean expected) {
        assertThat(SpecMatch.matches(MatchSpec.parse(spec), RECORD)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "__glibc, true",
        "'__glibc >=2.17,<3.0.a0', true",
        "__glibc >=2.40, false",
        "__cuda, false",
        "__glibc * 0, true"
    })
    void matchesVirtualPackagesByNameVersionAndBuild(String spec, boolean expected) {
        VirtualPackage glibc = new VirtualPackage(PackageName.of("__glibc"), Version.parse("2.36"), "0");

        assertThat(SpecMatch.matches(MatchSpec.parse(spec), glibc)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "defaults, https://repo.anaconda.com/pkgs/main, true",
        "defaults, https://repo.anaconda.com/pkgs/r, true",
        "defaults, https://conda.anaconda.org/conda-forge, false",
        "pkgs/main, https://repo.anaconda.com/pkgs/main, true",
        "conda-forge/label/x, https://conda.anaconda.org/conda-forge/label/x, true",
        "conda-forge, https://conda.anaconda.org/conda-forge/label/x, false",
        "/srv/channel, file:///srv/channel, true"
    })
    void knowsAChannelByItsNames(String wanted, String baseUrl, boolean expected) {
        assertThat(SpecMatch.matchesChannel(wanted, new Channel("any", baseUrl)))
                .isEqualTo(expected);
    }

    @Test
    void ordersRecordsFromOldToNew() {
        List<PackageRecord> records = List.of(
                record("a", "1.0", "b_0", 0),
                record("a", "1.0", "a_1", 1),
                record("a", "1.10", "a_0", 0),
                record("b", "0.1", "0", 0));

        assertThat(records).isSortedAccordingTo(RecordOrder.byName());
        assertThat(records.subList(0, 3)).isSortedAccordingTo(RecordOrder.oldestFirst());
    }

    private static PackageRecord record(String name, String version, String build, long number) {
        return PackageRecord.builder(PackageName.of(name), Version.parse(version), build)
                .buildNumber(number)
                .build();
    }
}
