package io.github.envmaven.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipSectionTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requests                                  | requests
            Flask[async] >=2,<4 # the web             | Flask[async]<4,>=2
            pywin32; sys_platform == "win32"          | pywin32; sys_platform == "win32"
            a @ https://x.org/a-1.0-py3-none-any.whl  | a @ https://x.org/a-1.0-py3-none-any.whl
            https://x.org/a_b-1.0-py3-none-any.whl    | a-b @ https://x.org/a_b-1.0-py3-none-any.whl
            """)
    void readsRequirements(String line, String requirement) {
        assertThat(read(line).requirements())
                .singleElement()
                .satisfies(read -> assertThat(read.requirement()).hasToString(requirement));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --index-url https://x.org/simple   | INDEX_URL       | https://x.org/simple
            --index-url=https://x.org/simple   | INDEX_URL       | https://x.org/simple
            -i https://x.org/simple            | INDEX_URL       | https://x.org/simple
            --extra-index-url  https://x.org   | EXTRA_INDEX_URL | https://x.org
            -f wheels                          | FIND_LINKS      | wheels
            --find-links "my wheels"           | FIND_LINKS      | my wheels
            -rmore.txt                         | REQUIREMENTS    | more.txt
            -r file:more.txt                   | REQUIREMENTS    | more.txt
            -r file:///my%20files/more+1.txt   | REQUIREMENTS    | /my files/more+1.txt
            -e file://localhost/projects/one   | EDITABLE        | /projects/one
            --constraint=limits.txt            | CONSTRAINTS     | limits.txt
            --pre                              | PRE             | ''
            --no-index                         | NO_INDEX        | ''
            --require-hashes                   | REQUIRE_HASHES  | ''
            --trusted-host x.org               | NO_EFFECT       | x.org
            """)
    void readsOptions(String line, PipOption.Kind kind, String value) {
        assertThat(read(line).options()).singleElement().satisfies(option -> {
            assertThat(option.kind()).isEqualTo(kind);
            assertThat(option.value()).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ./lib                              | asks for a directory or file, which is not the same everywhere
            lib/                               | asks for a directory or file
            dist/a-1.0-py3-none-any.whl        | asks for a directory or file
            a-1.0.tar.gz                       | asks for a directory or file
            git+https://x.org/a.git            | is a URL without a name
            a @ hg+https://x.org/a@main        | asks for a repository of a kind that is not known
            https://x.org/a.tar.gz             | is a URL without a name
            --no-deps                          | is an option of pip that a lock cannot obey
            --index-url                        | has no value
            a --global-option=x                | has an option of pip that a lock cannot obey: --global-option=x
            a ==1 --hash=md5:0123              | has no hash by sha256
            a b                                | cannot be read
            a >=                               | cannot be read
            """)
    void refusesWhatNoLockCanHold(String line, String message) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("environment.yml:7: ")
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(((InvalidInput) e).remedy()).isPresent());
    }

    @Test
    void readsSeveralOptionsOfOneLine() {
        List<PipOption> read = read("-i https://x.org/simple --trusted-host=x.org --pre -c 'my limits.txt'")
                .options();

        assertThat(read)
                .extracting(option -> option.kind() + " " + option.value())
                .containsExactly(
                        "INDEX_URL https://x.org/simple", "NO_EFFECT x.org", "PRE ", "CONSTRAINTS my limits.txt");
        assertThat(read).extracting(option -> option.line().text()).contains("--pre", "-c 'my limits.txt'");
    }

    /** pip passes it over, and the environment lacks a package that somebody asked for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--extra-index-url https://x.org/simple torch",
                "--pre torch",
                "--no-index torch",
                "--only-binary :all: torch",
                "--prefer-binary torch"
            })
    void refusesARequirementBehindAnOption(String line) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("environment.yml:7: '" + line + "' has more behind an option than its value: torch.");
    }

    @Test
    void tellsOnceWhereAnOptionIsWrong() {
        assertThatThrownBy(() -> read("a --global-option=x"))
                .hasMessage("environment.yml:7: 'a --global-option=x' has an option of pip that a lock cannot obey:"
                        + " --global-option=x.");
    }

    @Test
    void readsHashes() {
        PipRequirement read = read("a==1 --hash=sha256:" + HASH + " --hash=md5:00 --hash sha256:"
                        + HASH.toUpperCase(java.util.Locale.ROOT))
                .requirements()
                .get(0);

        assertThat(read.sha256s()).containsExactly(HASH, HASH);
        assertThat(read).hasToString("a==1");
    }

    @Test
    void showsNoSecretOfALineThatItRefuses() {
        assertThatThrownBy(() -> read("a @ hg+https://me:s3cret@x.org/a")).hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> read("--oops https://me:s3cret@x.org/a")).hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> read("a b @ https://me:s3cret@x.org/a")).hasMessageNotContaining("s3cret");
    }

    @Test
    void readsFilesAsPipDoes() {
        String text = "\uFEFF# first\na \\\n  >=1 # really\n\n  # b\n-c 'limits.txt'\r\nc\\\n";

        assertThat(RequirementsFile.lines(text, "r.txt", line("-r r.txt")))
                .extracting(line -> line.origin() + " " + line.text())
                .containsExactly("r.txt:2 a    >=1", "r.txt:6 -c 'limits.txt'", "r.txt:7 c");
    }

    private static PipSection read(String... lines) {
        return PipSection.of(Arrays.stream(lines).map(PipSectionTest::line).toList());
    }

    private static RequestedPip line(String text) {
        return new RequestedPip(text, "main", PlatformSelector.EVERY, "environment.yml:7");
    }

    @Test
    void ignoresEmptyLinesAndComments() {
        assertThat(read("", "# nothing", "  # nothing more"))
                .isEqualTo(new PipSection(List.of(), List.of(), List.of()));
    }
}
