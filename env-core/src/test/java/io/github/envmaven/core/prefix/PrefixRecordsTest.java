package io.github.envmaven.core.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.error.EnvException.EnvironmentBroken;
import io.github.envmaven.core.record.NoArch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefixRecordsTest {

    /** As conda writes it, with fields this program has no use for. */
    private static final String CONDA = """
            {
              "arch": "x86_64",
              "build": "h0_0",
              "build_number": 3,
              "channel": "https://conda.anaconda.org/conda-forge/linux-64",
              "constrains": ["b >=1"],
              "depends": ["c", "d 2.*"],
              "extracted_package_dir": "/cache/a-1.0-h0_0",
              "features": "",
              "files": ["bin/a", "lib/a.py"],
              "fn": "a-1.0-h0_0.conda",
              "license": "MIT",
              "link": {"source": "/cache/a-1.0-h0_0", "type": 1},
              "md5": "00112233445566778899aabbccddeeff",
              "name": "a",
              "package_tarball_full_path": "/cache/a-1.0-h0_0.conda",
              "paths_data": {
                "paths": [
                  {
                    "_path": "bin/a",
                    "file_mode": "text",
                    "path_type": "hardlink",
                    "prefix_placeholder": "/build",
                    "sha256": "%1$s",
                    "sha256_in_prefix": "%2$s",
                    "size_in_bytes": 12
                  },
                  {"_path": "lib/a.py", "path_type": "softlink"}
                ],
                "paths_version": 1
              },
              "platform": "linux",
              "requested_spec": "None",
              "requested_specs": ["a 1.*"],
              "sha256": "%2$s",
              "size": 1234,
              "some_future_field": {"deep": [1, null, "x"]},
              "subdir": "linux-64",
              "timestamp": 1700000000000,
              "track_features": "one two",
              "url": "https://conda.anaconda.org/conda-forge/linux-64/a-1.0-h0_0.conda",
              "version": "1.0"
            }
            """.formatted("1".repeat(64), "2".repeat(64));

    @TempDir
    Path work;

    private Prefix prefix;

    @BeforeEach
    void makePrefix() throws IOException {
        prefix = new Prefix(work.resolve("e"));
        Files.createDirectories(prefix.condaMeta());
    }

    @Test
    void readsWhatCondaWrote() throws IOException {
        PrefixRecord record = read(CONDA);

        assertThat(record.stem()).isEqualTo("a-1.0-h0_0");
        assertThat(record.packageRecord().depends()).containsExactly("c", "d 2.*");
        assertThat(record.packageRecord().trackFeatures()).containsExactly("one", "two");
        assertThat(record.packageRecord().size()).hasValue(1234);
        assertThat(record.record().channel().baseUrl()).isEqualTo("https://conda.anaconda.org/conda-forge");
        assertThat(record.record().channel().name()).isEqualTo("conda-forge");
        assertThat(record.link()).isEqualTo(new PrefixRecord.PrefixLink("/cache/a-1.0-h0_0", 1));
        assertThat(record.requestedSpecs()).containsExactly("a 1.*");
        PrefixPath path = record.paths().get(0);
        assertThat(path.patchOrNull()).isEqualTo(new PrefixPath.Patch("/build", "text"));
        assertThat(path.installedSha256().orElseThrow().hex()).startsWith("222");
        assertThat(path.installedSize()).isEmpty();
        assertThat(record.paths().get(1).kind()).isEqualTo(PrefixPath.Kind.SOFTLINK);
    }

    @Test
    void keepsFieldsOfOtherProgramsWhenRewriting() throws IOException {
        PrefixRecord record = read(CONDA);

        PrefixRecords.write(prefix, record);

        Path document = prefix.condaMeta().resolve("a-1.0-h0_0.json");
        Map<?, ?> before = new ObjectMapper().readValue(CONDA, Map.class);
        Map<?, ?> after = new ObjectMapper().readValue(document.toFile(), Map.class);
        assertThat(after).hasSameSizeAs(before);
        before.forEach(
                (field, value) -> assertThat(after.get(field)).as("" + field).isEqualTo(value));
        assertThat(PrefixRecords.read(document)).usingRecursiveComparison().isEqualTo(record);
    }

    @Test
    void acceptsEverySpellingOfAChannel() throws IOException {
        for (String spelling : List.of("", "/", "/linux-64", "/noarch/", "/linux-64/")) {
            String text = CONDA.replace(
                    "conda-forge/linux-64\",\n  \"constrains", "conda-forge" + spelling + "\",\n  \"constrains");

            assertThat(read(text).record().channel().baseUrl()).isEqualTo("https://conda.anaconda.org/conda-forge");
        }
    }

    @Test
    void takesThePathsOfVeryOldRecordsFromTheirFiles() throws IOException {
        PrefixRecord record = read(
                "{\"name\": \"a\", \"version\": \"1.0\", \"build\": \"h0_0\", \"noarch\": true, \"files\": [\"x\"]}");

        assertThat(record.paths()).containsExactly(PrefixPath.of("x", PrefixPath.Kind.HARDLINK));
        assertThat(record.packageRecord().noArch()).isEqualTo(NoArch.GENERIC);
    }

    @Test
    void readsAllRecordsByNameAndNothingElse() throws IOException {
        for (String name : List.of("zlib", "attr")) {
            Files.writeString(
                    prefix.condaMeta().resolve(name + "-1-0.json"),
                    "{\"name\": \"" + name + "\", \"version\": \"1\", \"build\": \"0\"}");
        }
        Files.writeString(prefix.condaMeta().resolve("history"), "");
        Files.writeString(prefix.condaMeta().resolve(".x.tmp"), "{");

        assertThat(PrefixRecords.read(prefix)).extracting(PrefixRecord::stem).containsExactly("attr-1-0", "zlib-1-0");
        assertThat(PrefixRecords.read(new Prefix(work.resolve("nowhere")))).isEmpty();
    }

    @Test
    void namesTheDocumentThatIsNoRecord() {
        assertThatThrownBy(() -> read("{\"name\": \"a\"}"))
                .isInstanceOf(EnvironmentBroken.class)
                .hasMessageContaining("a-1.0-h0_0.json is not the record of a package: has no version");
        assertThatThrownBy(() -> read("[]")).isInstanceOf(EnvironmentBroken.class);
    }

    @Test
    void readsTheJournalItWrote() {
        Journal journal = new Journal(List.of("a-1-0"), List.of("lib/with blank", "bin/ü"));

        journal.write(prefix);

        assertThat(Journal.read(prefix)).contains(journal);
        assertThat(PrefixStatus.of(prefix)).isEqualTo(PrefixStatus.UNFINISHED);
        Journal.delete(prefix);
        assertThat(Journal.read(prefix)).isEmpty();
        assertThat(PrefixStatus.of(prefix)).isEqualTo(PrefixStatus.ABSENT);
    }

    @Test
    void readsTheStateItWrote() {
        PrefixState state = new PrefixState(Map.of("A", "\"quoted\" ü"));

        state.write(prefix);

        assertThat(PrefixState.read(prefix)).isEqualTo(state);
    }

    @Test
    void findsFrozenEnvironments() throws IOException {
        assertThat(FrozenMarker.read(prefix)).isEmpty();
        Files.writeString(prefix.condaMeta().resolve("frozen"), "");
        assertThat(FrozenMarker.read(prefix)).isEqualTo(Optional.of(""));
        Files.writeString(prefix.condaMeta().resolve("frozen"), "{\"message\": \"no\"}");
        assertThat(FrozenMarker.read(prefix)).isEqualTo(Optional.of("no"));
    }

    private PrefixRecord read(String text) throws IOException {
        Path document = work.resolve("a-1.0-h0_0.json");
        Files.writeString(document, text);
        return PrefixRecords.read(document);
    }
}
