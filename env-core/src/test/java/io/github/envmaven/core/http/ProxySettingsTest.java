package io.github.envmaven.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.net.URI;
import java.util.List;
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
        ProxySettings settings = new ProxySettings("http://proxy:3128", "http://proxy:3128", direct);

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
        assertThat(settings.direct()).containsExactly("localhost", ".example.com");
        assertThat(ProxySettings.fromEnvironment(new TreeMap<>())).isEqualTo(ProxySettings.NONE);
    }

    @Test
    void refusesWhatCannotBeUsedWithoutShowingPasswords() {
        assertThatThrownBy(() -> new ProxySettings("socks5://me:secret@host:1", "", List.of()))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Proxy socks5://********@host:1 cannot be used");
    }
}
