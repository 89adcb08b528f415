package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.http.ProxyRule.DirectHosts;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.ScriptedServer.Received;
import io.github.envmaven.core.testing.ScriptedServer.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest {

    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5));
    private static final HttpSettings SETTINGS = HttpSettings.DEFAULT.withRetry(QUICK);
    private static final Credential SECRET = new Credential.Basic("user", "secret");

    private final RecordingListener listener = new RecordingListener();

    @Test
    void sendsValidatorsAndHandsOutWhatTheServerAnswers() throws IOException {
        try (ScriptedServer server = ScriptedServer.start(
                (request, out) -> ScriptedServer.head(out, "304 Not Modified", -1, "ETag: \"x\""))) {
            Request request = Request.of(server.url("/repodata.json")).ifNoneMatch("\"x\"");

            try (Response response = get(SETTINGS, request)) {
                assertThat(response.status()).isEqualTo(304);
                assertThat(response.header("etag")).contains("\"x\"");
            }
            assertThat(server.received().get(0).header("If-None-Match")).isEqualTo("\"x\"");
            assertThat(server.received().get(0).header("Accept-Encoding")).isEqualTo("identity");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"408 Request Timeout", "429 Too Many Requests", "500 Oops", "502 Bad", "503 Unavailable"})
    void triesAgainWhatMayPass(String status) throws IOException {
        Script script = (request, out) -> {
            if (request.number() < 3) {
                ScriptedServer.head(out, status, 0, "Retry-After: 0");
            } else {
                ScriptedServer.ok(out, bytes("fine"));
            }
        };

        assertThat(text(script)).isEqualTo("fine");
        assertThat(listener.events(Event.DownloadRetried.class))
                .extracting(Event.DownloadRetried::reason)
                .containsExactly("HTTP " + status.substring(0, 3), "HTTP " + status.substring(0, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "501 Not Implemented"})
    void asksOnceForWhatWillNotPass(String status) throws IOException {
        try (ScriptedServer server = ScriptedServer.start((request, out) -> ScriptedServer.head(out, status, 0))) {
            try (Response response = get(SETTINGS, Request.of(server.url("/")))) {
                assertThat(response.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
            }
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void givesUpAfterTheLastAttempt() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.start((request, out) -> ScriptedServer.head(out, "503 Unavailable", 0))) {
            assertThatThrownBy(() -> get(SETTINGS, Request.of(server.url("/x"))))
                    .isInstanceOf(NetworkFailed.class)
                    .hasMessage(server.url("/x") + " answered with HTTP 503");
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void triesAgainWhenTheConnectionBreaksBeforeTheAnswer() throws IOException {
        Script script = (request, out) -> {
            if (request.number() == 3) {
                ScriptedServer.ok(out, bytes("fine"));
            }
        };

        assertThat(text(script)).isEqualTo("fine");
    }

    @Test
    void doesNotWaitForeverForAnAnswer() throws IOException {
        HttpSettings impatient =
                SETTINGS.withRetry(RetryPolicy.NONE).withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(100));
        try (ScriptedServer server = ScriptedServer.start(HttpTransportTest::saysNothing)) {
            assertThatThrownBy(() -> get(impatient, Request.of(server.url("/x"))))
                    .isInstanceOf(NetworkFailed.class)
                    .hasMessageContaining("the answer did not come in time");
        }
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        String url;
        try (ScriptedServer server = ScriptedServer.start((request, out) -> {})) {
            url = server.url("/x");
        }

        assertThatThrownBy(() -> get(SETTINGS, Request.of(url)))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage("Cannot fetch " + url + ": nobody answers there");
    }

    @Test
    void followsRedirectsAndSaysWhereItArrived() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((request, out) -> {
            switch (request.target()) {
                case "/a" -> ScriptedServer.head(out, "302 Found", 0, "Location: /b?x=1#part");
                case "/b?x=1" -> ScriptedServer.head(out, "308 Permanent Redirect", 0, "Location: c/d");
                default -> ScriptedServer.ok(out, bytes(request.target()));
            }
        })) {
            try (Response response = get(SETTINGS, Request.of(server.url("/a")))) {
                assertThat(response.body()).hasBinaryContent(bytes("/c/d"));
                assertThat(response.url()).isEqualTo(server.url("/c/d"));
            }
        }
    }

    @Test
    void keepsCredentialsOnTheSameHostAndDropsThemOnAnother() throws IOException {
        try (ScriptedServer other = ScriptedServer.start((request, out) -> ScriptedServer.ok(out, bytes("there")));
                ScriptedServer server = ScriptedServer.start((request, out) -> {
                    String next = request.target().equals("/a") ? "/b" : other.url("/c");
                    ScriptedServer.head(out, "302 Found", 0, "Location: " + next);
                })) {
            Credentials credentials = Credentials.NONE.with(server.url("/"), SECRET);

            get(SETTINGS.withCredentials(credentials), Request.of(server.url("/a")))
                    .close();

            assertThat(server.received())
                    .allMatch(request -> request.header("Authorization").startsWith("Basic "));
            assertThat(other.received()).hasSize(1);
            assertThat(other.received().get(0).header("Authorization")).isEmpty();
        }
    }

    @Test
    void usesCredentialsOfTheUrlButNeverShowsThem() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.start((request, out) -> ScriptedServer.head(out, "403 Forbidden", 0))) {
            Request request = Request.of(server.url("/x").replace("http://", "http://me:p%40ss@"));

            try (Response response = get(SETTINGS, request)) {
                assertThat(response.url()).isEqualTo(server.url("/x"));
                assertThat(response.failure().remedy()).contains(Remedy.of(Remedy.Kind.CHECK_CREDENTIALS, "127.0.0.1"));
                assertThat(response.failure()).hasMessageNotContaining("p%40ss");
            }
            assertThat(request.toString()).doesNotContain("p%40ss");
            assertThat(server.received().get(0).header("Authorization")).isEqualTo("Basic bWU6cEBzcw==");
        }
    }

    @Test
    void putsCondaTokensIntoThePath() throws IOException {
        try (ScriptedServer server = ScriptedServer.start((request, out) -> ScriptedServer.ok(out, bytes("x")))) {
            Credentials credentials = Credentials.NONE.with("127.0.0.1", new Credential.CondaToken("tk-1"));

            try (Response response = get(SETTINGS.withCredentials(credentials), Request.of(server.url("/ch/x")))) {
                assertThat(response.url()).isEqualTo(server.url("/ch/x"));
            }
            assertThat(server.received().get(0).target()).isEqualTo("/t/tk-1/ch/x");
            assertThat(server.received().get(0).header("Authorization")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http://", "http://[bad", "jar:file:/x!/y"})
    void refusesRedirectsToWhatIsNoWebServer(String location) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(
                (request, out) -> ScriptedServer.head(out, "302 Found", 0, "Location: " + location))) {
            assertThatThrownBy(() -> get(SETTINGS, Request.of(server.url("/x"))))
                    .isInstanceOf(NetworkFailed.class);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void refusesToLeaveHttps() {
        Hop hop = Hop.first(Request.of("https://example.com/x"), Credentials.NONE);

        assertThatThrownBy(() -> hop.follow("http://example.com/x", Credentials.NONE))
                .isInstanceOf(NetworkFailed.class)
                .hasMessage("https://example.com/x redirects from https to http, which is refused");
    }

    @Test
    void breaksRedirectLoops() throws IOException {
        try (ScriptedServer server =
                ScriptedServer.start((request, out) -> ScriptedServer.head(out, "301 Moved", 0, "Location: /x"))) {
            assertThatThrownBy(() -> get(SETTINGS, Request.of(server.url("/x"))))
                    .isInstanceOf(NetworkFailed.class)
                    .hasMessageContaining("redirects more than 10 times");
            assertThat(server.received()).hasSize(11);
        }
    }

    @Test
    void decodesGzipOnlyWhenItWasAskedFor() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes("index"));
        }
        try (ScriptedServer server = ScriptedServer.start(
                (request, out) -> ScriptedServer.ok(out, packed.toByteArray(), "Content-Encoding: gzip"))) {
            try (Response response = get(SETTINGS, Request.of(server.url("/")).acceptingGzip())) {
                assertThat(response.body()).hasBinaryContent(bytes("index"));
                assertThat(response.length()).isEmpty();
            }
            try (Response response = get(SETTINGS, Request.of(server.url("/x.tar.gz")))) {
                assertThat(response.body()).hasBinaryContent(packed.toByteArray());
            }
        }
    }

    @Test
    void goesThroughAProxyAndGivesItAloneItsPassword() throws IOException {
        try (ScriptedServer proxy = ScriptedServer.start((request, out) -> {
            if (request.header("Proxy-Authorization").isEmpty()) {
                ScriptedServer.head(
                        out, "407 Proxy Authentication Required", 0, "Proxy-Authenticate: Basic realm=\"p\"");
            } else {
                ScriptedServer.ok(out, bytes("through the proxy"));
            }
        })) {
            String url = proxy.url("").replace("http://", "http://me:secret@");
            ProxySettings proxies = ProxySettings.of(url, url, DirectHosts.NONE);

            try (Response response = get(SETTINGS.withProxies(proxies), Request.of("http://far.invalid/x"))) {
                assertThat(response.body()).hasBinaryContent(bytes("through the proxy"));
            }
            assertThat(proxy.received().get(0).target()).isEqualTo("http://far.invalid/x");
            assertThat(proxy.received())
                    .allMatch(request -> request.header("Authorization").isEmpty());
        }
    }

    private static void saysNothing(Received request, OutputStream out) {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            // The test is over.
            Thread.currentThread().interrupt();
        }
    }

    private String text(Script script) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script);
                Response response = get(SETTINGS, Request.of(server.url("/x")))) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    // The transport stays open: what it hands out is read afterwards.
    private Response get(HttpSettings settings, Request request) {
        return new HttpTransport(settings, listener).get(request);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
