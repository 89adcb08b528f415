package io.github.envmaven.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.manifest.EnvironmentYaml;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockedEnvironmentTest {

    private static final Manifest MANIFEST = Manifest.merge(List.of(
            EnvironmentYaml.parse("platforms: [linux-64]\ndependencies: [app]\n", "main.yml"),
            EnvironmentYaml.parse("category: dev\ndependencies: [pytest]\n", "dev.yml"),
            EnvironmentYaml.parse("category: docs\ndependencies: [sphinx]\n", "docs.yml")));

    private static final List<RepoDataRecord> RECORDS = List.of(
            record("sphinx", "python", "jinja"),
            record("pytest", "python", "pluggy", "jinja"),
            record("app", "python >=3", "__glibc"),
            record("python"),
            record("pluggy"),
            record("jinja", "sphinx"));

    @Test
    void givesEachPackageTheCategoriesOfWhatNeedsIt() {
        LockedEnvironment environment = LockedEnvironment.of(MANIFEST, "linux-64", RECORDS);

        assertThat(environment.packages())
                .extracting(LockedPackage::name, LockedPackage::categories)
                .containsExactly(
                        tuple("app", List.of("main")),
                        tuple("jinja", List.of("dev", "docs")),
                        tuple("pluggy", List.of("dev")),
                        tuple("pytest", List.of("dev")),
                        tuple("python", List.of("main")),
                        tuple("sphinx", List.of("dev", "docs")));
    }

    @Test
    void isUpToDateWithWhatItWasMadeFrom() {
        LockMetadata metadata = LockMetadata.of(
                MANIFEST, List.of(LockedChannel.of("demo")), List.of("main.yml"), Map.of("linux-64", List.of()));
        LockFile lock = new LockFile(metadata, List.of(LockedEnvironment.of(MANIFEST, "linux-64", RECORDS)));

        LockFile read = LockFileReader.parse(LockFileWriter.format(lock), "conda-lock.yml");

        assertThat(read).isEqualTo(lock);
        assertThat(LockCheck.compare(MANIFEST, read)).isEmpty();
    }

    private static RepoDataRecord record(String name, String... depends) {
        PackageRecord fields = PackageRecord.builder(new PackageName(name), Version.parse("1.0"), "0")
                .subdir("linux-64")
                .depends(List.of(depends))
                .sha256(new Sha256("0".repeat(64)))
                .build();
        String file = name + "-1.0-0.conda";
        return new RepoDataRecord(
                fields, file, "file:///channels/demo/linux-64/" + file, new Channel("demo", "file:///channels/demo"));
    }
}
