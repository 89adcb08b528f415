package io.github.envmaven.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.channel.Channel;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelIndexTest {

    private static final Subdir LINUX = new Channel("demo", "https://example.org/demo").subdir("linux-64");

    @TempDir
    private Path directory;

    @Test
    void givesTheRecordsOfANameInFileNameOrder() throws IOException {
        ChannelIndex index = index("""
                {"packages": {"zlib-1.3-1.tar.bz2": {"name": "zlib", "version": "1.3", "build": "1"}},
                 "packages.conda": {
                   "zlib-1.3-0.conda": {"name": "zlib", "version": "1.3", "build": "0"},
                   "zlib-1.2-0.conda": {"name": "zlib", "version": "1.2", "build": "0"},
                   "apr-1-0.conda": {"name": "apr", "version": "1", "build": "0"}}}""");

        assertThat(fileNames(index, "zlib"))
                .containsExactly("zlib-1.2-0.conda", "zlib-1.3-0.conda", "zlib-1.3-1.tar.bz2");
        assertThat(index.names()).extracting(PackageName::value).containsExactly("apr", "zlib");
        assertThat(index.size()).isEqualTo(4);
    }

    @Test
    void knowsNothingOfOtherNames() throws IOException {
        ChannelIndex index =
                index("{\"packages\": {\"b-1-0.tar.bz2\": {\"name\":\"b\",\"version\":\"1\",\"build\":\"0\"}}}");

        assertThat(index.recordsNamed(PackageName.of("a"))).isEmpty();
        assertThat(index.recordsNamed(PackageName.of("c"))).isEmpty();
    }

    @Test
    void takesAnEmptyFileAsAnEmptySubdir() throws IOException {
        assertThat(index("").names()).isEmpty();
        assertThat(index(" {} \n").names()).isEmpty();
    }

    @Test
    void keepsBothFormatsOfOneBuild() throws IOException {
        ChannelIndex index = index("""
                {"packages": {"a-1-0.tar.bz2": {"name": "a", "version": "1", "build": "0"}},
                 "packages.conda": {"a-1-0.conda": {"name": "a", "version": "1", "build": "0"}}}""");

        assertThat(fileNames(index, "a")).containsExactly("a-1-0.conda", "a-1-0.tar.bz2");
    }

    @Test
    void readsTheThirdRevision() throws IOException {
        ChannelIndex index = index("""
                {"v3": {"conda": {"a-2-0": {"name": "a", "version": "2", "build": "0", "flags": ["cuda"],
                    "extra_depends": {"test": ["pytest", "b[when=__unix]"]}, "indexed_timestamp": 1773851561010}},
                  "whl": {"a-3-0": {"name": "a", "version": "3", "build": "0", "url": "a.whl"}}}}""");

        RepoDataRecord record = index.recordsNamed(PackageName.of("a")).get(0);

        assertThat(fileNames(index, "a")).containsExactly("a-2-0.conda");
        assertThat(record.packageRecord().flags()).containsExactly("cuda");
        assertThat(record.packageRecord().extraDepends()).containsEntry("test", List.of("pytest", "b[when=__unix]"));
        assertThat(record.packageRecord().indexedTimestamp()).hasValue(1773851561010L);
    }

    @Test
    void leavesOutWhatTheChannelWithdrew() throws IOException {
        ChannelIndex index = index("""
                {"removed": ["a-1-0.conda", "b-1-0.conda"], "packages.conda": {
                   "a-1-0.conda": {"name": "a", "version": "1", "build": "0"},
                   "a-2-0.conda": {"name": "a", "version": "2", "build": "0"},
                   "b-1-0.conda": {"name": "b", "version": "1", "build": "0"},
                   "c-1-0.conda": {"name": "c", "version": "1", "build": "0"}}}""");

        assertThat(fileNames(index, "a")).containsExactly("a-2-0.conda");
        assertThat(index.names()).extracting(PackageName::value).containsExactly("a", "c");
        assertThat(fileNames(index, "c")).containsExactly("c-1-0.conda");
    }

    @Test
    void skipsBrokenRecordsAndSaysWhy() throws IOException {
        ChannelIndex index = index("""
                {"packages.conda": {
                   "good-1-0.conda": {"name": "good", "version": "1", "build": "0"},
                   "a-1-0.conda": {"name": "a", "version": "1"},
                   "b-1-0.conda": {"name": "b", "version": 1.0, "build": "0"},
                   "c-1-0.conda": {"name": "../c", "version": "1", "build": "0"},
                   "d-1-0.conda": {"name": "d", "version": "1", "build": "..\\\\.."},
                   "e-1-0.conda": {"name": "e", "version": "1", "build": "0", "depends": "python"},
                   "__glibc-9-0.conda": {"name": "__glibc", "version": "9", "build": "0"},
                   "../../f-1-0.conda": {"name": "f", "version": "1", "build": "0"},
                   "g-1-0.zip": {"name": "g", "version": "1", "build": "0"},
                   "h-1-0.conda": null}}""");

        assertThat(index.names()).extracting(PackageName::value).containsExactly("good");
        assertThat(index.skippedCount()).isEqualTo(9);
        assertThat(index.skipped())
                .extracting(skipped -> skipped.fileName() + ": " + skipped.reason())
                .containsExactly(
                        "a-1-0.conda: it has no build",
                        "b-1-0.conda: its version is no text",
                        "c-1-0.conda: its name is '../c'",
                        "d-1-0.conda: its build is '..\\..'",
                        "e-1-0.conda: its depends is no list",
                        "__glibc-9-0.conda: names that begin with __ belong to virtual packages",
                        "../../f-1-0.conda: its file name is no plain file name",
                        "g-1-0.zip: it is neither a .conda nor a .tar.bz2 file",
                        "h-1-0.conda: it is no object");
    }

    @Test
    void letsTheLastOfTwoEntriesCount() throws IOException {
        ChannelIndex index = index("""
                {"packages.conda": {"a-1-0.conda": {"name": "a", "version": "1", "build": "0", "size": 1},
                                    "a-1-0.conda": {"name": "a", "version": "1", "build": "0", "size": 2}}}""");

        assertThat(index.recordsNamed(PackageName.of("a")))
                .extracting(record -> record.packageRecord().size().orElseThrow())
                .containsExactly(2L);
        assertThat(index.skipped()).hasSize(1);
    }

    @Test
    void decodesEveryFieldOfARecord() throws IOException {
        ChannelIndex index = index("""
                {"packages": {"Odd_Name.tar.bz2": {"name": "Odd", "version": "1!2.0+l", "build": "py_0",
                   "build_number": 20240101123456, "noarch": "python", "depends": ["a >=1", "b"], "constrains": ["c <2"],
                   "license": "MIT", "license_family": "mit", "timestamp": 1500000000, "size": 12,
                   "track_features": "x, y", "features": "z", "python_site_packages_path": "lib/python3.13/site-packages",
                   "md5": "D7C89558BA9FA0495403155B64376D81", "sha256": null, "subdir": "linux-32"}}}""");

        RepoDataRecord record = index.recordsNamed(PackageName.of("odd")).get(0);

        assertThat(record.fileName()).isEqualTo("Odd_Name.tar.bz2");
        assertThat(record.url()).isEqualTo("https://example.org/demo/linux-64/Odd_Name.tar.bz2");
        assertThat(record.channel()).isEqualTo(LINUX.channel());
        assertThat(record.packageRecord().noArch()).isEqualTo(NoArch.PYTHON);
        assertThat(RecordText.of(record))
                .isEqualTo("{build=py_0, build_number=20240101123456, constrains=[c <2], "
                        + "depends=[a >=1, b], extra_depends={}, features=z, flags=[], fn=Odd_Name.tar.bz2, "
                        + "indexed_timestamp=-1, license=MIT, license_family=mit, md5=d7c89558ba9fa0495403155b64376d81, name=odd, "
                        + "noarch=PYTHON, python_site_packages_path=lib/python3.13/site-packages, sha256=-, size=12, "
                        + "subdir=linux-32, timestamp=1500000000000, track_features=[x, y], version=1!2.0+l}");
    }

    @Test
    void findsArchivesWhereTheChannelSaysTheyAre() throws IOException {
        String record =
                ", \"packages.conda\": {\"a-1!2-0.conda\": {\"name\":\"a\",\"version\":\"1!2\",\"build\":\"0\"}}}";

        assertThat(urlOf("{\"info\": {\"base_url\": \"https://user:pw@cdn.example.net/x\"}" + record))
                .isEqualTo("https://cdn.example.net/x/a-1!2-0.conda");
        assertThat(urlOf("{\"info\": {\"base_url\": \"../files/\"}" + record))
                .isEqualTo("https://example.org/demo/files/a-1!2-0.conda");
        assertThat(urlOf("{\"info\": {\"base_url\": \"/files\"}" + record))
                .isEqualTo("https://example.org/files/a-1!2-0.conda");
        assertThat(urlOf("{\"info\": {}" + record)).isEqualTo("https://example.org/demo/linux-64/a-1!2-0.conda");
    }

    @Test
    void refusesRepodataOfTheFuture() {
        assertThatThrownBy(() -> index("{\"repodata_version\": 3}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("repodata_version 3");
        assertThatThrownBy(() -> index("{\"info\": {\"repodata_version\": 3}}")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesTheRepodataOfAnotherSubdir() {
        assertThatThrownBy(() -> index("{\"info\": {\"subdir\": \"osx-64\"}}"))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessage("demo/linux-64 describes the subdir 'osx-64', not linux-64");
    }

    @Test
    void saysWhereADocumentStopsBeingJson() {
        assertThatThrownBy(() -> index("<html><body>Please log in</body></html>"))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessage("demo/linux-64 is not whole JSON: at byte 0 '<html><body>Please l' stands where an object "
                        + "should be");
        assertThatThrownBy(() -> index("{\"packages\": {\"a-1-0.tar.bz2\": {\"name\": \"a\", \"vers"))
                .hasMessageContaining("at byte 50 the file ends where the end of a string should be");
        assertThatThrownBy(() -> index("{}{}")).hasMessageContaining("'{}' stands where the end of the file should be");
        assertThatThrownBy(() -> index("{\"info\" 1}")).isInstanceOf(IntegrityFailed.class);
        assertThatThrownBy(() -> index("{\"a\": [1,]}")).isInstanceOf(IntegrityFailed.class);
        assertThatThrownBy(() -> index("{\"a\": [1 2]}")).isInstanceOf(IntegrityFailed.class);
        assertThatThrownBy(() -> index("{\"a\": tru}")).isInstanceOf(IntegrityFailed.class);
        assertThatThrownBy(() -> index("{\"a\": " + "[".repeat(100_000))).isInstanceOf(IntegrityFailed.class);
    }

    @Test
    void opensNothingThatIsNotExactlyWhatWasWritten() throws IOException {
        Path file = write("{\"packages\": {\"b-1-0.tar.bz2\": {\"name\":\"b\",\"version\":\"1\",\"build\":\"0\"}}}");
        byte[] whole = Files.readAllBytes(file);

        assertThat(ChannelIndex.open(file, LINUX)).isPresent();
        assertThat(ChannelIndex.open(file, LINUX.channel().subdir("noarch"))).isEmpty();
        assertThat(ChannelIndex.open(directory.resolve("none"), LINUX)).isEmpty();
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            assertThat(ChannelIndex.open(file, LINUX)).as("byte " + i).isEmpty();
        }
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        assertThat(ChannelIndex.open(file, LINUX)).isEmpty();
        Files.write(file, new byte[0]);
        assertThat(ChannelIndex.open(file, LINUX)).isEmpty();
    }

    @Test
    void leavesNoFilesBehindWhenTheInputIsBroken() throws IOException {
        assertThatThrownBy(() -> index("{\"packages\": {")).isInstanceOf(IntegrityFailed.class);

        assertThat(directory).isEmptyDirectory();
    }

    private String urlOf(String repodata) throws IOException {
        return index(repodata).recordsNamed(PackageName.of("a")).get(0).url();
    }

    private static List<String> fileNames(ChannelIndex index, String name) {
        return index.recordsNamed(PackageName.of(name)).stream()
                .map(RepoDataRecord::fileName)
                .toList();
    }

    private ChannelIndex index(String repodata) throws IOException {
        return ChannelIndex.open(write(repodata), LINUX).orElseThrow();
    }

    private Path write(String repodata) throws IOException {
        Path file = directory.resolve("linux-64.index");
        byte[] json = repodata.getBytes(StandardCharsets.UTF_8);
        IndexWriter.write(new ByteArrayInputStream(json), LINUX.toString(), LINUX.platform(), file);
        return file;
    }
}
