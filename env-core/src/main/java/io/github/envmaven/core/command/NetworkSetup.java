package io.github.envmaven.core.command;

import io.github.envmaven.core.channel.ChannelNames;
import io.github.envmaven.core.channel.ChannelSettings;
import io.github.envmaven.core.command.SessionSettings.CondarcUse;
import io.github.envmaven.core.condarc.Condarc;
import io.github.envmaven.core.condarc.CondarcFiles;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.HttpSettings;
import io.github.envmaven.core.http.ProxyRule;
import io.github.envmaven.core.http.ProxyRule.DirectHosts;
import io.github.envmaven.core.http.ProxySettings;
import io.github.envmaven.core.http.RetryPolicy;
import io.github.envmaven.core.http.TlsSettings;
import io.github.envmaven.core.http.TlsSettings.Trust;
import io.github.envmaven.core.http.TrustedCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the network is used, put together from what the front end, conda's configuration files and the environment say. Made
 * when a job first needs channels: one that needs none reads no files.
 */
final class NetworkSetup {

    private final SessionSettings settings;
    private final Condarc condarc;
    private final EventListener listener;

    /**
     * Reads conda's configuration files, where they count.
     *
     * @param settings the session's settings
     * @param listener is warned of settings that weaken security
     */
    NetworkSetup(SessionSettings settings, EventListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.condarc = settings.condarc() == CondarcUse.NONE
                ? Condarc.NONE
                : Condarc.read(CondarcFiles.find(settings.environment(), settings.home()), settings.environment());
    }

    /** What conda's files say. */
    Condarc condarc() {
        return condarc;
    }

    /** Whether the front end, or conda's configuration, forbids the network. */
    boolean isOffline() {
        return settings.network() == SessionSettings.Network.OFFLINE || condarc.isTrue("offline");
    }

    /** Everything but mirrors. */
    HttpSettings http() {
        HttpSettings standard = HttpSettings.DEFAULT;
        return standard.withProxies(proxies())
                .withTls(tls())
                .withCredentials(NetworkPlaces.credentials(settings))
                .withRetry(retry())
                .withTimeouts(
                        seconds("remote_connect_timeout_secs", standard.connectTimeout()),
                        seconds("remote_read_timeout_secs", standard.readTimeout()));
    }

    /** The mirrors of channels. */
    NetworkPlaces places(ChannelNames names) {
        return new NetworkPlaces(settings.transport(), condarc.lists("mirrored_channels"), names);
    }

    /** What channel names mean: as everywhere, or as conda's files say where those count. */
    ChannelSettings channels() {
        return channels(settings.condarc());
    }

    /** What channel names would mean if conda's files counted so much. */
    ChannelSettings channels(CondarcUse use) {
        ChannelSettings standard =
                ChannelSettings.standard().withHome(settings.home().toString());
        ChannelSettings configured = use == CondarcUse.ALL ? configured(standard) : standard;
        return settings.channelAlias().isEmpty() ? configured : configured.withAlias(settings.channelAlias());
    }

    private ChannelSettings configured(ChannelSettings standard) {
        Map<String, List<String>> multichannels = new LinkedHashMap<>(standard.multichannels());
        List<String> defaults = condarc.list("default_channels");
        if (!defaults.isEmpty()) {
            multichannels.put("defaults", defaults);
        }
        multichannels.putAll(condarc.lists("custom_multichannels"));
        Map<String, String> custom = new LinkedHashMap<>(standard.customChannels());
        custom.putAll(condarc.map("custom_channels"));
        String alias = condarc.text("channel_alias").orElse(standard.alias());
        return new ChannelSettings(alias, multichannels, custom, standard.home());
    }

    private ProxySettings proxies() {
        List<ProxyRule> rules = new ArrayList<>();
        for (TransportSettings.Proxy proxy : settings.transport().proxies()) {
            DirectHosts direct = DirectHosts.ofGlobs(proxy.nonProxyHosts());
            rules.add(new ProxyRule(proxy.scheme(), "", proxy.url(), direct));
        }
        if (!rules.isEmpty()) {
            // As in Maven, what leads to http leads to https where nothing else does.
            List<ProxyRule> more = rules.stream()
                    .filter(rule -> rule.scheme().equals("http"))
                    .map(rule -> new ProxyRule("https", "", rule.proxy(), rule.direct()))
                    .toList();
            rules.addAll(more);
            return new ProxySettings(rules);
        }
        return new ProxySettings(condarcProxies())
                .or(ProxySettings.fromEnvironment(settings.environment()))
                .or(ProxySettings.fromProperties(System.getProperties()));
    }

    /** conda's {@code proxy_servers}: by scheme, or by scheme and host, which counts more. */
    private List<ProxyRule> condarcProxies() {
        DirectHosts direct = ProxySettings.noProxy(settings.environment());
        List<ProxyRule> rules = new ArrayList<>();
        condarc.map("proxy_servers").forEach((key, proxy) -> {
            int colon = key.indexOf("://");
            String scheme = (colon < 0 ? key : key.substring(0, colon)).toLowerCase(Locale.ROOT);
            String host = colon < 0 ? "" : key.substring(colon + 3);
            for (String served : scheme.equals("all") ? List.of("http", "https") : List.of(scheme)) {
                rules.add(new ProxyRule(served, host, proxy, direct));
            }
        });
        rules.sort(Comparator.comparingInt(rule -> -rule.host().length()));
        return rules;
    }

    private TlsSettings tls() {
        String verify = condarc.text("ssl_verify").orElse("true").strip();
        List<Path> authorities = new ArrayList<>(TrustedCertificates.fromEnvironment(settings.environment()));
        Trust trust = Trust.JVM;
        if (Condarc.isFalse(verify)) {
            trust = Trust.ANYBODY;
            listener.onEvent(
                    new Event.Warned("No server's certificate is checked, because " + condarc.origin("ssl_verify")
                            + " sets ssl_verify to false: anybody on the way can change what channels say."));
        } else if (verify.equals("truststore")) {
            trust = Trust.SYSTEM;
        } else if (!verify.equalsIgnoreCase("true")) {
            authorities.add(path(verify));
        }
        return new TlsSettings(
                trust,
                authorities,
                condarc.text("client_ssl_cert").map(this::path).orElse(Path.of("")),
                condarc.text("client_ssl_cert_key").map(this::path).orElse(Path.of("")));
    }

    private RetryPolicy retry() {
        RetryPolicy standard = RetryPolicy.DEFAULT;
        int attempts = condarc.number("remote_max_retries")
                .map(retries -> 1 + (int) Math.min(retries, 100))
                .orElse(standard.attempts());
        return new RetryPolicy(
                attempts, seconds("remote_backoff_factor", standard.firstPause()), standard.longestPause());
    }

    private Duration seconds(String key, Duration standard) {
        return condarc.number(key)
                .map(number -> Duration.ofMillis(Math.round(number * 1000)))
                .orElse(standard);
    }

    private Path path(String text) {
        return text.startsWith("~") ? Path.of(settings.home() + text.substring(1)) : Path.of(text);
    }
}
