package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.ScriptedServer;
import io.github.envmaven.core.testing.TestCertificate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    Path root;

    private final RecordingListener listener = new RecordingListener();

    @Test
    void trustsACompanysAuthorityOnlyWhenItIsNamed() throws Exception {
        TestCertificate made = TestCertificate.selfSigned(root);
        Path certificate = made.pem();
        ServerSocket socket =
                made.context().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TreeMap<String, String> environment = new TreeMap<>();
        environment.put("SSL_CERT_FILE", certificate.toString());
        environment.put("CURL_CA_BUNDLE", "/nowhere/ca.pem");
        List<Path> named = TrustedCertificates.fromEnvironment(environment);
        byte[] body = "secret".getBytes(StandardCharsets.UTF_8);
        try (ScriptedServer server = ScriptedServer.start(socket, (request, out) -> ScriptedServer.ok(out, body))) {
            Request request = Request.of("https://localhost:" + server.port() + "/x");

            assertThatThrownBy(() -> read(HttpSettings.DEFAULT, request)).isInstanceOf(NetworkFailed.class);
            assertThat(listener.events(Event.DownloadRetried.class)).isEmpty();
            assertThat(named).containsExactly(certificate);
            assertThat(read(HttpSettings.DEFAULT.withTls(TlsSettings.DEFAULT.withAuthorities(named)), request))
                    .isEqualTo("secret");
        }
    }

    @Test
    void showsItsOwnCertificateToAServerThatAsks() throws Exception {
        TestCertificate made = TestCertificate.selfSigned(root);
        SSLServerSocket socket = (SSLServerSocket)
                made.context().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(true);
        try (ScriptedServer server = ScriptedServer.start(
                socket, (request, out) -> ScriptedServer.ok(out, "hello".getBytes(StandardCharsets.UTF_8)))) {
            Request request = Request.of("https://localhost:" + server.port() + "/x");
            List<Path> authorities = List.of(made.pem());
            TlsSettings nobody = TlsSettings.DEFAULT.withAuthorities(authorities);
            TlsSettings somebody = new TlsSettings(TlsSettings.Trust.JVM, authorities, made.pem(), made.writeKey());

            assertThatThrownBy(() -> read(HttpSettings.DEFAULT.withTls(nobody).withRetry(RetryPolicy.NONE), request))
                    .isInstanceOf(NetworkFailed.class);
            assertThat(read(HttpSettings.DEFAULT.withTls(somebody), request)).isEqualTo("hello");
        }
    }

    @Test
    void asksNobodyWhoTheyAreWhereThatIsSwitchedOff() throws Exception {
        ServerSocket socket = TestCertificate.selfSigned(root)
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TlsSettings open = new TlsSettings(TlsSettings.Trust.ANYBODY, List.of(), Path.of(""), Path.of(""));
        try (ScriptedServer server = ScriptedServer.start(
                socket, (request, out) -> ScriptedServer.ok(out, "hello".getBytes(StandardCharsets.UTF_8)))) {
            Request request = Request.of("https://127.0.0.1:" + server.port() + "/x");

            assertThat(read(HttpSettings.DEFAULT.withTls(open), request)).isEqualTo("hello");
        }
    }

    @Test
    void saysThatAFileHoldsNoCertificates() throws Exception {
        Path file = Files.writeString(root.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
        HttpSettings settings = HttpSettings.DEFAULT.withTls(TlsSettings.DEFAULT.withAuthorities(List.of(file)));

        assertThatThrownBy(() -> read(settings, Request.of("https://localhost/x")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("Certificates in " + file + " cannot be read");
    }

    private String read(HttpSettings settings, Request request) throws Exception {
        try (HttpTransport transport = new HttpTransport(settings, listener);
                Response response = transport.get(request)) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
