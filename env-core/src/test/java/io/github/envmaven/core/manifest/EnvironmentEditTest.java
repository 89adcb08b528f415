package io.github.envmaven.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.spec.PackageName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentEditTest {

    private static final String FILE = """
            # what the service needs
            name: service
            channels: [conda-forge]

            dependencies:
              # the language
              - python 3.12.*
              - "numpy>=1.26"   # numbers
              - pywin32  # [win]
              - pip:
                - requests
            platforms:
              - linux-64
            """;

    @Test
    void takesOutOneLineAndNothingElse() {
        assertThat(remove(FILE, "numpy")).isEqualTo(FILE.replace("  - \"numpy>=1.26\"   # numbers\n", ""));
        assertThat(remove(FILE, "PyWin32", "python"))
                .isEqualTo(FILE.replace("  - pywin32  # [win]\n", "").replace("  - python 3.12.*\n", ""));
        assertThat(remove(FILE, "requests")).isEqualTo(FILE);
    }

    @Test
    void leavesAnEmptyListWhereAllIsTakenOut() {
        String text = "dependencies:\n  - a\n  - b >1\n";

        assertThat(remove(text, "a", "b")).isEqualTo("dependencies: []\n");
    }

    @Test
    void addsBehindTheLastDependencyAndBeforeThePipSection() {
        assertThat(add(FILE, "scipy >=1.11")).isEqualTo(FILE.replace("# [win]\n", "# [win]\n  - scipy >=1.11\n"));
        assertThat(add("dependencies: []\n", "a")).isEqualTo("dependencies:\n  - a\n");
        assertThat(add("dependencies:\n- a\n", "b=1=py*")).isEqualTo("dependencies:\n- a\n- b=1=py*\n");
    }

    @Test
    void quotesWhatYamlCouldTakeForSomethingElse() {
        String text = add("dependencies:\n  - a\n", "b[version='>=1', build=x]");

        assertThat(text).isEqualTo("dependencies:\n  - a\n  - 'b[version=''>=1'', build=x]'\n");
        assertThat(EnvironmentYaml.parse(text, "environment.yml").specs())
                .extracting(RequestedSpec::text)
                .containsExactly("a", "b[version='>=1', build=x]");
    }

    @Test
    void replacesTheDependencyOfTheSameNameAndKeepsItsComment() {
        assertThat(add(FILE, "numpy 2.*")).isEqualTo(FILE.replace("\"numpy>=1.26\"", "numpy 2.*"));
        assertThat(add(FILE, "python >=3.13")).isEqualTo(FILE.replace("python 3.12.*", "python >=3.13"));
    }

    @Test
    void keepsLineEndsAndAMissingLastOne() {
        assertThat(remove("dependencies:\r\n- a\r\n- b\r\n", "a")).isEqualTo("dependencies:\r\n- b\r\n");
        assertThat(remove("dependencies:\n- a\n- b", "a")).isEqualTo("dependencies:\n- b");
    }

    @Test
    void leavesToTheUserWhatIsNotOneDependencyALine() {
        for (String text : List.of("dependencies: [a, b]\n", "dependencies: [a,\n b]\n", "{dependencies: [b, a]}\n")) {
            assertThatThrownBy(() -> remove(text, "a"))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("not one dependency on a line of its own");
        }
        assertThatThrownBy(() -> add("dependencies: [a]\n", "b")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> add("name: x\n", "b"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("'dependencies' is missing");
    }

    @Test
    void leavesACommentBehindADependencyAsItIs() {
        assertThat(add("dependencies:\n- click # click is 'click'\n- 'b' # 'b'\n", "click >=8"))
                .isEqualTo("dependencies:\n- click >=8 # click is 'click'\n- 'b' # 'b'\n");
        assertThat(add("dependencies:\n- 'b' # 'b'\n", "b 2.*")).isEqualTo("dependencies:\n- b 2.* # 'b'\n");
    }

    private static String remove(String text, String... names) {
        return EnvironmentEdit.remove(
                text,
                "environment.yml",
                Arrays.stream(names).map(PackageName::of).toList());
    }

    private static String add(String text, String spec) {
        return EnvironmentEdit.add(text, "environment.yml", spec);
    }
}
