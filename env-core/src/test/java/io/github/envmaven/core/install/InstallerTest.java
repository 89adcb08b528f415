package io.github.envmaven.core.install;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.prefix.Journal;
import io.github.envmaven.core.prefix.PrefixPath;
import io.github.envmaven.core.prefix.PrefixSeal;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.testing.DesiredDigest;
import io.github.envmaven.core.testing.LinkablePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerTest {

    @TempDir
    Path work;

    @Test
    void sharesFilesWithTheCacheAndCopiesThoseThatMustNotBeShared() throws IOException {
        CachedPackage cached = pack("a", "1")
                .file("lib/shared.txt", "x")
                .unlinkable("lib/own.txt", "y")
                .build();
        TestEnvironment environment = environment("e");

        environment.install(List.of(cached));

        assertThat(Files.isSameFile(
                        environment.prefix.resolve("lib/shared.txt"),
                        cached.directory().resolve("lib/shared.txt")))
                .isTrue();
        assertThat(Files.isSameFile(
                        environment.prefix.resolve("lib/own.txt"),
                        cached.directory().resolve("lib/own.txt")))
                .isFalse();
    }

    @Test
    void sharesNothingWhenToldSo() throws IOException {
        CachedPackage cached = pack("a", "1").program("bin/a", "x").build();
        TestEnvironment environment = environment("e");
        environment.settings = environment.settings.with(InstallSettings.Sharing.NEVER);

        environment.install(List.of(cached));

        assertThat(Files.isSameFile(
                        environment.prefix.resolve("bin/a"), cached.directory().resolve("bin/a")))
                .isFalse();
        assertThat(environment.prefix.resolve("bin/a")).isExecutable();
        assertThat(environment.record("a").link().type()).isEqualTo(3);
    }

    @Test
    void replacesThePlaceholderAndRecordsBothHashes() {
        String text = "prefix=" + LinkablePackage.PLACEHOLDER + "\n";
        CachedPackage cached = pack("a", "1").patched("lib/a.pc", text, "text").build();
        TestEnvironment environment = environment("e");

        environment.install(List.of(cached));

        String expected = "prefix=" + environment.prefix + "\n";
        assertThat(environment.text("lib/a.pc")).isEqualTo(expected);
        PrefixPath path = environment.record("a").paths().get(0);
        assertThat(path.sha256InPrefixOrNull()).isEqualTo(Sha256.of(expected.getBytes(UTF_8)));
        assertThat(path.sha256OrNull()).isEqualTo(Sha256.of(text.getBytes(UTF_8)));
    }

    @Test
    void leavesWhatItDidNotBring() throws IOException {
        TestEnvironment environment = environment("e");
        environment.install(List.of(pack("a", "1").file("lib/a/x.txt", "x").build()));
        Files.writeString(environment.prefix.resolve("lib/a/mine.txt"), "mine");

        environment.install(List.of());

        assertThat(environment.files()).containsExactly("lib/a/mine.txt");
    }

    @Test
    void saysWhichFilesOfNobodyItReplaced() throws IOException {
        TestEnvironment environment = environment("e");
        Files.createDirectories(environment.prefix.resolve("lib"));
        Files.writeString(environment.prefix.resolve("lib/x.txt"), "mine");

        environment.install(List.of(pack("a", "1").file("lib/x.txt", "x").build()));

        assertThat(environment.text("lib/x.txt")).isEqualTo("x");
        assertThat(environment.warnings()).containsExactly("Files were replaced that no package owned: lib/x.txt");
    }

    @Test
    void neverWritesThroughALinkOutOfTheEnvironment() throws IOException {
        TestEnvironment environment = environment("e");
        Path outside = Files.createDirectories(work.resolve("outside"));
        Files.createDirectories(environment.prefix.root());
        Files.createSymbolicLink(environment.prefix.resolve("lib"), outside);

        assertThatThrownBy(() -> environment.install(
                        List.of(pack("a", "1").file("lib/x.txt", "x").build())))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessageContaining("is a link out of the environment");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void neverDeletesThroughALinkOutOfTheEnvironment() throws IOException {
        TestEnvironment environment = environment("e");
        environment.install(List.of(pack("a", "1").file("lib/x.txt", "x").build()));
        Path outside = Files.createDirectories(work.resolve("outside"));
        Files.writeString(outside.resolve("x.txt"), "mine");
        Files.delete(environment.prefix.resolve("lib/x.txt"));
        Files.delete(environment.prefix.resolve("lib"));
        Files.createSymbolicLink(environment.prefix.resolve("lib"), outside);

        environment.install(List.of());

        assertThat(outside.resolve("x.txt")).hasContent("mine");
    }

    @Test
    void refusesPathsThatLeaveTheEnvironmentOrForgeItsRecords() {
        for (String path : List.of(
                "../x",
                "/x",
                "a/../../x",
                "conda-meta/other-1-0.json",
                "conda-meta/history",
                "Conda-Meta/a.json",
                ".trash/x",
                "__clobbers__/tea/x")) {
            LinkablePackage evil = pack("evil", "1").listed(path);

            assertThatThrownBy(() -> environment("e").install(List.of(evil.build())))
                    .as(path)
                    .isInstanceOf(IntegrityFailed.class);
        }
        assertThat(work.resolve("e")).doesNotExist();
    }

    @Test
    void warnsOfLinksThatLeadOut() {
        TestEnvironment environment = environment("e");

        environment.install(List.of(pack("a", "1")
                .link("lib/in", "../etc/x")
                .link("lib/out", "../../outside")
                .link("lib/far", "/nowhere/far")
                .build()));

        assertThat(environment.warnings())
                .containsExactly(
                        "Links lead out of the environment: lib/far -> /nowhere/far, lib/out -> ../../outside");
        assertThat(environment.record("a").paths().get(0).linkTarget()).contains("../etc/x");
    }

    @Test
    void warnsThatProgramsForMacCannotBeSignedElsewhere() {
        TestEnvironment environment = new TestEnvironment(work.resolve("m"), "osx-arm64");
        String machO = "\u00cf\u00fa\u00ed\u00fe";

        environment.install(List.of(pack("a", "1")
                .patched("bin/script", LinkablePackage.PLACEHOLDER, "text")
                .patchedBytes("bin/a", (machO + LinkablePackage.PLACEHOLDER + "\0").getBytes(ISO_8859_1))
                .build()));

        assertThat(environment.warnings())
                .containsExactly("Programs for osx-arm64 cannot be signed on linux-64;"
                        + " macOS may refuse to start bin/a and others");
    }

    @Test
    void namesThePackageThatLacksAFile() {
        CachedPackage cached = pack("a", "1").listed("lib/gone").build();

        assertThatThrownBy(() -> environment("e").install(List.of(cached)))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessage("Package a-1-0 lists 'lib/gone' but does not contain it");
    }

    @Test
    void leavesNothingOfAnEnvironmentThatCouldNotBeMade() {
        CachedPackage bad = pack("bad", "1").listed("lib/gone").build();
        CachedPackage good = pack("good", "1").file("lib/good", "x").build();
        TestEnvironment environment = environment("e");
        assertThatThrownBy(() -> environment.install(List.of(bad, good))).isInstanceOf(IntegrityFailed.class);
        assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.ABSENT);
        assertThat(environment.files()).isEmpty();
        assertThatThrownBy(() -> PrefixStatus.requireFinished(environment.prefix))
                .isInstanceOf(NotFound.class);

        environment.install(List.of(good));

        assertThat(PrefixStatus.of(environment.prefix)).isEqualTo(PrefixStatus.FINISHED);
        assertThat(environment.files()).containsExactly("lib/good");
    }

    @Test
    void keepsTheEnvironmentUnfinishedUntilTheLastStepIsDone() {
        TestEnvironment environment = environment("e");
        Transaction transaction = TransactionPlanner.plan("linux-64", List.of(), List.of());

        environment.execute(
                transaction,
                List.of(),
                () -> assertThat(Journal.exists(environment.prefix)).isTrue());

        assertThat(Journal.exists(environment.prefix)).isFalse();
    }

    @Test
    void doesNotTouchAFrozenEnvironment() throws IOException {
        TestEnvironment environment = environment("e");
        environment.install(List.of(pack("a", "1").file("lib/x", "x").build()));
        Files.writeString(environment.prefix.condaMeta().resolve("frozen"), "{\"message\": \"Built by CI.\"}");

        assertThatThrownBy(() -> environment.install(List.of()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageEndingWith("is frozen (conda-meta/frozen): Built by CI.");
        assertThat(environment.files()).containsExactly("lib/x");
    }

    @Test
    void sealsAFinishedEnvironmentUntilItsRecordsAreTouched() throws IOException {
        TestEnvironment environment = environment("e");
        Transaction transaction =
                environment.install(List.of(pack("a", "1").file("lib/x", "x").build()));
        Provenance provenance = TestEnvironment.provenance(transaction);

        assertThat(PrefixSeal.holds(environment.prefix, provenance.desired())).isTrue();
        assertThat(PrefixSeal.holds(environment.prefix, DesiredDigest.of(List.of())))
                .isFalse();

        Files.delete(environment.prefix.condaMeta().resolve("a-1-0.json"));
        assertThat(PrefixSeal.holds(environment.prefix, provenance.desired())).isFalse();
    }

    @Test
    void writesTheHistoryThatCondaReads() throws IOException {
        TestEnvironment environment = environment("e");
        environment.install(List.of(pack("a", "1").file("lib/x", "x").build()));

        assertThat(Files.readString(environment.prefix.history()))
                .isEqualTo(
                        "==> 2026-11-26 09:30:00 <==\n# cmd: env:create\n+https://example.org/test/linux-64::a-1-0\n");
        assertThat(Files.isRegularFile(environment.prefix.resolve("CACHEDIR.TAG"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    private LinkablePackage pack(String name, String version) {
        return LinkablePackage.in(work.resolve("pkgs"), name, version);
    }

    private TestEnvironment environment(String name) {
        return new TestEnvironment(work.resolve(name));
    }
}
