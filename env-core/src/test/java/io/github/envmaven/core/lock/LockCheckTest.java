package io.github.envmaven.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.digest.Md5;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.manifest.EnvironmentYaml;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.record.VirtualPackage;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockCheckTest {

    private static final String MANIFEST =
            "channels: [conda-forge]\nplatforms: [linux-64]\ndependencies:\n- python =3.12\n";
    private static final List<VirtualPackage> VIRTUAL =
            List.of(new VirtualPackage(new PackageName("__glibc"), Version.parse("2.28"), "0"));
    private static final LockedPackage PYTHON =
            conda("python", "3.12.1", "h1_0", Map.of("zlib", ">=1.2,<2", "__glibc", ">=2.17"));
    private static final LockedPackage ZLIB = conda("zlib", "1.3", "h2_0", Map.of());

    @Test
    void findsNothingInALockThatIsUpToDate() {
        LockFile lock = lock(MANIFEST, PYTHON, ZLIB);

        assertThat(LockCheck.compare(parse(MANIFEST), lock)).isEmpty();
        assertThat(LockCheck.inspect(lock)).isEmpty();
    }

    @Test
    void takesAnotherSpellingOfASpecForTheSame() {
        LockFile lock = lock(MANIFEST.replace("python =3.12", "python=3.12"), PYTHON, ZLIB);

        assertThat(LockCheck.compare(parse(MANIFEST), lock)).isEmpty();
    }

    @Test
    void saysWhichSpecsWereAddedRemovedAndChanged() {
        LockFile lock = lock(MANIFEST + "- zlib\n- xz\n", PYTHON, ZLIB, conda("xz", "5", "0", Map.of()));

        assertThat(messages(LockCheck.compare(parse(MANIFEST.replace("=3.12", ">=3.13") + "- zlib\n- numpy\n"), lock)))
                .containsExactly(
                        "'numpy' (environment.yml:6) was added for linux-64 since it was locked.",
                        "'python =3.12' is now 'python >=3.13' (environment.yml:4) for linux-64.",
                        "'xz' was removed for linux-64 since it was locked.");
    }

    @Test
    void saysWhichPlatformsAndChannelsChanged() {
        LockFile lock = lock(MANIFEST, PYTHON, ZLIB);

        assertThat(messages(LockCheck.compare(
                        parse(MANIFEST.replace("linux-64", "osx-arm64").replace("[conda", "[bioconda, conda")), lock)))
                .containsExactly(
                        "The channels are now bioconda, conda-forge; locked are conda-forge.",
                        "The platform osx-arm64 is not locked.",
                        "The platform linux-64 is locked and no longer asked for.");
    }

    @Test
    void saysWhichVariablesChanged() {
        LockFile lock = withHash(
                "00",
                lock(MANIFEST, PYTHON, ZLIB),
                Map.of(
                        "specs/linux-64",
                        "{\"main\": [\"python =3.12\"]}",
                        "virtual_packages/linux-64",
                        "[]",
                        "variables",
                        "{\"A\": \"1\", \"B\": \"2\"}"));

        assertThat(messages(LockCheck.compare(parse(MANIFEST + "variables: {A: 1, B: 3, C: 4}\n"), lock)))
                .contains("The variable B is now '3'; locked is '2'.", "The variable C is now '4'; locked is ''.")
                .noneMatch(message -> message.contains("variable A"));
    }

    @Test
    void takesAChannelAndItsUrlForTheSame() {
        LockFile lock = lock(MANIFEST, PYTHON, ZLIB);
        Manifest manifest = parse(MANIFEST.replace("conda-forge", "'https://conda.anaconda.org/conda-forge/'"));

        assertThat(LockCheck.compare(manifest, lock)).noneMatch(LockDrift.ChannelsChanged.class::isInstance);
    }

    @Test
    void checksALockOfAnotherProgramByWhatItLocks() {
        LockFile own = lock(MANIFEST, PYTHON, ZLIB);
        LockFile foreign = withHash("00", own, Map.of());

        assertThat(LockCheck.compare(parse(MANIFEST), foreign)).isEmpty();
        assertThat(messages(LockCheck.compare(parse(MANIFEST + "- zlib >=2\n- numpy\n"), foreign)))
                .containsExactly(
                        "'zlib >=2' (environment.yml:5) is not met for linux-64: locked is zlib 1.3 h2_0 (linux-64).",
                        "'numpy' (environment.yml:6) is not met for linux-64: nothing of that name is locked.");
        assertThat(messages(LockCheck.compare(parse(MANIFEST.replace("python =3.12", "zlib")), foreign)))
                .containsExactly("python 3.12.1 is locked for linux-64 and nothing asks for it.");
    }

    @Test
    void findsDependenciesThatAreMissingOrDoNotFit() {
        LockFile lock = lock(
                MANIFEST,
                PYTHON,
                conda("zlib", "2.0", "h2_0", Map.of("xz", "5.*", "__glibc", ">=2.34", "__cuda", ""), "main"));

        assertThat(messages(LockCheck.inspect(lock)))
                .containsExactly(
                        "python 3.12.1 h1_0 needs 'zlib >=1.2,<2' on linux-64, but there is zlib 2.0 h2_0.",
                        "zlib 2.0 h2_0 needs '__cuda' on linux-64, but there is no __cuda.",
                        "zlib 2.0 h2_0 needs '__glibc >=2.34' on linux-64, but there is __glibc=2.28=0.",
                        "zlib 2.0 h2_0 needs 'xz 5.*', which is not locked for linux-64.");
    }

    @Test
    void findsADependencyThatItsCategoryLacks() {
        LockFile lock = lock(
                MANIFEST,
                conda("python", "3.12.1", "h1_0", Map.of("zlib", ""), "docs"),
                conda("zlib", "1.3", "h2_0", Map.of(), "dev"));

        assertThat(messages(LockCheck.inspect(lock)))
                .containsExactly(
                        "python 3.12.1 h1_0 needs 'zlib', which is not locked for linux-64 in the category docs.");
    }

    @Test
    void findsFilesThatAreNotWhatTheyShouldBe() {
        LockedPackage odd = new LockedPackage.Conda(
                "zlib",
                "1.3",
                "h2_0",
                "linux-64",
                Map.of(),
                "https://example.org/other/osx-64/zlib-1.4-h2_0.conda",
                LockedDigests.of(new Md5("0".repeat(32)), null),
                List.of("main"));

        assertThat(messages(LockCheck.inspect(lock(MANIFEST, PYTHON, odd))))
                .containsExactly(
                        "zlib 1.3 is locked for linux-64 without a SHA-256.",
                        "zlib 1.3 is locked for linux-64, but its URL lies in 'osx-64'.",
                        "zlib 1.3 is locked for linux-64 with the file zlib-1.4-h2_0.conda, which is not named after it.",
                        "zlib 1.3 is locked for linux-64 from https://example.org/other, which is none of the lock's"
                                + " channels.");
    }

    @Test
    void saysThatTheInputChangedWhereTheDigestAloneDiffers() {
        LockFile lock = lock(MANIFEST, PYTHON, ZLIB);

        assertThat(LockCheck.compare(
                        parse(MANIFEST), withHash("00", lock, lock.metadata().custom())))
                .containsExactly(new LockDrift.InputChanged("linux-64"));
    }

    private static List<String> messages(List<LockFinding> findings) {
        return findings.stream().map(LockFinding::message).toList();
    }

    private static Manifest parse(String text) {
        return EnvironmentYaml.parse(text, "environment.yml");
    }

    private static LockFile lock(String text, LockedPackage... packages) {
        Manifest manifest = parse(text);
        List<LockedChannel> channels = List.of(LockedChannel.of("conda-forge"));
        LockMetadata metadata = LockMetadata.of(
                Map.of("linux-64", ContentHash.of(manifest, channels, "linux-64", VIRTUAL)),
                channels,
                List.of("linux-64"),
                List.of("environment.yml"),
                LockedRequest.of(manifest, "linux-64", VIRTUAL).toCustomMetadata("linux-64"));
        return new LockFile(metadata, List.of(new LockedEnvironment("linux-64", List.of(packages))));
    }

    private static LockFile withHash(String hash, LockFile lock, Map<String, String> custom) {
        LockMetadata metadata = LockMetadata.of(
                Map.of("linux-64", hash), lock.metadata().channels(), List.of("linux-64"), List.of(), custom);
        return new LockFile(metadata, lock.environments());
    }

    private static LockedPackage conda(
            String name, String version, String build, Map<String, String> dependencies, String... categories) {
        return new LockedPackage.Conda(
                name,
                version,
                build,
                "linux-64",
                dependencies,
                "https://conda.anaconda.org/conda-forge/linux-64/" + name + "-" + version + "-" + build + ".conda",
                LockedDigests.of(new Md5("0".repeat(32)), new Sha256("0".repeat(64))),
                categories.length == 0 ? List.of("main") : List.of(categories));
    }
}
