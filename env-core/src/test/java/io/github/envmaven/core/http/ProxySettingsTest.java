package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.http.ProxyRule.DirectHosts;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://conda.anaconda.org/, true",
        "https://example.com/, false",
        "https://sub.example.com/, false",
        "https://badexample.com/, true",
        "https://internal.org/, false",
        "https://a.internal.org/, false",
        "https://star.net/, false",
        "https://a.star.net/, false",
        "https://port.org:8443/, false",
        "https://port.org/, true",
        "http://127.0.0.1:8080/, false",
    })
    void goesDirectlyToTheNamedHosts(String url, boolean viaProxy) {
        List<String> direct = List.of("example.com", ".Internal.org", "*.star.net", "port.org:8443", "127.0.0.1");
        ProxySettings settings = ProxySettings.of(
                "http://proxy:3128", "http://proxy:3128", new DirectHosts(direct, DirectHosts.Style.SUFFIXES));

        assertThat(settings.proxyFor(URI.create(url)).isPresent()).isEqualTo(viaProxy);
    }

    @Test
    void readsTheUsualVariables() {
        TreeMap<String, String> environment = new TreeMap<>();
        environment.put("HTTPS_PROXY", "proxy.example.com:3128");
        environment.put("http_proxy", "http://plain:80");
        environment.put("HTTP_PROXY", "http://ignored:80");
        environment.put("NO_PROXY", "localhost, .example.com");

        ProxySettings settings = ProxySettings.fromEnvironment(environment);

        assertThat(settings.proxyFor(URI.create("https://a.org/")))
                .contains(URI.create("http://proxy.example.com:3128"));
        assertThat(settings.proxyFor(URI.create("http://a.org/"))).contains(URI.create("http://plain:80"));
        assertThat(settings.proxyFor(URI.create("https://a.example.com/"))).isEmpty();
        assertThat(ProxySettings.fromEnvironment(new TreeMap<>())).isEqualTo(ProxySettings.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/, false",
        "https://sub.example.com/, true",
        "https://a.internal.org/, false",
        "https://internal.org/, true",
        "https://10.1.2.3/, false",
        "https://110.1.2.3/, true",
        "https://build-7.lan/, false",
        "https://build-7.lan.org/, true",
    })
    void readsPatternsAsMavenDoes(String url, boolean viaProxy) {
        DirectHosts direct = DirectHosts.ofGlobs("example.com|*.internal.org, 10.* |build-*.lan");
        ProxySettings settings = ProxySettings.of("", "proxy:3128", direct);

        assertThat(settings.proxyFor(URI.create(url)).isPresent()).isEqualTo(viaProxy);
    }

    @Test
    void asksTheFirstProxyThatServesAHost() {
        ProxySettings settings = new ProxySettings(List.of(
                new ProxyRule("https", "a.org", "http://of-a:1", DirectHosts.NONE),
                new ProxyRule("https", "", "http://first:1", DirectHosts.ofGlobs("b.org")),
                new ProxyRule("https", "", "http://second:1", DirectHosts.NONE)));

        assertThat(settings.proxyFor(URI.create("https://a.org/"))).contains(URI.create("http://of-a:1"));
        assertThat(settings.proxyFor(URI.create("https://b.org/"))).contains(URI.create("http://second:1"));
        assertThat(settings.proxyFor(URI.create("https://c.org/"))).contains(URI.create("http://first:1"));
        assertThat(settings.proxyFor(URI.create("http://c.org/"))).isEmpty();
    }

    @Test
    void readsTheProxiesOfTheJvm() {
        Properties properties = new Properties();
        properties.setProperty("https.proxyHost", "proxy.example.com");
        properties.setProperty("https.proxyPort", "3128");
        properties.setProperty("http.nonProxyHosts", "*.example.com");

        ProxySettings settings = ProxySettings.fromProperties(properties);

        assertThat(settings.proxyFor(URI.create("https://a.org/")))
                .contains(URI.create("http://proxy.example.com:3128"));
        assertThat(settings.proxyFor(URI.create("https://a.example.com/"))).isEmpty();
        assertThat(settings.proxyFor(URI.create("http://a.org/"))).isEmpty();
    }

    @Test
    void refusesWhatCannotBeUsedWithoutShowingPasswords() {
        assertThatThrownBy(() -> ProxySettings.of("socks5://me:secret@host:1", "", DirectHosts.NONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Proxy socks5://********@host:1 cannot be used");
    }
}
