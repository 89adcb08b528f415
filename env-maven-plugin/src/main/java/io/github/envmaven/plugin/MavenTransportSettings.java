package io.github.envmaven.plugin;

import io.github.envmaven.core.command.TransportSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Reads the proxies, servers and mirrors of {@code settings.xml}, with their passwords decrypted. */
final class MavenTransportSettings {

    /** What a mirror has to name in {@code <mirrorOfLayouts>} to stand in for channels, and not for Maven's repositories. */
    private static final String LAYOUT = "conda";

    private final Settings settings;
    private final SettingsDecrypter decrypter;
    private final Log log;

    /**
     * Prepares to read.
     *
     * @param settings the user's settings, merged by Maven
     * @param decrypter opens passwords with the user's master password
     * @param log is told of passwords that cannot be opened
     */
    MavenTransportSettings(Settings settings, SettingsDecrypter decrypter, Log log) {
        this.settings = settings;
        this.decrypter = decrypter;
        this.log = log;
    }

    /**
     * Reads.
     *
     * @return what the core needs of them
     */
    TransportSettings read() {
        DefaultSettingsDecryptionRequest request = new DefaultSettingsDecryptionRequest();
        request.setServers(new ArrayList<>(settings.getServers()));
        request.setProxies(
                settings.getProxies().stream().filter(Proxy::isActive).toList());
        SettingsDecryptionResult decrypted = decrypter.decrypt(request);
        for (SettingsProblem problem : decrypted.getProblems()) {
            log.debug("settings.xml: " + problem.getMessage());
        }
        decrypted.getServers().stream()
                .filter(this::isLost)
                .forEach(server -> log.warn("The password of server " + server.getId()
                        + " in settings.xml cannot be decrypted, so it is not used; -X says why."));
        return new TransportSettings(
                decrypted.getProxies().stream()
                        .map(MavenTransportSettings::proxy)
                        .toList(),
                decrypted.getServers().stream()
                        .filter(server -> !isEncrypted(server.getPassword()))
                        .map(MavenTransportSettings::server)
                        .toList(),
                settings.getMirrors().stream()
                        .filter(MavenTransportSettings::isForChannels)
                        .map(MavenTransportSettings::mirror)
                        .toList());
    }

    private static TransportSettings.Proxy proxy(Proxy proxy) {
        String user = orEmpty(proxy.getUsername());
        String secret = user.isEmpty() ? "" : encoded(user) + ":" + encoded(orEmpty(proxy.getPassword())) + "@";
        return new TransportSettings.Proxy(
                orEmpty(proxy.getProtocol()).equalsIgnoreCase("https") ? "https" : "http",
                "http://" + secret + proxy.getHost() + ":" + proxy.getPort(),
                orEmpty(proxy.getNonProxyHosts()));
    }

    private static TransportSettings.Server server(Server server) {
        return new TransportSettings.Server(
                orEmpty(server.getId()), orEmpty(server.getUsername()), orEmpty(server.getPassword()), headers(server));
    }

    private static TransportSettings.Mirror mirror(Mirror mirror) {
        return new TransportSettings.Mirror(
                orEmpty(mirror.getId()),
                words(mirror.getMirrorOf()),
                mirror.isBlocked() ? "" : orEmpty(mirror.getUrl()));
    }

    private static boolean isForChannels(Mirror mirror) {
        return words(mirror.getMirrorOfLayouts()).contains(LAYOUT);
    }

    /** {@code <configuration><httpHeaders><property><name>X</name><value>Y</value>}, as Maven's own transports read it. */
    private static Map<String, String> headers(Server server) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (server.getConfiguration() instanceof Xpp3Dom configuration) {
            Xpp3Dom list = configuration.getChild("httpHeaders");
            Xpp3Dom[] properties = list == null ? new Xpp3Dom[0] : list.getChildren("property");
            for (Xpp3Dom property : properties) {
                headers.put(text(property, "name"), text(property, "value"));
            }
        }
        return headers;
    }

    private static String text(Xpp3Dom parent, String name) {
        Xpp3Dom child = parent.getChild(name);
        return child == null ? "" : orEmpty(child.getValue()).strip();
    }

    private static List<String> words(@Nullable String text) {
        return Arrays.stream(orEmpty(text).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether a password is missing that a channel may well need; others are Maven's own business. */
    private boolean isLost(Server server) {
        String id = orEmpty(server.getId());
        boolean isOurs = id.contains(".")
                || settings.getMirrors().stream()
                        .anyMatch(mirror -> isForChannels(mirror) && id.equals(mirror.getId()));
        return isOurs && isEncrypted(server.getPassword());
    }

    /** What could not be decrypted must not be sent to anybody either. */
    private static boolean isEncrypted(@Nullable String password) {
        return password != null && password.matches("(?s).*(?<!\\\\)\\{[A-Za-z0-9+/=]{16,}}.*");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
