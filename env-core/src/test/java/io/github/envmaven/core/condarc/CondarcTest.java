package io.github.envmaven.core.condarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CondarcTest {

    @TempDir
    Path directory;

    private final Map<String, String> environment = new TreeMap<>();

    @Test
    void looksWhereCondaLooks() throws IOException {
        Path home = directory.resolve("home");
        Path prefix = directory.resolve("prefix");
        List<Path> expected = List.of(
                home.resolve(".config/conda/.condarc"),
                home.resolve(".conda/condarc.d/10-first.yml"),
                home.resolve(".conda/condarc.d/20-second.yaml"),
                home.resolve(".condarc"),
                prefix.resolve(".condarc"),
                directory.resolve("own.yml"));
        for (Path file : expected) {
            write(file, "offline: true");
        }
        write(home.resolve(".conda/condarc.d/README.txt"), "not this");
        environment.put("CONDA_PREFIX", prefix.toString());
        environment.put("CONDARC", directory.resolve("own.yml").toString());

        assertThat(CondarcFiles.find(environment, home).stream()
                        .filter(file -> file.startsWith(directory))
                        .toList())
                .isEqualTo(expected);
    }

    @Test
    void letsTheMostSpecialFileDecideAndJoinsLists() throws IOException {
        Condarc condarc = read("""
                channel_alias: https://general.org
                channels: [b, c]
                custom_channels: {x: https://general.org, y: https://y.org}
                remote_read_timeout_secs: 30.5
                """, """
                channel_alias: https://special.org  # the last one counts
                channels:
                  - a
                  - b
                custom_channels: {x: https://special.org}
                mirrored_channels:
                  conda-forge: [https://one.org/cf, https://two.org/cf]
                ssl_verify: ~
                """);

        assertThat(condarc.text("channel_alias")).contains("https://special.org");
        assertThat(condarc.list("channels")).containsExactly("a", "b", "c");
        assertThat(condarc.map("custom_channels"))
                .containsEntry("x", "https://special.org")
                .containsEntry("y", "https://y.org");
        assertThat(condarc.lists("mirrored_channels").get("conda-forge"))
                .containsExactly("https://one.org/cf", "https://two.org/cf");
        assertThat(condarc.number("remote_read_timeout_secs")).contains(30.5);
        assertThat(condarc.text("ssl_verify")).isEmpty();
        assertThat(condarc.text("unknown")).isEmpty();
        assertThat(condarc.origin("channel_alias")).endsWith("1.yml");
    }

    @Test
    void letsVariablesCountMoreAndStandInValues() throws IOException {
        environment.put("CONDA_SSL_VERIFY", "false");
        environment.put("CONDA_CHANNELS", "x,y");
        environment.put("TOKEN", "secret");
        Condarc condarc = read("""
                ssl_verify: true
                channels: [z]
                channel_alias: https://host/t/${TOKEN}/$UNSET
                """);

        assertThat(condarc.text("ssl_verify").map(Condarc::isFalse)).contains(true);
        assertThat(condarc.origin("ssl_verify")).isEqualTo("CONDA_SSL_VERIFY");
        assertThat(condarc.list("channels")).containsExactly("x", "y", "z");
        assertThat(condarc.text("channel_alias")).contains("https://host/t/secret/$UNSET");
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        assertThat(read("# nothing yet\n").text("offline")).isEmpty();
        assertThatThrownBy(() -> read("[a, b]"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(directory.resolve("0.yml") + " holds a list, not conda's configuration");
        assertThatThrownBy(() -> read("a: [")).isInstanceOf(InvalidInput.class).hasMessageContaining("0.yml");
        assertThatThrownBy(() -> read("remote_max_retries: many").number("remote_max_retries"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("0.yml: remote_max_retries is not a number");
    }

    private Condarc read(String... texts) throws IOException {
        Path[] files = new Path[texts.length];
        for (int i = 0; i < texts.length; i++) {
            files[i] = write(directory.resolve(i + ".yml"), texts[i]);
        }
        return Condarc.read(List.of(files), environment);
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
