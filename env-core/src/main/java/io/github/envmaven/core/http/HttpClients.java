package io.github.envmaven.core.http;

import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Makes the client of the library, with everything off that decides by itself: redirects, retries, cookies, decoding. */
final class HttpClients {

    private static final String USER_AGENT = "env-maven-plugin";

    // The library's own limits are none: a server could fill the memory with headers.
    private static final Http1Config BOUNDED_HEADERS = Http1Config.custom()
            .setMaxHeaderCount(256)
            .setMaxLineLength(1 << 16)
            .build();

    private HttpClients() {}

    static CloseableHttpClient create(HttpSettings settings, LazyTls tls) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(settings, tls))
                .setRoutePlanner(routes(settings.proxies()))
                .setDefaultCredentialsProvider(proxyPasswords(settings.proxies()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout(settings.readTimeout()))
                        .setConnectionRequestTimeout(Timeout.DISABLED)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent(USER_AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(HttpSettings settings, LazyTls tls) {
        ConnectionConfig config = ConnectionConfig.custom()
                .setConnectTimeout(timeout(settings.connectTimeout()))
                .setSocketTimeout(timeout(settings.readTimeout()))
                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(settings.connectionsPerHost())
                .setMaxConnTotal(4 * settings.connectionsPerHost())
                .setDefaultConnectionConfig(config)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(BOUNDED_HEADERS)
                        .build())
                .setTlsSocketStrategy(tls)
                .build();
    }

    static TlsSocketStrategy tls(TlsSettings settings) {
        if (settings.isDefault()) {
            return DefaultClientTlsStrategy.createDefault();
        }
        ClientTlsStrategyBuilder tls =
                ClientTlsStrategyBuilder.create().setSslContext(TrustedCertificates.context(settings));
        if (settings.trust() == TlsSettings.Trust.ANYBODY) {
            tls.setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
                    .setHostnameVerifier(NoopHostnameVerifier.INSTANCE);
        }
        return tls.buildClassic();
    }

    private static DefaultRoutePlanner routes(ProxySettings proxies) {
        return new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE) {
            @Override
            protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
                return proxies.proxyFor(URI.create(target.toURI()))
                        .map(HttpClients::host)
                        .orElse(null);
            }
        };
    }

    /** Passwords by the proxy they belong to; no other host is ever given one. */
    private static BasicCredentialsProvider proxyPasswords(ProxySettings proxies) {
        BasicCredentialsProvider passwords = new BasicCredentialsProvider();
        for (ProxyRule rule : proxies.rules()) {
            if (rule.uri().getRawUserInfo() != null) {
                addPassword(passwords, rule.uri());
            }
        }
        return passwords;
    }

    private static void addPassword(BasicCredentialsProvider passwords, URI proxy) {
        Credentials.Extracted extracted = Credentials.extract(proxy.toString());
        URI clean = URI.create(extracted.url());
        extracted.credentials().find(clean).ifPresent(secret -> {
            if (secret instanceof Credential.Basic basic) {
                passwords.setCredentials(
                        new AuthScope(host(proxy)),
                        new UsernamePasswordCredentials(
                                basic.user(), basic.password().toCharArray()));
            }
        });
    }

    private static HttpHost host(URI uri) {
        return new HttpHost(
                Origin.of(uri).scheme(), uri.getHost(), Origin.of(uri).port());
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }
}
