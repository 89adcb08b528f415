package io.github.envmaven.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.command.RepairRequest.ForeignFiles;
import io.github.envmaven.core.command.VerifyRequest.CacheContent;
import io.github.envmaven.core.command.VerifyResult.Finding;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.prefix.Journal;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.testing.TestPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairCommandTest {

    private static final String SITE = "lib/python3.12/site-packages/";

    @TempDir
    Path directory;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(directory);
        project.channel()
                .add(TestPackage.of("cup", "1", "0").file("share/cup", "cup 1").file("share/plate", "plate"))
                .add(TestPackage.of("tea", "1", "0").file("share/tea", "tea 1").file(SITE + "tea.py", "tea = 1"))
                .write();
        project.wants("cup", "tea").lock();
        project.create();
    }

    @Test
    void doesNothingWhereNothingDiffers() {
        RepairResult result = project.repair(ForeignFiles.KEEP);

        assertThat(result.repaired()).isEmpty();
        assertThat(result.linked()).isZero();
        assertThat(result.lines()).containsExactly("Nothing differs in " + project.prefix());
    }

    @Test
    void putsBackWhatWasChangedAndWhatIsGone() throws IOException {
        replace("share/cup", "broken");
        Files.delete(project.prefix().resolve("share/plate"));

        RepairResult result = project.repair(ForeignFiles.KEEP);

        assertThat(result.linked()).isEqualTo(1);
        assertThat(result.repaired()).hasSize(2);
        assertThat(project.prefix().resolve("share/cup")).hasContent("cup 1");
        assertThat(project.verify().findings()).isEmpty();
    }

    /** The environment's file is the cache's: what was written through one name is read through the other. */
    @Test
    void fetchesAnewWhatWasDamagedInTheCacheThroughTheEnvironment() throws IOException {
        Files.writeString(project.prefix().resolve("share/cup"), "CUP 1", StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(project.verify(VerifyRequest.ForeignFiles.LIST, CacheContent.READ)
                        .findings())
                .extracting(Finding::what)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("File share/cup of package cup-1-0 was modified"),
                        second -> assertThat(second)
                                .isEqualTo("Package cup-1-0 in the cache is damaged: share/cup has another SHA-256."));

        RepairResult result = project.repair(ForeignFiles.KEEP);

        assertThat(result.repaired()).hasSize(2);
        assertThat(project.prefix().resolve("share/cup")).hasContent("cup 1");
        assertThat(project.verify(VerifyRequest.ForeignFiles.LIST, CacheContent.READ)
                        .findings())
                .isEmpty();
    }

    @Test
    void completesWhatWasInterruptedAndThenLooksAtIt() throws IOException {
        replace("share/cup", "broken");
        new Journal(List.of(), List.of()).write(new Prefix(project.prefix()));

        project.repair(ForeignFiles.KEEP);

        assertThat(project.prefix().resolve("share/cup")).hasContent("cup 1");
        assertThat(project.verify().findings()).isEmpty();
    }

    @Test
    void replacesRecordsThatCannotBeRead() throws IOException {
        Files.writeString(project.prefix().resolve("conda-meta/cup-1-0.json"), "{");
        assertThat(project.verify().findings()).hasSize(1);

        project.repair(ForeignFiles.KEEP);

        assertThat(project.verify().findings()).isEmpty();
    }

    @Test
    void takesAwayASecondRecordOfAPackageThatHasTheNameOfAnother() throws IOException {
        Path records = project.prefix().resolve("conda-meta");
        Files.copy(records.resolve("cup-1-0.json"), records.resolve("cup-0-0.json"));
        assertThat(project.verify().findings())
                .extracting(Finding::what)
                .singleElement()
                .asString()
                .contains("cup-0-0.json is not the record of a package: it is of cup-1-0");

        project.repair(ForeignFiles.KEEP);

        assertThat(project.verify().findings()).isEmpty();
        assertThat(records.resolve("cup-0-0.json")).doesNotExist();
        assertThat(project.prefix().resolve("share/cup")).hasContent("cup 1");
    }

    @Test
    void saysWhichDirectoryOfTheUserIsInTheWay() throws IOException {
        Path cup = project.prefix().resolve("share/cup");
        Files.delete(cup);
        Files.writeString(Files.createDirectory(cup).resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> project.repair(ForeignFiles.KEEP)).isInstanceOfSatisfying(DiskFailed.class, e -> {
            assertThat(e).hasMessageContaining(cup + " of package cup-1-0: a directory with files");
            assertThat(e.remedy()).contains(Remedy.fixInput("Move that directory away, or delete it, and run again."));
        });

        assertThat(cup.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void listsForeignFilesAndDeletesThemOnlyWhenAsked() throws IOException {
        Path note = project.prefix().resolve("share/notes/of/mine.txt");
        Files.createDirectories(note.getParent());
        Files.writeString(note, "mine");
        Files.createDirectory(project.prefix().resolve(SITE + "__pycache__"));
        Files.writeString(project.prefix().resolve(SITE + "__pycache__/tea.cpython-312.pyc"), "bytecode");

        assertThat(project.repair(ForeignFiles.KEEP).foreign()).containsExactly("share/notes/of/mine.txt");
        assertThat(note).hasContent("mine");
        assertThat(project.verify().findings()).isEmpty();
        assertThat(project.verify().foreignLines())
                .containsExactly("share/notes/of/mine.txt, which belongs to nothing");
        assertThat(project.verify(VerifyRequest.ForeignFiles.FAIL, CacheContent.LEAVE)
                        .findings())
                .extracting(Finding::what)
                .containsExactly("File share/notes/of/mine.txt belongs to no package.");

        assertThat(project.repair(ForeignFiles.DELETE).foreign()).containsExactly("share/notes/of/mine.txt");
        assertThat(project.prefix().resolve("share/notes")).doesNotExist();
        assertThat(project.prefix().resolve("share/tea")).exists();
        assertThat(project.verify().foreign()).isEmpty();
    }

    @Test
    void findsForeignFilesBehindALinkToTheEnvironmentAndKeepsTheLink() throws IOException {
        Path moved = directory.resolve("elsewhere");
        Files.move(project.prefix(), moved);
        Files.createSymbolicLink(project.prefix(), moved);
        Files.writeString(moved.resolve("share/mine.txt"), "mine");

        assertThat(project.verify().foreignLines()).containsExactly("share/mine.txt, which belongs to nothing");
        assertThat(project.repair(ForeignFiles.DELETE).foreign()).containsExactly("share/mine.txt");

        assertThat(project.prefix()).isSymbolicLink();
        assertThat(moved.resolve("share/mine.txt")).doesNotExist();
        assertThat(moved.resolve("share/tea")).exists();
    }

    @Test
    void namesWhatPipPutOverAPackageAndPutsThePackageBack() throws IOException {
        replace(SITE + "tea.py", "tea = 2");
        pipInstalls("tea", "2.0", "tea.py", "tea = 2");
        pipInstalls("milk", "3.1", "milk.py", "milk = 3");
        Files.writeString(project.prefix().resolve(SITE + "milk.py"), "milk = 3");

        VerifyResult found = project.verify();

        assertThat(found.findings())
                .extracting(Finding::what)
                .containsExactly("File " + SITE + "tea.py of package tea-1-0 was overwritten by tea 2.0 (pip).");
        assertThat(found.foreignLines()).containsExactly("milk 3.1 (pip), 3 files", "tea 2.0 (pip), 2 files");

        project.repair(ForeignFiles.KEEP);
        assertThat(project.prefix().resolve(SITE + "tea.py")).hasContent("tea = 1");
        assertThat(project.prefix().resolve(SITE + "milk.py")).hasContent("milk = 3");
    }

    @Test
    void doesNotBlameADistributionForWhatItDidNotWrite() throws IOException {
        pipInstalls("tea", "2.0", "tea.py", "tea = 2");
        replace(SITE + "tea.py", "tea = 'by hand'");

        assertThat(project.verify().findings())
                .singleElement()
                .extracting(Finding::what)
                .asString()
                .contains("was modified");
    }

    @Test
    void countsThePackagesOfThePlatformAlone() throws IOException {
        project.wants("cup", "tea");
        Path yml = directory.resolve("environment.yml");
        Files.writeString(yml, Files.readString(yml).replace("[linux-64]", "[linux-64, win-64]"));
        Files.createDirectories(directory.resolve("channel/win-64"));
        Files.writeString(directory.resolve("channel/win-64/repodata.json"), "{\"packages\": {}}");
        project.lock();

        assertThat(project.verify().packages()).isEqualTo(2);
    }

    private void pipInstalls(String name, String version, String module, String content) throws IOException {
        Path info = Files.createDirectories(project.prefix().resolve(SITE + name + "-" + version + ".dist-info"));
        byte[] digest = HexFormat.of()
                .parseHex(Sha256.of(content.getBytes(StandardCharsets.UTF_8)).hex());
        String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        Files.writeString(info.resolve("INSTALLER"), "pip\n");
        Files.writeString(
                info.resolve("RECORD"),
                "%s,sha256=%s,%d\n%s-%s.dist-info/RECORD,,\n\"%s-%s.dist-info/INSTALLER\",,\n../../../../../outside,,\n"
                        .formatted(module, hash, content.length(), name, version, name, version));
    }

    private void replace(String path, String content) throws IOException {
        Files.delete(project.prefix().resolve(path));
        Files.writeString(project.prefix().resolve(path), content);
    }
}
