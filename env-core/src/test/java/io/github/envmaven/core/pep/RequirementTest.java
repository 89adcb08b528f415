package io.github.envmaven.core.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {

    private static final MarkerEnvironment LINUX = MarkerEnvironment.of(Map.of(
            "python_version", "3.10", "python_full_version", "3.10.4", "sys_platform", "linux", "os_name", "posix"));

    @Test
    void readsEveryPart() {
        Requirement requirement =
                Requirement.parse("Flask_SQLAlchemy[Async, asyncio] (>=3,<4) ; python_version >= '3.8'");

        assertThat(requirement.name()).hasToString("flask-sqlalchemy");
        assertThat(requirement.extras()).extracting(PypiName::value).containsExactly("async", "asyncio");
        assertThat(requirement.specifiers()).hasToString("<4,>=3");
        assertThat(requirement.isDirect()).isFalse();
        assertThat(requirement).hasToString("Flask_SQLAlchemy[Async,asyncio]<4,>=3; python_version >= \"3.8\"");
    }

    @Test
    void readsADirectReference() {
        Requirement requirement = Requirement.parse("tool@https://example.org/tool-1.0.zip#sha256=00 ; os_name=='nt'");

        assertThat(requirement.url()).isEqualTo("https://example.org/tool-1.0.zip#sha256=00");
        assertThat(requirement.marker()).hasToString("os_name == \"nt\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "numpy >=1.2 <2|'>=1.2 <2' is no version specifier",
                "-numpy|a package's name is expected at column",
                "numpy[a b]|',' or ']' is expected at column 9",
                "numpy (>=1|')' is expected at column 11",
                "numpy @ |a URL is expected at column 8",
                "numpy; python >= '3'|a variable such as python_version, or a quoted string, is expected at column 14",
                "numpy; os_name == 'nt|a closing ' is expected at column 22",
                "numpy; os_name = 'nt'|one of < <= == != >= > ~= === in, not in is expected at column 16",
                "numpy extra|a version specifier, ';' or the end is expected at column 7",
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> Requirement.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "python_version < '3.9'|false",
                "python_version >= '3.9'|true",
                "'3.9' <= python_version|true",
                "python_version in '3.9 3.10'|true",
                "python_full_version ~= '3.10.1'|true",
                "sys_platform > 'aix'|false",
                "sys_platform == 'linux' and os_name == 'nt' or os_name == 'posix'|true",
                "sys_platform == 'linux' and (os_name == 'nt' or os_name == 'java')|false",
                "extra == 'Dev_Tools'|true",
                "extra == 'docs'|false",
            })
    void evaluatesMarkers(String marker, boolean holds) {
        assertThat(Marker.parse(marker).holds(LINUX, List.of(PypiName.parse("dev.tools"))))
                .isEqualTo(holds);
    }

    @Test
    void refusesToCompareWhatHasNoOrder() {
        assertThatThrownBy(() -> Marker.parse("os_name ~= '2.0'").holds(LINUX))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'~=' does not compare");
        assertThatThrownBy(() -> Marker.parse("'x' in extras").holds(LINUX))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'extras', which has no value here");
    }
}
