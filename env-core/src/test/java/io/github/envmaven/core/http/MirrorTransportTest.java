package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Mirrors.Mirror;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirrorTransportTest {

    private static final String FORGE = "https://conda.anaconda.org/conda-forge";

    private final List<String> asked = new ArrayList<>();
    private final Map<String, Integer> statuses = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({
        "https://conda.anaconda.org/conda-forge/noarch/x, https://forge.lan/cf/noarch/x",
        "https://conda.anaconda.org/conda-forge, https://forge.lan/cf",
        "https://conda.anaconda.org/conda-forge-dev/x, https://all.lan/conda/conda-forge-dev/x",
        "https://conda.anaconda.org/own/x, https://conda.anaconda.org/own/x",
        "https://elsewhere.org/a/x, https://any.lan/a/x",
        "http://localhost:8080/a/x, http://localhost:8080/a/x",
        "file:///srv/channel/x, file:///srv/channel/x",
    })
    void theMostPreciseMirrorDecides(String url, String place) {
        Mirrors mirrors = new Mirrors(List.of(
                new Mirror("", List.of(), List.of("https://any.lan/")),
                new Mirror("https://conda.anaconda.org", List.of(), List.of("https://all.lan/conda/")),
                new Mirror("https://conda.anaconda.org/own", List.of(), List.of("https://conda.anaconda.org/own")),
                new Mirror(FORGE + "/", List.of(), List.of("https://forge.lan/cf"))));

        assertThat(mirrors.placesOf(url)).containsExactly(place);
    }

    @Test
    void leavesAloneWhatIsExcepted() {
        Mirrors mirrors = new Mirrors(List.of(new Mirror("", List.of(FORGE), List.of("https://any.lan"))));

        assertThat(mirrors.placesOf(FORGE + "/x")).containsExactly(FORGE + "/x");
        assertThat(mirrors.placesOf(FORGE + "-dev/x")).containsExactly("https://any.lan/conda-forge-dev/x");
    }

    @Test
    void asksTheNextMirrorAndRemembersWhichFailed() {
        statuses.put("https://one.lan/noarch/x", -1);
        MirrorTransport transport = transport("https://one.lan", "https://two.lan");

        assertThat(transport.get(Request.of(FORGE + "/noarch/x")).status()).isEqualTo(200);
        assertThat(transport.get(Request.of(FORGE + "/noarch/y")).status()).isEqualTo(200);

        assertThat(asked)
                .containsExactly("https://one.lan/noarch/x", "https://two.lan/noarch/x", "https://two.lan/noarch/y");
    }

    @Test
    void handsOutTheLastAnswerWhereNoMirrorHasIt() {
        statuses.put("https://one.lan/x", 404);
        statuses.put("https://two.lan/x", 404);
        statuses.put("https://one.lan/y", -1);
        statuses.put("https://two.lan/y", -1);
        MirrorTransport transport = transport("https://one.lan", "https://two.lan");

        assertThat(transport.get(Request.of(FORGE + "/x")).status()).isEqualTo(404);
        assertThatThrownBy(() -> transport.get(Request.of(FORGE + "/y"))).isInstanceOf(NetworkFailed.class);
        assertThat(asked).noneMatch(url -> url.startsWith(FORGE));
    }

    @Test
    void givesAMirrorNoSecretOfWhatItMirrors() {
        MirrorTransport transport = transport("https://one.lan");

        transport.get(Request.of("https://conda.anaconda.org/t/TOKEN/conda-forge/x"));
        transport.get(Request.of("https://me:secret@conda.anaconda.org/conda-forge/x"));

        assertThat(asked).containsExactly("https://one.lan/x", "https://one.lan/x");
    }

    @Test
    void fetchesNothingThatIsBlocked() {
        MirrorTransport transport = transport();

        assertThatThrownBy(() -> transport.get(Request.of(FORGE + "/x")))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage(FORGE + "/x is blocked by a mirror in the settings");
        assertThat(asked).isEmpty();
    }

    private MirrorTransport transport(String... places) {
        Mirrors mirrors = new Mirrors(List.of(new Mirror(FORGE, List.of(), List.of(places))));
        return new MirrorTransport(mirrors, this::answer, EventListener.NONE);
    }

    private Response answer(Request request) {
        asked.add(request.url());
        int status = statuses.getOrDefault(request.url(), 200);
        if (status < 0) {
            throw new NetworkFailed("nobody answers");
        }
        return new Response(request.url(), status, new TreeMap<>(), InputStream.nullInputStream());
    }
}
