package io.github.envmaven.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockedRecordsTest {

    private static final String CHANNEL = "https://conda.anaconda.org/conda-forge";

    @Test
    void locksARecord() {
        LockedPackage.Conda locked = LockedRecords.toLocked(
                record("python >=3.8", "numpy >=1.26,<3 *_mkl", "zlib", "__glibc >=2.17"), "linux-64", List.of("main"));

        assertThat(locked.dependencies())
                .isEqualTo(Map.of("python", ">=3.8", "numpy", ">=1.26,<3 *_mkl", "zlib", "", "__glibc", ">=2.17"));
        assertThat(locked.url()).isEqualTo(CHANNEL + "/noarch/demo-1.0-pyh1_3.conda");
        assertThat(locked.build()).isEqualTo("pyh1_3");
        assertThat(locked.platform()).isEqualTo("linux-64");
    }

    @Test
    void joinsSeveralConstraintsOfOneName() {
        LockedPackage.Conda locked = LockedRecords.toLocked(
                record("a >=1", "a <3", "b", "b >=2", "c >=1", "c 1.* *_cpython", "d >=1|<0.5", "d >=0.1"),
                "linux-64",
                List.of("main"));

        assertThat(locked.dependencies())
                .isEqualTo(Map.of("a", ">=1,<3", "b", ">=2", "c", "1.* *_cpython", "d", ">=1|<0.5"));
    }

    @Test
    void makesARecordOfALockedPackage() {
        LockedPackage.Conda locked =
                LockedRecords.toLocked(record("python >=3.8", "zlib"), "linux-64", List.of("main"));

        RepoDataRecord record = LockedRecords.toRecord(locked);

        assertThat(record.url()).isEqualTo(CHANNEL + "/noarch/demo-1.0-pyh1_3.conda");
        assertThat(record.fileName()).isEqualTo("demo-1.0-pyh1_3.conda");
        assertThat(record.channel()).isEqualTo(new Channel("conda-forge", CHANNEL));
        assertThat(record.packageRecord().buildNumber()).isEqualTo(3);
        assertThat(record.packageRecord().subdir()).isEqualTo("noarch");
        assertThat(record.packageRecord().noArch()).isEqualTo(NoArch.PYTHON);
        assertThat(record.packageRecord().depends()).containsExactly("python >=3.8", "zlib");
        assertThat(record.packageRecord().md5()).contains(new Md5("0".repeat(32)));
    }

    @Test
    void leavesThePlacesOfCredentialsOut() {
        LockedPackage.Conda locked = new LockedPackage.Conda(
                "a",
                "1",
                "0",
                "linux-64",
                Map.of(),
                "https://${USER}:${PASS}@host/t/${TOKEN}/own/linux-64/a-1-0.conda",
                LockedDigests.of(new Md5("0".repeat(32)), null),
                List.of("main"));

        RepoDataRecord record = LockedRecords.toRecord(locked);

        assertThat(record.url()).isEqualTo("https://host/own/linux-64/a-1-0.conda");
        assertThat(record.channel().baseUrl()).isEqualTo("https://host/own");
    }

    private static RepoDataRecord record(String... depends) {
        PackageRecord fields = PackageRecord.builder(new PackageName("demo"), Version.parse("1.0"), "pyh1_3")
                .buildNumber(3)
                .subdir("noarch")
                .noArch(NoArch.PYTHON)
                .depends(List.of(depends))
                .md5(new Md5("0".repeat(32)))
                .build();
        return new RepoDataRecord(
                fields,
                "demo-1.0-pyh1_3.conda",
                CHANNEL + "/noarch/demo-1.0-pyh1_3.conda",
                new Channel("conda-forge", CHANNEL));
    }
}
