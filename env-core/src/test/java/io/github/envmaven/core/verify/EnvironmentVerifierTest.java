package io.github.envmaven.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.envmaven.core.cache.CachedPackage;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.install.InstallSettings;
import io.github.envmaven.core.install.Installer;
import io.github.envmaven.core.install.Provenance;
import io.github.envmaven.core.install.Transaction;
import io.github.envmaven.core.install.TransactionPlanner;
import io.github.envmaven.core.prefix.Journal;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.testing.DesiredDigest;
import io.github.envmaven.core.testing.LinkablePackage;
import io.github.envmaven.core.verify.EnvironmentVerifier.Depth;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentVerifierTest {

    @TempDir
    Path work;

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private Prefix prefix;
    private CachedPackage cached;

    @BeforeEach
    void makeEnvironment() {
        prefix = new Prefix(work.resolve("e"));
        cached = pack("a", "1")
                .file("lib/a.txt", "content")
                .patched("lib/a.pc", "prefix=" + LinkablePackage.PLACEHOLDER, "text")
                .patched("lib/a.so", "x" + LinkablePackage.PLACEHOLDER + "\0y", "binary")
                .unlinkable("etc/a.cfg", "settings")
                .link("lib/a.link", "a.txt")
                .directory("var/a")
                .file("lib/m.py", "pass")
                .file("lib/__pycache__/m.cpython-312.pyc", "as built")
                .build();
        install(List.of(cached));
    }

    @AfterEach
    void stop() {
        executor.shutdown();
    }

    @Test
    void findsNothingInAFreshEnvironment() {
        VerifyReport report = verify(Depth.FULL, cached);

        assertThat(report.findings()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.packages()).isEqualTo(1);
        assertThat(report.files()).isEqualTo(8);
    }

    @Test
    void findsDistributionsOfProjectsThatAPackageHasToo() throws IOException {
        String modules = "lib/python3.12/site-packages/";
        CachedPackage numbers = pack("numbers", "1")
                .file(modules + "Num_Py-1.0.dist-info/METADATA", "Name: Num_Py")
                .file(modules + "old-1.0-py3.12.egg-info/PKG-INFO", "Name: old")
                .build();
        install(List.of(cached, numbers));
        for (String foreign : List.of(
                modules + "num.py-2.0.dist-info/METADATA",
                modules + "old-2.0.dist-info/METADATA",
                modules + "mine-1.0.dist-info/METADATA",
                "share/num_py-3.0.dist-info/METADATA")) {
            Path file = prefix.resolve(foreign);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "Name: whatever");
        }

        VerifyReport report = verify(Depth.QUICK, cached, numbers);

        assertThat(report.findings())
                .containsExactlyInAnyOrder(
                        new Finding.SecondDistribution("num.py-2.0.dist-info", "Num_Py-1.0.dist-info"),
                        new Finding.SecondDistribution("old-2.0.dist-info", "old-1.0-py3.12.egg-info"));
        assertThat(report.foreign()).hasSize(4);
    }

    @Test
    void findsADirectoryThatALinkOutOfTheEnvironmentReplaced() throws IOException {
        Path elsewhere = Files.move(prefix.resolve("lib"), work.resolve("elsewhere"));
        Files.createSymbolicLink(prefix.resolve("lib"), elsewhere);

        assertThat(verify(Depth.FULL, cached).findings())
                .containsExactly(new Finding.DifferentKind("a-1-0", "lib", "directory", "link"));
    }

    @Test
    void letsLinksWithinTheEnvironmentLeadToFilesOfPackages() throws IOException {
        Files.move(prefix.resolve("lib"), prefix.resolve("lib64"));
        Files.createSymbolicLink(prefix.resolve("lib"), Path.of("lib64"));

        assertThat(verify(Depth.FULL, cached).findings()).isEmpty();
    }

    @Test
    void findsFilesWhoseContentChanged() throws IOException {
        replace("lib/a.txt", "CONTENT");
        replace("lib/a.pc", "prefix=/elsewhere");

        assertThat(messages(verify(Depth.FULL, cached)))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("File lib/a.txt of package a-1-0 was modified: its SHA-256 is "),
                        second -> assertThat(second).startsWith("File lib/a.pc of package a-1-0 was modified"));
        assertThat(verify(Depth.QUICK, cached).findings()).isEmpty();
    }

    @Test
    void findsFilesWhoseSizeChangedWithoutReadingThem() throws IOException {
        replace("lib/a.so", "short");

        assertThat(messages(verify(Depth.QUICK, cached)))
                .containsExactly("File lib/a.so of package a-1-0 was modified: it has 5 bytes instead of 258.");
    }

    @Test
    void knowsFilesOfInstallersThatDoNotRecordWhatTheyReplaced() throws IOException {
        Path document = prefix.condaMeta().resolve("a-1-0.json");
        String withoutPatches =
                Files.readString(document).replaceAll(",\\s*\"(file_mode|prefix_placeholder)\"\\s*:\\s*\"[^\"]*\"", "");
        Files.writeString(document, withoutPatches);

        assertThat(withoutPatches).doesNotContain(LinkablePackage.PLACEHOLDER);
        assertThat(verify(Depth.FULL, cached).findings()).isEmpty();
        replace("lib/a.pc", "prefix=/elsewhere");
        assertThat(messages(verify(Depth.FULL, cached)))
                .singleElement(STRING)
                .startsWith("File lib/a.pc of package a-1-0 was modified: its SHA-256 is ");
    }

    @Test
    void takesBytecodeThatPythonMadeAnew() throws IOException {
        long time = Files.getLastModifiedTime(prefix.resolve("lib/m.py")).to(TimeUnit.SECONDS);

        replaceBytecode(time, 4);
        assertThat(verify(Depth.FULL, cached).findings()).isEmpty();
        replaceBytecode(time + 1, 4);
        assertThat(messages(verify(Depth.FULL, cached)))
                .singleElement(STRING)
                .startsWith("File lib/__pycache__/m.cpython-312.pyc of package a-1-0 was modified: it has 16 bytes");
        replaceBytecode(time, 5);
        assertThat(verify(Depth.FULL, cached).findings()).hasSize(1);
        replace("lib/__pycache__/m.cpython-312.pyc", "short");
        assertThat(verify(Depth.FULL, cached).findings()).hasSize(1);
        replaceBytecode(time, 4);
        Files.delete(prefix.resolve("lib/m.py"));
        assertThat(verify(Depth.FULL, cached).findings()).hasSize(2);
    }

    /** PEP 552: a version, flags, and the time and size of the module. */
    private void replaceBytecode(long time, int size) throws IOException {
        Path file = prefix.resolve("lib/__pycache__/m.cpython-312.pyc");
        Files.delete(file);
        ByteBuffer words = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(
                file,
                words.putInt(3531).putInt(0).putInt((int) time).putInt(size).array());
    }

    @Test
    void findsWhatIsGoneOrSomethingElse() throws IOException {
        Files.delete(prefix.resolve("lib/a.txt"));
        Files.delete(prefix.resolve("lib/a.link"));
        Files.createSymbolicLink(prefix.resolve("lib/a.link"), Path.of("a.pc"));
        Files.delete(prefix.resolve("etc/a.cfg"));
        Files.createDirectory(prefix.resolve("etc/a.cfg"));
        Files.delete(prefix.resolve("var/a"));

        assertThat(messages(verify(Depth.QUICK, cached)))
                .containsExactly(
                        "File lib/a.txt of package a-1-0 is missing.",
                        "etc/a.cfg of package a-1-0 is a directory and should be a file.",
                        "Link lib/a.link of package a-1-0 points to a.pc instead of a.txt.",
                        "File var/a of package a-1-0 is missing.");
    }

    @Test
    void comparesPackagesWithTheLockedOnes() {
        CachedPackage newer = pack("a", "2").build();
        CachedPackage other = pack("b", "1").build();

        assertThat(messages(verify(Depth.FULL, newer, other)))
                .containsExactly("Package a-1-0 is installed, but a-2-0 is locked.", "Package b-1-0 is not installed.");
        assertThat(messages(verify(Depth.FULL))).containsExactly("Package a-1-0 is installed but not locked.");
    }

    @Test
    void reportsRecordsThatCannotBeRead() throws IOException {
        Files.writeString(prefix.condaMeta().resolve("b-1-0.json"), "{ not json");

        assertThat(messages(verify(Depth.FULL, cached)))
                .singleElement()
                .asString()
                .contains("b-1-0.json is not the record of a package");
    }

    @Test
    void doesNotFollowRecordsOutOfTheEnvironment() throws IOException {
        Path document = prefix.condaMeta().resolve("a-1-0.json");
        Files.writeString(document, Files.readString(document).replace("lib/a.txt", "../../etc/passwd"));

        assertThat(messages(verify(Depth.FULL, cached)))
                .containsExactly("File ../../etc/passwd of package a-1-0 cannot be read: the path has '..' as a part.");
    }

    @Test
    void tellsAbsentFromUnfinished() {
        Prefix nowhere = new Prefix(work.resolve("nowhere"));
        new Journal(List.of(), List.of()).write(prefix);

        assertThat(messages(verify(Depth.FULL, cached)))
                .containsExactly("The environment at " + prefix + " is half made: its last change was interrupted.");
        assertThat(messages(new EnvironmentVerifier(nowhere, Depth.FULL, executor).verify(List.of(), List.of())))
                .containsExactly("There is no environment at " + nowhere + ".");
    }

    private VerifyReport verify(Depth depth, CachedPackage... desired) {
        List<RepoDataRecord> records =
                List.of(desired).stream().map(CachedPackage::record).toList();
        return new EnvironmentVerifier(prefix, depth, executor).verify(records, List.of());
    }

    private static List<String> messages(VerifyReport report) {
        return report.findings().stream().map(Finding::message).toList();
    }

    private void replace(String path, String content) throws IOException {
        Files.delete(prefix.resolve(path));
        Files.writeString(prefix.resolve(path), content);
    }

    private void install(List<CachedPackage> packages) {
        Transaction transaction = TransactionPlanner.plan(
                "linux-64",
                PrefixRecords.read(prefix),
                packages.stream().map(CachedPackage::record).toList());
        Provenance provenance =
                new Provenance(Instant.EPOCH, "test", Collections.emptyMap(), DesiredDigest.of(transaction.desired()));
        new Installer(prefix, InstallSettings.of("linux-64"), EventListener.NONE, executor)
                .execute(transaction, new Installer.Fetched(packages, List.of()), provenance, () -> {});
    }

    private LinkablePackage pack(String name, String version) {
        return LinkablePackage.in(work.resolve("pkgs"), name, version);
    }
}
