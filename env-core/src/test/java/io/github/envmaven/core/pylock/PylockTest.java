package io.github.envmaven.core.pylock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.pep.MarkerEnvironment;
import io.github.envmaven.core.pep.Pep440Version;
import io.github.envmaven.core.pep.PlatformTags;
import io.github.envmaven.core.pep.WheelTags;
import io.github.envmaven.core.pylock.PylockPackage.IndexFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PylockTest {

    private static final String HEAD = "lock-version = '1.0'\ncreated-by = 'test'\n";
    private static final String SHA256 = "a".repeat(64);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name = 'App'                | pylock.toml:4: 'packages[0].name' has 'App', whose normalised form is 'app'",
                "name = 3                    | pylock.toml:4: 'packages[0].name' is a number, not text",
                "version = '1'               | pylock.toml:3: 'packages[0].name' is missing",
                "name = 'app'                | pylock.toml:4: 'packages[0].name' is to be installed from nothing",
                "name = [                    | pylock.toml:5: no TOML: ",
                "name = 'app'; version = 'x' | pylock.toml:5: 'packages[0].version' has 'x': ",
                "name = 'app'; marker = 'os' | pylock.toml:5: 'packages[0].marker' has 'os': ",
                "name = 'app'; wheels = 'x'  | pylock.toml:5: 'packages[0].wheels' is text, not a list",
                "name = 'app'; wheels = [{name = 'x.whl'}] | 'packages[0].wheels[0].url' is missing, and 'path', too",
                "name = 'app'; vcs = {type = 'git', url = 'u'} | 'packages[0].vcs.commit-id' is missing",
            })
    void saysWhatIsWrongAndWhere(String lines, String message) {
        String text = HEAD + "[[packages]]\n" + lines.replace("; ", "\n") + "\n";

        assertThatThrownBy(() -> Pylock.parse(text, "pylock.toml"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }

    @Test
    void takesTheWheelThatFitsBestAndAnSdistBehindAllOfThem() {
        Pylock pylock = Pylock.parse(
                HEAD
                        + packageOf(
                                "fast",
                                "",
                                "fast-1.0-py3-none-any.whl",
                                "fast-1.0-cp312-cp312-manylinux_2_17_x86_64.whl")
                        + packageOf("slow", "", "slow-1.0-cp311-cp311-win_amd64.whl", "slow-1.0.tar.gz")
                        + packageOf("shy", "marker = \"sys_platform == 'win32'\"\n", "shy-1.0-py3-none-any.whl"),
                "pylock.toml");

        assertThat(files(pylock)).containsExactly("fast-1.0-cp312-cp312-manylinux_2_17_x86_64.whl", "slow-1.0.tar.gz");
    }

    @Test
    void countsDefaultGroupsAndNoExtras() {
        Pylock pylock = Pylock.parse(
                HEAD + "extras = ['more']\ndependency-groups = ['dev', 'docs']\ndefault-groups = ['dev']\n"
                        + packageOf("a", "marker = \"'dev' in dependency_groups\"\n", "a-1.0-py3-none-any.whl")
                        + packageOf("b", "marker = \"'docs' in dependency_groups\"\n", "b-1.0-py3-none-any.whl")
                        + packageOf("c", "marker = \"'more' in extras\"\n", "c-1.0-py3-none-any.whl"),
                "pylock.toml");

        assertThat(files(pylock)).containsExactly("a-1.0-py3-none-any.whl");
    }

    @Test
    void tellsWhatHasNoFileThatFits() {
        Pylock pylock = Pylock.parse(HEAD + packageOf("app", "", "app-1.0-cp311-cp311-win_amd64.whl"), "pylock.toml");

        assertThatThrownBy(() -> files(pylock))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("pylock.toml:3: app 1.0 has no wheel for Python 3.12.4 on linux-64, and no sdist.");
    }

    @Test
    void warnsOfANewerMinorVersion() {
        assertThat(Pylock.parse("lock-version = '1.3'\ncreated-by = 'x'\npackages = []\n", "pylock.toml")
                        .warnings())
                .singleElement()
                .asString()
                .contains("the lock version is 1.3, and 1.0 is known");
    }

    @ParameterizedTest
    @CsvSource({
        "pylock.toml, true",
        "some/where/pylock.dev.toml, true",
        "C:\\x\\pylock.toml, true",
        "pylock.a.b.toml, false",
        "mypylock.toml, false",
        "pylock.txt, false"
    })
    void knowsTheFileByItsName(String name, boolean isNamed) {
        assertThat(Pylock.isNamed(name)).isEqualTo(isNamed);
    }

    private static String packageOf(String name, String more, String... files) {
        StringBuilder text = new StringBuilder("[[packages]]\nname = '" + name + "'\nversion = '1.0'\n" + more);
        for (String file : files) {
            text.append(file.endsWith(".whl") ? "[[packages.wheels]]\n" : "[packages.sdist]\n")
                    .append("url = 'https://files.example.com/" + file + "'\nhashes = {sha256 = '" + SHA256 + "'}\n");
        }
        return text.toString();
    }

    private static List<String> files(Pylock pylock) {
        PylockSelection.Target target = new PylockSelection.Target(
                "Python 3.12.4 on linux-64",
                Pep440Version.parse("3.12.4"),
                MarkerEnvironment.of(Map.of("sys_platform", "linux")),
                WheelTags.cpython(12, "cp312", PlatformTags.glibc("x86_64", 28)));
        return PylockSelection.of(pylock, target).stream()
                .map(selected -> ((IndexFiles) selected.source()).files().get(0).name())
                .toList();
    }
}
