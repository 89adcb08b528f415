package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
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

    /** A context that trusts the JVM's authorities and those of some files. */
    static SSLContext context(List<Path> files) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (X509Certificate authority : ofTheJvm()) {
                trusted.setCertificateEntry("jvm-" + trusted.size(), authority);
            }
            for (Path file : files) {
                addAll(trusted, file);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trusted), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every JDK can keep certificates in memory", e);
        }
    }

    private static void addAll(KeyStore trusted, Path file) throws GeneralSecurityException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("file-" + trusted.size(), certificate);
            }
        } catch (IOException | CertificateException e) {
            throw new InvalidInput(
                    "Certificates in " + file + " cannot be read: " + e.getMessage(),
                    Remedy.fixInput("Name a file of certificates in PEM form, or unset the variable that names it."),
                    e);
        }
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
}
