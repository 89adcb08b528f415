package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.testing.RecordingListener;
import io.github.envmaven.core.testing.ScriptedServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String PASSWORD = "not a secret";

    @TempDir
    Path root;

    private final RecordingListener listener = new RecordingListener();

    @Test
    void trustsACompanysAuthorityOnlyWhenItIsNamed() throws Exception {
        Path certificate = root.resolve("ca.pem");
        ServerSocket socket = selfSigned(certificate)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
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
            assertThat(read(HttpSettings.DEFAULT.withCertificates(named), request))
                    .isEqualTo("secret");
        }
    }

    @Test
    void saysThatAFileHoldsNoCertificates() throws Exception {
        Path file = Files.writeString(root.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nx\n");
        HttpSettings settings = HttpSettings.DEFAULT.withCertificates(List.of(file));

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

    private SSLContext selfSigned(Path certificate) throws Exception {
        Path store = root.resolve("store.p12");
        keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost");
        keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Path store, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-alias", "test", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
