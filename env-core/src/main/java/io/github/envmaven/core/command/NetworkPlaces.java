package io.github.envmaven.core.command;

import io.github.envmaven.core.channel.ChannelNames;
import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.http.AuthFile;
import io.github.envmaven.core.http.Credential;
import io.github.envmaven.core.http.Credentials;
import io.github.envmaven.core.http.Mirrors;
import io.github.envmaven.core.http.Netrc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The places that secrets and mirrors are for. Users name them shortly: a channel, a host, the id of a mirror.
 */
final class NetworkPlaces {

    private final TransportSettings transport;
    private final Map<String, List<String>> mirroredChannels;
    private final ChannelNames names;

    /**
     * Reads what users wrote.
     *
     * @param transport what the front end knows
     * @param mirroredChannels conda's {@code mirrored_channels}: URLs by channel
     * @param names says which channel a name means
     */
    NetworkPlaces(TransportSettings transport, Map<String, List<String>> mirroredChannels, ChannelNames names) {
        this.transport = transport;
        this.mirroredChannels = mirroredChannels;
        this.names = names;
    }

    /** All mirrors, without secrets in their URLs. */
    Mirrors mirrors() {
        List<Mirrors.Mirror> mirrors = new ArrayList<>();
        for (TransportSettings.Mirror mirror : transport.mirrors()) {
            List<String> except = mirror.of().stream()
                    .filter(text -> text.startsWith("!"))
                    .flatMap(text -> places(text.substring(1)).stream())
                    .toList();
            for (String text : mirror.of()) {
                if (!text.startsWith("!")) {
                    places(text).forEach(of -> mirrors.add(new Mirrors.Mirror(of, except, clean(mirror.url()))));
                }
            }
        }
        mirroredChannels.forEach((channel, urls) -> {
            List<String> clean =
                    urls.stream().flatMap(url -> clean(url).stream()).toList();
            places(channel).forEach(of -> mirrors.add(new Mirrors.Mirror(of, List.of(), clean)));
        });
        return new Mirrors(mirrors);
    }

    /** The secrets in the URLs of mirrors. */
    Credentials mirrorSecrets() {
        Credentials found = Credentials.NONE;
        for (List<String> urls : mirroredChannels.values()) {
            for (String url : urls) {
                found = found.with(Credentials.extract(url).credentials());
            }
        }
        for (TransportSettings.Mirror mirror : transport.mirrors()) {
            found = found.with(Credentials.extract(mirror.url()).credentials());
        }
        return found;
    }

    /** The secrets of a channel that stand under its name. */
    Credentials secretsOf(ResolvedChannel channel) {
        return transport.servers().stream()
                .filter(server -> server.id().equals(channel.channel().name()))
                .findFirst()
                .flatMap(NetworkPlaces::credential)
                .map(secret -> Credentials.NONE.with(channel.channel().baseUrl(), secret))
                .orElse(Credentials.NONE);
    }

    /**
     * The secrets that do not depend on channels: those of files, of hosts and of mirrors. The front end's count most.
     *
     * @param settings the session's settings
     * @return the secrets
     */
    static Credentials credentials(SessionSettings settings) {
        Map<String, String> environment = settings.environment();
        Credentials found = Netrc.read(environment, settings.home())
                .with(AuthFile.readMamba(settings.home()))
                .with(AuthFile.read(environment, settings.home()));
        TransportSettings transport = settings.transport();
        for (TransportSettings.Server server : transport.servers()) {
            Optional<Credential> secret = credential(server);
            if (secret.isPresent() && isHostOrUrl(server.id())) {
                found = found.with(server.id(), secret.get());
            }
            for (TransportSettings.Mirror mirror : transport.mirrors()) {
                if (secret.isPresent() && mirror.id().equals(server.id())) {
                    found = found.with(Credentials.extract(mirror.url()).url(), secret.get());
                }
            }
        }
        return found;
    }

    private List<String> places(String text) {
        if (text.equals("*") || text.equals("external:*")) {
            return List.of("");
        }
        if (text.contains("://")) {
            return clean(text);
        }
        if (isHostOrUrl(text)) {
            return List.of("https://" + text, "http://" + text);
        }
        return text.startsWith("external:")
                ? List.of()
                : names.resolve(text).stream()
                        .map(channel -> channel.channel().baseUrl())
                        .toList();
    }

    private static List<String> clean(String url) {
        return url.isEmpty() ? List.of() : List.of(Credentials.extract(url).url());
    }

    /** Channels below the alias have neither dots nor colons in their names; those that do are named by their URLs. */
    private static boolean isHostOrUrl(String id) {
        return id.startsWith("https://")
                || id.startsWith("http://")
                || id.equals("localhost")
                || id.matches("[A-Za-z0-9*-]+([.:][A-Za-z0-9-]+)+");
    }

    private static Optional<Credential> credential(TransportSettings.Server server) {
        boolean hasPassword = !server.user().isEmpty() || !server.password().isEmpty();
        if (server.headers().isEmpty()) {
            return hasPassword ? Optional.of(new Credential.Basic(server.user(), server.password())) : Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (hasPassword) {
            headers.putAll(new Credential.Basic(server.user(), server.password()).headers());
        }
        headers.putAll(server.headers());
        return Optional.of(new Credential.Headers(headers));
    }
}
