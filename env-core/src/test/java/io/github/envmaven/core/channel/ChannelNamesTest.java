package io.github.envmaven.core.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelNamesTest {

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final ChannelSettings settings = new ChannelSettings(
            ChannelSettings.DEFAULT_ALIAS,
            ChannelSettings.standard().multichannels(),
            Map.of("team", "https://conda.example.org/x", "pkgs/main", "https://repo.anaconda.com"),
            "/home/me");
    private final ChannelNames names = new ChannelNames(settings, Path.of("/srv/project"), environment);

    @ParameterizedTest
    @CsvSource({
        "conda-forge, conda-forge, https://conda.anaconda.org/conda-forge",
        "conda-forge/label/rc, conda-forge/label/rc, https://conda.anaconda.org/conda-forge/label/rc",
        "conda-forge/linux-64, conda-forge, https://conda.anaconda.org/conda-forge",
        "conda-forge/noarch, conda-forge, https://conda.anaconda.org/conda-forge",
        "team, team, https://conda.example.org/x/team",
        "team/sub, team/sub, https://conda.example.org/x/team/sub",
        "pkgs/main, pkgs/main, https://repo.anaconda.com/pkgs/main",
        "https://conda.anaconda.org/conda-forge/, conda-forge, https://conda.anaconda.org/conda-forge",
        "HTTPS://Conda.Anaconda.ORG:443/Bio/osx-64/repodata.json, Bio, https://conda.anaconda.org/Bio",
        "https://repo.anaconda.com/pkgs/main, pkgs/main, https://repo.anaconda.com/pkgs/main",
        "http://localhost:8080/c, http://localhost:8080/c, http://localhost:8080/c",
        "http://localhost:80/c, http://localhost/c, http://localhost/c",
        "https://example.org, https://example.org, https://example.org",
        "./channel, ./channel, file:///srv/project/channel",
        "../my channel/noarch, ../my channel, file:///srv/my%20channel",
        "/srv/conda/, /srv/conda/, file:///srv/conda",
        "~/c, ~/c, file:///home/me/c",
        "., ., file:///srv/project",
        "file:/srv/c, file:///srv/c, file:///srv/c",
        "file://localhost/srv/c, file:///srv/c, file:///srv/c",
        "https://example.org/my-thing/x-64, https://example.org/my-thing/x-64, https://example.org/my-thing/x-64"
    })
    void findsTheChannelOfEveryForm(String text, String name, String baseUrl) {
        ResolvedChannel resolved = names.resolve(text).get(0);

        assertThat(resolved.channel()).isEqualTo(new Channel(name, baseUrl));
        assertThat(resolved.hasSecrets()).isFalse();
    }

    @Test
    void takesDefaultsForSeveralChannels() {
        assertThat(names.resolve("defaults"))
                .extracting(resolved ->
                        resolved.channel().name() + " " + resolved.channel().baseUrl())
                .containsExactly(
                        "defaults https://repo.anaconda.com/pkgs/main",
                        "defaults https://repo.anaconda.com/pkgs/r",
                        "defaults https://repo.anaconda.com/pkgs/msys2");
    }

    @Test
    void keepsSecretsOutOfTheChannel() {
        ResolvedChannel token = names.resolve("https://conda.anaconda.org/t/se-cret/team/linux-64")
                .get(0);
        ResolvedChannel password =
                names.resolve("https://me:p%40ss@example.org/c").get(0);

        assertThat(token.channel()).isEqualTo(new Channel("team", "https://conda.anaconda.org/team"));
        assertThat(token.fetchUrl()).isEqualTo("https://conda.anaconda.org/t/se-cret/team");
        assertThat(password.channel()).isEqualTo(new Channel("https://example.org/c", "https://example.org/c"));
        assertThat(password.fetchUrl()).isEqualTo("https://me:p%40ss@example.org/c");
        assertThat(token.toString() + password).doesNotContain("cret").doesNotContain("ss@");
    }

    @Test
    void expandsVariablesForUseAlone() {
        environment.put("WHO", "me");
        environment.put("SECRET", "x$y");

        ResolvedChannel resolved =
                names.resolve("https://$WHO:${SECRET}@example.org/$WHO").get(0);

        assertThat(resolved.channel().baseUrl()).isEqualTo("https://example.org/me");
        assertThat(resolved.fetchUrl()).isEqualTo("https://me:x$y@example.org/me");
        assertThat(resolved.usedVariables()).containsExactly("WHO", "SECRET");
    }

    @Test
    void namesTheVariableThatIsMissing() {
        assertThatThrownBy(() -> names.resolve("https://me:pw@example.org/t/abc/$NOPE"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Channel https://example.org/$NOPE: the environment variable NOPE is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "conda-forge[linux-64]", "a:b", "a/../b", "-x", "a//b"})
    void refusesWhatIsNoChannel(String text) {
        assertThatThrownBy(() -> names.resolve(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesUrlsThatNoChannelHas() {
        assertThatThrownBy(() -> names.resolve("ftp://example.org/channel"))
                .hasMessage("Channel ftp://example.org/channel: ftp URLs are not supported");
        assertThatThrownBy(() -> names.resolve("https://example.org/c?token=1")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> names.resolve("https:///c")).hasMessage("Channel https:///c has no host");
        assertThatThrownBy(() -> names.resolve("file://server/c")).hasMessage("Channel file://server/c has a host");
    }

    @Test
    void suggestsTheWellKnownNameNearby() {
        assertThat(KnownChannels.near("conda_forg")).contains("conda-forge");
        assertThat(KnownChannels.near("conda-forge")).isEmpty();
        assertThat(KnownChannels.near("my-company")).isEmpty();
        assertThat(List.of(KnownChannels.near("bioconnda").orElseThrow())).containsExactly("bioconda");
    }
}
