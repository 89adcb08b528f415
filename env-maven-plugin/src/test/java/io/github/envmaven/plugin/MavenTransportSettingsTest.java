package io.github.envmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.envmaven.core.command.TransportSettings;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

class MavenTransportSettingsTest {

    private final Settings settings = new Settings();
    private final List<String> warnings = new ArrayList<>();

    @Test
    void takesOnlyMirrorsThatNameTheLayout() {
        settings.addMirror(mirror("maven", "*", ""));
        settings.addMirror(mirror("all-layouts", "*", "*"));
        settings.addMirror(mirror("company", "conda-forge, !team", "default,conda"));
        Mirror blocked = mirror("blocked", "defaults", "conda");
        blocked.setBlocked(true);
        settings.addMirror(blocked);

        assertThat(read().mirrors())
                .containsExactly(
                        new TransportSettings.Mirror("company", List.of("conda-forge", "!team"), "https://company.lan"),
                        new TransportSettings.Mirror("blocked", List.of("defaults"), ""));
    }

    @Test
    void takesActiveProxiesWithTheirPasswordsDecrypted() {
        Proxy proxy = proxy("https", true);
        proxy.setUsername("me@work");
        proxy.setPassword("{encrypted}");
        proxy.setNonProxyHosts("*.lan|localhost");
        settings.addProxy(proxy);
        settings.addProxy(proxy("http", false));

        assertThat(read().proxies())
                .containsExactly(new TransportSettings.Proxy(
                        "https", "http://me%40work:open%20%7Bencrypted%7D@proxy.lan:3128", "*.lan|localhost"));
    }

    @Test
    void takesServersWithPasswordsAndHeaders() throws Exception {
        Server server = server("repo.lan", "{short}");
        server.setConfiguration(Xpp3DomBuilder.build(new StringReader("""
                <configuration><httpHeaders>
                  <property><name>X-Key</name><value> k </value></property>
                </httpHeaders></configuration>""")));
        settings.addServer(server);

        assertThat(read().servers())
                .containsExactly(new TransportSettings.Server("repo.lan", "me", "open {short}", Map.of("X-Key", "k")));
        assertThat(read().toString()).doesNotContain("open").doesNotContain("X-Key");
    }

    @Test
    void leavesOutPasswordsThatCannotBeDecryptedAndSaysSoWhereItMatters() {
        settings.addServer(server("repo.lan", "{COQLCE6DU6GtcS5PLOCKED=}"));
        settings.addServer(server("central-snapshots", "{COQLCE6DU6GtcS5PLOCKED=}"));

        assertThat(read().servers()).isEmpty();
        assertThat(warnings)
                .containsExactly("The password of server repo.lan in settings.xml cannot be decrypted, so it is not"
                        + " used; -X says why.");
    }

    private TransportSettings read() {
        warnings.clear();
        return new MavenTransportSettings(settings, MavenTransportSettingsTest::decrypt, new SystemStreamLog() {
                    @Override
                    public void warn(CharSequence content) {
                        warnings.add(content.toString());
                    }
                })
                .read();
    }

    /** Opens what is in braces, but for what is locked. */
    private static SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
        List<Server> servers = request.getServers().stream().map(Server::clone).toList();
        List<Proxy> proxies = request.getProxies().stream().map(Proxy::clone).toList();
        servers.forEach(server -> server.setPassword(opened(server.getPassword())));
        proxies.forEach(proxy -> proxy.setPassword(opened(proxy.getPassword())));
        return new SettingsDecryptionResult() {
            @Override
            public Server getServer() {
                return servers.get(0);
            }

            @Override
            public List<Server> getServers() {
                return servers;
            }

            @Override
            public Proxy getProxy() {
                return proxies.get(0);
            }

            @Override
            public List<Proxy> getProxies() {
                return proxies;
            }

            @Override
            public List<SettingsProblem> getProblems() {
                return List.of();
            }
        };
    }

    private static String opened(String password) {
        return password == null || password.contains("LOCKED") ? password : "open " + password;
    }

    private static Mirror mirror(String id, String of, String layouts) {
        Mirror mirror = new Mirror();
        mirror.setId(id);
        mirror.setMirrorOf(of);
        mirror.setUrl("https://" + id + ".lan");
        if (!layouts.isEmpty()) {
            mirror.setMirrorOfLayouts(layouts);
        }
        return mirror;
    }

    private static Proxy proxy(String protocol, boolean active) {
        Proxy proxy = new Proxy();
        proxy.setProtocol(protocol);
        proxy.setActive(active);
        proxy.setHost("proxy.lan");
        proxy.setPort(3128);
        return proxy;
    }

    private static Server server(String id, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername("me");
        server.setPassword(password);
        return server;
    }
}
