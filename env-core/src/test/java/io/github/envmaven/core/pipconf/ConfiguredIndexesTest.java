package io.github.envmaven.core.pipconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredIndexesTest {

    private static final String PUBLIC = "https://pypi.org/simple/";

    @TempDir
    Path home;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void keepTheMachineOut() {
        environment.put("XDG_CONFIG_DIRS", home.resolve("nothing").toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    }

    @Test
    void asksThePublicIndexWhereNothingIsConfigured() {
        assertThat(read().isEmpty()).isTrue();
        assertThat(read().or(PUBLIC)).containsExactly(PUBLIC);
    }

    @Test
    void readsPipsFiles() throws IOException {
        write("config/pip/pip.conf", """
                # the company's
                [global]
                index_url = https://a.example/simple
                extra-index-url =
                    https://b.example/simple
                    https://c.example/simple
                timeout = 60

                [install]
                Index-Url: https://d.example/simple
                [list]
                index-url = https://never.example/simple
                """);

        assertThat(read().or(PUBLIC))
                .containsExactly("https://b.example/simple", "https://c.example/simple", "https://d.example/simple");
    }

    @Test
    void letsVariablesAndTheirFileCountMore() throws IOException {
        write("config/pip/pip.conf", "[global]\nindex-url = https://a.example/simple\n");
        write("own.conf", "[global]\nindex-url = https://b.example/simple\nextra-index-url = https://e.example\n");

        environment.put("PIP_CONFIG_FILE", home.resolve("own.conf").toString());
        assertThat(read().or(PUBLIC)).containsExactly("https://e.example", "https://b.example/simple");
        environment.put("PIP_INDEX_URL", "https://v.example/simple");
        assertThat(read().main()).isEqualTo("https://v.example/simple");
        environment.put("PIP_NO_INDEX", "1");
        assertThat(read().or(PUBLIC)).isEmpty();
        environment.put("PIP_CONFIG_FILE", "/dev/null");
        environment.remove("PIP_NO_INDEX");
        assertThat(read().indexes()).isEmpty();
    }

    @Test
    void readsUvsFilesWherePipHasNothing() throws IOException {
        write("config/uv/uv.toml", """
                index-url = "https://old.example/simple"  # as it was
                extra-index-url = [
                    "https://x.example/simple",
                    'https://y.example/simple',
                ]

                [[index]]
                name = "team"
                url = "https://team.example/simple"

                [[index]]
                url = "https://torch.example/whl"
                explicit = true

                [[index]]
                url = "https://main.example/simple"
                default = true

                [tool.other]
                index-url = "https://never.example"
                """);

        assertThat(read().or(PUBLIC))
                .containsExactly(
                        "https://x.example/simple",
                        "https://y.example/simple",
                        "https://team.example/simple",
                        "https://main.example/simple");
        environment.put("UV_INDEX", "first=https://first.example/simple https://second.example/simple");
        environment.put("UV_DEFAULT_INDEX", "https://last.example/simple");
        assertThat(read().or(PUBLIC))
                .startsWith("https://first.example/simple", "https://second.example/simple")
                .endsWith("https://last.example/simple");
        environment.put("UV_NO_CONFIG", "1");
        assertThat(read().or(PUBLIC)).hasSize(3);
        environment.put("PIP_INDEX_URL", "https://pip.example/simple");
        assertThat(read().or(PUBLIC)).containsExactly("https://pip.example/simple");
    }

    @Test
    void letsTheProjectsFileStandForTheUsers() throws IOException {
        write("config/uv/uv.toml", "index-url = \"https://user.example/simple\"\n");
        write("project/uv.toml", "[pip]\nno-index = true\n");

        assertThat(read().or(PUBLIC)).isEmpty();
    }

    @Test
    void saysWhereUvsFileIsWrong() throws IOException {
        write("project/uv.toml", "[[index]]\nname = \"team\"\n\n[[index]]\nurl = [1]\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("uv.toml:1")
                .hasMessageContaining("url");

        write("project/uv.toml", "# mine\nindex-url = https://me:s3cret@host.example\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("uv.toml:2")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void showsNoSecret() {
        environment.put("PIP_INDEX_URL", "https://me:s3cret@pip.example/simple");

        assertThat(read().toString()).doesNotContain("s3cret");
    }

    private ConfiguredIndexes read() {
        return ConfiguredIndexes.read(environment, home, home.resolve("project"));
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
