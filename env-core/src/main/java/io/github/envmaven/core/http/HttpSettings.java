package io.github.envmaven.core.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the network is used.
 *
 * @param proxies which proxy a URL goes through
 * @param credentials which secret opens which place
 * @param retry when a request is tried again
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for the next bytes
 * @param connectionsPerHost how many connections one host is given at most
 * @param certificates PEM files of authorities that are trusted besides those of the JVM
 */
public record HttpSettings(
        ProxySettings proxies,
        Credentials credentials,
        RetryPolicy retry,
        Duration connectTimeout,
        Duration readTimeout,
        int connectionsPerHost,
        List<Path> certificates) {

    /** Direct, without secrets; thirty-two connections hide the latency of many small files. */
    public static final HttpSettings DEFAULT = new HttpSettings(
            ProxySettings.NONE,
            Credentials.NONE,
            RetryPolicy.DEFAULT,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            32,
            List.of());

    /** Copies the certificates. */
    public HttpSettings {
        certificates = List.copyOf(certificates);
    }

    /**
     * These settings with other proxies.
     *
     * @param proxies which proxy a URL goes through
     * @return the new settings
     */
    public HttpSettings withProxies(ProxySettings proxies) {
        return new HttpSettings(
                proxies, credentials, retry, connectTimeout, readTimeout, connectionsPerHost, certificates);
    }

    /**
     * These settings with other secrets.
     *
     * @param credentials which secret opens which place
     * @return the new settings
     */
    public HttpSettings withCredentials(Credentials credentials) {
        return new HttpSettings(
                proxies, credentials, retry, connectTimeout, readTimeout, connectionsPerHost, certificates);
    }

    /**
     * These settings with another policy.
     *
     * @param retry when a request is tried again
     * @return the new settings
     */
    public HttpSettings withRetry(RetryPolicy retry) {
        return new HttpSettings(
                proxies, credentials, retry, connectTimeout, readTimeout, connectionsPerHost, certificates);
    }

    /**
     * These settings with another patience.
     *
     * @param connectTimeout how long to wait for a connection
     * @param readTimeout how long to wait for the next bytes
     * @return the new settings
     */
    public HttpSettings withTimeouts(Duration connectTimeout, Duration readTimeout) {
        return new HttpSettings(
                proxies, credentials, retry, connectTimeout, readTimeout, connectionsPerHost, certificates);
    }

    /**
     * These settings with other authorities.
     *
     * @param certificates PEM files of authorities that are trusted besides those of the JVM
     * @return the new settings
     */
    public HttpSettings withCertificates(List<Path> certificates) {
        return new HttpSettings(
                proxies, credentials, retry, connectTimeout, readTimeout, connectionsPerHost, certificates);
    }
}
