package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Authorities that companies add to the public ones. The files of the usual variables add to what the JVM trusts, they do
 * not replace it: an activated conda environment sets one of them to a list of public authorities alone.
 */
public final class TrustedCertificates {

    private static final List<String> VARIABLES = List.of("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE");

    private TrustedCertificates() {}

    /**
     * The PEM files that {@code SSL_CERT_FILE}, {@code REQUESTS_CA_BUNDLE} and {@code CURL_CA_BUNDLE} name.
     *
     * @param environment the environment variables
     * @return the files that exist, each once
     */
    public static List<Path> fromEnvironment(Map<String, String> environment) {
        return VARIABLES.stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(file -> !file.isEmpty())
                .distinct()
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** A context that trusts whom the settings say. */
    static SSLContext context(TlsSettings tls) {
        KeyManager[] own = tls.hasClientCertificate()
                ? ClientCertificate.read(tls.clientCertificate(), tls.clientKey())
                : new KeyManager[0];
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (X509Certificate authority : ofTheJvm()) {
                trusted.setCertificateEntry("jvm-" + trusted.size(), authority);
            }
            if (tls.trust() == TlsSettings.Trust.SYSTEM) {
                for (Certificate authority : SystemAuthorities.all()) {
                    trusted.setCertificateEntry("system-" + trusted.size(), authority);
                }
            }
            for (Path file : tls.authorities()) {
                addAll(trusted, file);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            boolean isOpen = tls.trust() == TlsSettings.Trust.ANYBODY;
            context.init(own, isOpen ? new TrustManager[] {new TrustsAnybody()} : managers(trusted), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every JDK can keep certificates in memory", e);
        }
    }

    private static void addAll(KeyStore trusted, Path file) throws GeneralSecurityException {
        if (Files.isDirectory(file)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(file, "*.{pem,crt}")) {
                for (Path one : files) {
                    addAll(trusted, one);
                }
                return;
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("file-" + trusted.size(), certificate);
            }
        } catch (IOException | CertificateException e) {
            throw unreadable(file, e);
        }
    }

    private static InvalidInput unreadable(Path file, Exception e) {
        return new InvalidInput(
                "Certificates in " + file + " cannot be read: " + e.getMessage(),
                Remedy.fixInput("Name a file of certificates in PEM form, or unset the variable that names it."),
                e);
    }

    private static List<X509Certificate> ofTheJvm() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager known) {
                return List.of(known.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static TrustManager[] managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    /** What {@code ssl_verify: false} asks for. The front end warns of it. */
    private static final class TrustsAnybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
