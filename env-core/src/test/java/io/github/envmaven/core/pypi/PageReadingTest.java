package io.github.envmaven.core.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.pep.PypiName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from pages, file names and metadata, hostile ones among them. */
class PageReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                       | has no list of files",
                "{\"files\": {}}                                          | has no list of files",
                "{\"files\": [{\"filename\": \"a\"                        | is no JSON",
                "{\"meta\": {\"api-version\": \"2.0\"}, \"files\": []}    | is of version '2.0' of the index API",
                "<!DOCTYPE html><title>Sign in</title>                    | is no JSON",
            })
    void refusesJsonThatIsNoPage(String body, String why) {
        assertThatThrownBy(() -> json(body)).isInstanceOf(IntegrityFailed.class).hasMessageContaining(why);
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        assertThat(json("""
                {"files": [7, {"filename": "a-1.tar.gz"}, {"url": "x"}, {"filename": null, "url": []},
                  {"filename": "a-1-py3-none-any.whl", "url": "/f/a-1-py3-none-any.whl", "hashes": null, "size": "1",
                   "requires-python": null, "yanked": false, "core-metadata": null, "dist-info-metadata": true,
                   "upload-time": "yesterday", "provenance": {"filename": ["files"]}}],
                 "name": "a", "versions": ["1"], "meta": {"api-version": "1.9", "tracks": []}}
                """))
                .containsExactly(IndexFile.of("a-1-py3-none-any.whl", "https://index.example/f/a-1-py3-none-any.whl"));
    }

    @Test
    void believesNoServerThatNamesFilesOfThisMachine() {
        assertThatThrownBy(() -> json("""
                {"files": [{"filename": "a-1-py3-none-any.whl", "url": "FILE:///home/a-1-py3-none-any.whl"}]}
                """))
                .isInstanceOf(IntegrityFailed.class)
                .hasMessageContaining("names the file FILE:///home/a-1-py3-none-any.whl of this machine");
    }

    @Test
    void passesOverWhatIsNoUrl() {
        assertThat(json("""
                {"files": [{"filename": "a-1-py3-none-any.whl", "url": "a 1.whl"},
                  {"filename": "a-2-py3-none-any.whl", "url": "a-2-py3-none-any.whl"}]}
                """)).extracting(IndexFile::fileName).containsExactly("a-2-py3-none-any.whl");
    }

    @Test
    void readsTimesAsTheStandardLibraryDoes() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            Instant instant = Instant.ofEpochSecond(random.nextInt(2_000_000_000), random.nextInt(1000) * 1_000_000L)
                    .plusMillis(random.nextInt(1000));
            assertThat(UploadTime.millis(instant.toString())).isEqualTo(instant.toEpochMilli());
        }
        assertThat(UploadTime.millis("2025-01-02T03:04:05.6Z"))
                .isEqualTo(Instant.parse("2025-01-02T03:04:05.6Z").toEpochMilli());
        assertThat(UploadTime.millis("2025-01-02T03:04:05.678901Z"))
                .isEqualTo(Instant.parse("2025-01-02T03:04:05.678Z").toEpochMilli());
        assertThat(List.of("", "2025-02-30T00:00:00Z", "2025-01-02", "2025-01-02T99:99:99Z.", "soon"))
                .allMatch(text -> UploadTime.millis(text) == -1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tool-1.0-py3-none-any.whl",
                "Tool-1.0.post1-2b-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
                "tool_-1.0-py2.py3-none-any.whl",
                "tool-1.0.tar.gz",
                "other-1.0-py3-none-any.whl",
                "tool-one-py3-none-any.whl",
                "tool-1.0-x-py3-none-any.whl",
                "tool-1.0-py3-none.whl",
                "tool-1.0--py3-none-any.whl",
                "tool-1.0-PY3-none-any!.whl",
                "-1.0-py3-none-any.whl",
                "tool-1.0-py3-none-win_amd64.whl",
                "tool__x-1.0-py3-none-any.whl",
                ".whl",
                "tool-1.0.exe",
            })
    void readsManyNamesAsItReadsOne(String fileName) {
        IndexFile file = IndexFile.of(fileName, "https://index.example/" + fileName);
        PypiName tool = PypiName.parse("tool");
        FileNames names = new FileNames(Targets.linux("3.11").tags());

        assertThat(names.read(file, tool))
                .isEqualTo(Distribution.find(file).filter(known -> known.name().equals(tool)))
                .isEqualTo(names.read(file, tool));
    }

    @Test
    @Timeout(10)
    void isNotHeldUpByHostileText() {
        String name = "a".repeat(20_000) + "!-1.0-py3-none-any.whl";
        String licence = " all rights reserved\n".repeat(100_000);

        assertThat(Distribution.find(IndexFile.of(name, "https://index.example/x")))
                .isEmpty();
        CoreMetadata read = CoreMetadata.parse(
                "Metadata-Version: 2.1\r\nLicense: x\n" + licence + "Name: tool\r\r\nVersion: 1\nRequires-Dist: base\n"
                        + licence + "\nName: other\n",
                "test");
        assertThat(read.name()).isEqualTo("tool");
        assertThat(read.requiresDist()).hasSize(1);
        assertThat(read.requiresDist().get(0)).hasSizeGreaterThan(1_000_000);
    }

    private static List<IndexFile> json(String body) {
        return ProjectPage.files(new ServedPage(
                "https://index.example/simple/a/", "application/json", body.getBytes(StandardCharsets.UTF_8)));
    }
}
