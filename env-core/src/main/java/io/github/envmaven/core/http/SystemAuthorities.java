package io.github.envmaven.core.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The authorities that the operating system trusts, where companies put their own. */
final class SystemAuthorities {

    private static final List<String> STORES = List.of("Windows-ROOT", "KeychainStore");
    private static final List<String> FILES =
            List.of("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem");

    private SystemAuthorities() {}

    /** All of them; none where the system keeps them in a place that is not known here. */
    static List<Certificate> all() throws IOException, GeneralSecurityException {
        List<Certificate> found = new ArrayList<>();
        for (String name : STORES) {
            found.addAll(ofStore(name));
        }
        for (String file : FILES) {
            if (Files.isRegularFile(Path.of(file))) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
                    found.addAll(CertificateFactory.getInstance("X.509").generateCertificates(in));
                }
            }
        }
        return found;
    }

    private static List<Certificate> ofStore(String name) throws IOException, GeneralSecurityException {
        List<Certificate> found = new ArrayList<>();
        try {
            KeyStore store = KeyStore.getInstance(name);
            store.load(null, null);
            for (String alias : Collections.list(store.aliases())) {
                found.add(store.getCertificate(alias));
            }
            return found;
        } catch (KeyStoreException e) {
            // The store of another system.
            return List.of();
        }
    }
}
