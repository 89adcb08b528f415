package io.github.envmaven.core.http;

import java.time.Duration;

/**
 * How the network is used.
 *
 * @param proxies which proxy a URL goes through
 * @param credentials which secret opens which place
 * @param retry when a request is tried again
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for the next bytes
 * @param connectionsPerHost how many connections one host is given at most
 * @param tls whom TLS trusts, and who we say we are
 */
public record HttpSettings(
        ProxySettings proxies,
        Credentials credentials,
        RetryPolicy retry,
        Duration connectTimeout,
        Duration readTimeout,
        int connectionsPerHost,
        TlsSettings tls) {

    /** Direct, without secrets; sixty-four connections hide the latency of many small files. */
    public static final HttpSettings DEFAULT = new HttpSettings(
            ProxySettings.NONE,
            Credentials.NONE,
            RetryPolicy.DEFAULT,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            64,
            TlsSettings.DEFAULT);

    /**
     * These settings with other proxies.
     *
     * @param proxies which proxy a URL goes through
     * @return the new settings
     */
    public HttpSettings withProxies(ProxySettings proxies) {
        return new HttpSettings(proxies, credentials, retry, connectTimeout, readTimeout, connectionsPerHost, tls);
    }

    /**
     * These settings with other secrets.
     *
     * @param credentials which secret opens which place
     * @return the new settings
     */
    public HttpSettings withCredentials(Credentials credentials) {
        return new HttpSettings(proxies, credentials, retry, connectTimeout, readTimeout, connectionsPerHost, tls);
    }

    /**
     * These settings with another policy.
     *
     * @param retry when a request is tried again
     * @return the new settings
     */
    public HttpSettings withRetry(RetryPolicy retry) {
        return new HttpSettings(proxies, credentials, retry, connectTimeout, readTimeout, connectionsPerHost, tls);
    }

    /**
     * These settings with another patience.
     *
     * @param connectTimeout how long to wait for a connection
     * @param readTimeout how long to wait for the next bytes
     * @return the new settings
     */
    public HttpSettings withTimeouts(Duration connectTimeout, Duration readTimeout) {
        return new HttpSettings(proxies, credentials, retry, connectTimeout, readTimeout, connectionsPerHost, tls);
    }

    /**
     * These settings with other trust.
     *
     * @param tls whom TLS trusts, and who we say we are
     * @return the new settings
     */
    public HttpSettings withTls(TlsSettings tls) {
        return new HttpSettings(proxies, credentials, retry, connectTimeout, readTimeout, connectionsPerHost, tls);
    }
}
