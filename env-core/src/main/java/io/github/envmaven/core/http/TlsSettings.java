package io.github.envmaven.core.http;

import java.nio.file.Path;
import java.util.List;

/**
 * Whom TLS trusts, and who we say we are.
 *
 * @param trust whose certificates are accepted
 * @param authorities PEM files, or directories of such, of authorities that are trusted besides those of the JVM
 * @param clientCertificate a PEM file with the certificate that servers ask for; the empty path for none
 * @param clientKey a PEM file with its key; the empty path where it stands in the same file
 */
public record TlsSettings(Trust trust, List<Path> authorities, Path clientCertificate, Path clientKey) {

    /** What the JVM trusts, and no certificate of our own. */
    public static final TlsSettings DEFAULT = new TlsSettings(Trust.JVM, List.of(), Path.of(""), Path.of(""));

    /** Whose certificates are accepted. */
    public enum Trust {
        /** Those of the JVM's authorities, and of the ones that are named. */
        JVM,
        /** Those of the operating system's authorities as well. */
        SYSTEM,
        /** Everybody's, so nobody knows who answers. */
        ANYBODY
    }

    /** Copies the files. */
    public TlsSettings {
        authorities = List.copyOf(authorities);
    }

    /**
     * These settings with more authorities.
     *
     * @param more PEM files
     * @return the new settings
     */
    public TlsSettings withAuthorities(List<Path> more) {
        return new TlsSettings(trust, more, clientCertificate, clientKey);
    }

    boolean hasClientCertificate() {
        return !clientCertificate.toString().isEmpty();
    }

    boolean isDefault() {
        return equals(DEFAULT);
    }
}
