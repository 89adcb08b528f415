package io.github.envmaven.core.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.http.Credential;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files of channels as layers of images, from a registry in memory. */
class OciTransportTest {

    private static final String PACKAGE = "application/vnd.conda.package.v2";

    private final List<String> asked = new ArrayList<>();
    private final Map<String, byte[]> content = new TreeMap<>();
    private final OciTransport transport = new OciTransport(this::registry);
    private String realm = "https://auth.example.com/token";

    @Test
    void fetchesAPackageWithATokenThatIsAskedForOnce() throws IOException {
        image("channel/linux-64/zlib", "1.3-h1_0", PACKAGE, "the package");

        for (int i = 0; i < 2; i++) {
            try (Response answer = get("oci://ghcr.example.com/channel/linux-64/zlib-1.3-h1_0.conda")) {
                assertThat(answer.body().readAllBytes()).asString().isEqualTo("the package");
                assertThat(answer.url()).isEqualTo("oci://ghcr.example.com/channel/linux-64/zlib-1.3-h1_0.conda");
            }
        }

        assertThat(asked)
                .filteredOn(url -> url.contains("token"))
                .hasSize(1)
                .first()
                .asString()
                .isEqualTo(
                        "https://auth.example.com/token?service=registry&scope=repository%3Achannel%2Flinux-64%2Fzlib%3Apull");
    }

    @Test
    void findsNamesAndVersionsThatRegistriesCannotSpell() throws IOException {
        image("c/noarch/zzz_libgcc_mutex", "0.1__p__local-conda__eq__1", "application/vnd.conda.package.v1", "m");
        image("c/noarch/two-parts", "1__e__2.0-0", PACKAGE, "t");

        assertThat(text("oci://r.example.com/c/noarch/_libgcc_mutex-0.1+local-conda=1.tar.bz2"))
                .isEqualTo("m");
        assertThat(text("oci://r.example.com/c/noarch/two-parts-1!2.0-0.conda")).isEqualTo("t");
    }

    @Test
    void takesTheLayerOfTheFormThatIsAskedFor() throws IOException {
        image("c/noarch/repodata.json", "latest", "application/vnd.conda.repodata.v1+json+zst", "packed");

        assertThat(text("oci://r.example.com/c/noarch/repodata.json.zst")).isEqualTo("packed");
        assertThat(get("oci://r.example.com/c/noarch/repodata.json").status()).isEqualTo(404);
    }

    @Test
    void tellsThatNothingChangedByTheDigest() throws IOException {
        image("c/noarch/repodata.json", "latest", "application/vnd.conda.repodata.v1+json", "index");
        String url = "oci://r.example.com/c/noarch/repodata.json";
        String tag = get(url).header("ETag").orElseThrow();
        asked.clear();

        Response again = transport.get(Request.of(url).ifNoneMatch(tag));

        assertThat(again.status()).isEqualTo(304);
        assertThat(asked).noneMatch(asking -> asking.contains("/blobs/"));
    }

    @Test
    void asksForNothingThatRegistriesDoNotHold() throws IOException {
        for (String file : List.of("notices.json", "repodata_shards.msgpack.zst", "broken.conda")) {
            assertThat(get("oci://r.example.com/c/noarch/" + file).status())
                    .as(file)
                    .isEqualTo(404);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void asksNoOneForATokenWithoutEncryption() {
        realm = "http://auth.example.com/token";

        assertThatThrownBy(() -> get("oci://r.example.com/c/noarch/a-1-0.conda"))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage("oci://r.example.com/c/noarch/a-1-0.conda: the registry wants a token from"
                        + " http://auth.example.com/token, which is not https, and is refused");
    }

    @Test
    void refusesSecretsInTheUrl() {
        assertThatThrownBy(() -> get("oci://user:secret@r.example.com/c/noarch/a-1-0.conda"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageNotContaining("secret");
    }

    private Response get(String url) {
        return transport.get(Request.of(url));
    }

    private String text(String url) throws IOException {
        try (Response answer = get(url).requireSuccess()) {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void image(String name, String tag, String mediaType, String layer) {
        byte[] bytes = layer.getBytes(StandardCharsets.UTF_8);
        String digest = "sha256:" + Sha256.of(bytes).hex();
        String manifest = "{\"layers\": [{\"mediaType\": \"text/plain\", \"digest\": \"sha256:0\"},"
                + " {\"mediaType\": \"" + mediaType + "\", \"digest\": \"" + digest + "\"}]}";
        content.put(name + "/manifests/" + tag, manifest.getBytes(StandardCharsets.UTF_8));
        content.put(name + "/blobs/" + digest, bytes);
    }

    private Response registry(Request request) {
        asked.add(request.url());
        if (request.url().startsWith(realm)) {
            return answer(request, 200, Map.of(), "{\"token\": \"let-me-in\"}".getBytes(StandardCharsets.UTF_8));
        }
        if (!request.credential().equals(Optional.of(new Credential.Bearer("let-me-in")))) {
            String challenge = "Bearer realm=\"" + realm + "\",service=\"registry\"";
            return answer(request, 401, Map.of("WWW-Authenticate", challenge), new byte[0]);
        }
        String path = request.url().replaceFirst("https://[^/]+/v2/", "");
        byte[] found = content.getOrDefault(path, new byte[0]);
        return answer(request, found.length == 0 ? 404 : 200, Map.of(), found);
    }

    private static Response answer(Request request, int status, Map<String, String> headers, byte[] body) {
        return new Response(request.url(), status, headers, new ByteArrayInputStream(body));
    }
}
