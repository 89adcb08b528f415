package io.github.envmaven.core.http;

import io.github.envmaven.core.http.ProxyRule.DirectHosts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Which proxy a URL goes through: the first whose rule serves it. Nothing else decides, the JVM's own selector least of all.
 *
 * @param rules the most important first
 */
public record ProxySettings(List<ProxyRule> rules) {

    /** No proxy for anybody. */
    public static final ProxySettings NONE = new ProxySettings(List.of());

    /** Copies the rules. */
    public ProxySettings {
        rules = List.copyOf(rules);
    }

    /**
     * A proxy for each scheme.
     *
     * @param http the proxy for http URLs; empty for none
     * @param https the proxy for https URLs; empty for none
     * @param direct hosts that are spoken to directly
     * @return the settings
     */
    public static ProxySettings of(String http, String https, DirectHosts direct) {
        List<ProxyRule> rules = new ArrayList<>();
        if (!http.isEmpty()) {
            rules.add(new ProxyRule("http", "", http, direct));
        }
        if (!https.isEmpty()) {
            rules.add(new ProxyRule("https", "", https, direct));
        }
        return new ProxySettings(rules);
    }

    /**
     * What the usual variables say: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}, in
     * lower case first.
     *
     * @param environment the environment variables
     * @return the settings
     */
    public static ProxySettings fromEnvironment(Map<String, String> environment) {
        String all = variable(environment, "all_proxy");
        String http = variable(environment, "http_proxy");
        String https = variable(environment, "https_proxy");
        return of(http.isEmpty() ? all : http, https.isEmpty() ? all : https, noProxy(environment));
    }

    /**
     * The hosts that {@code NO_PROXY} names.
     *
     * @param environment the environment variables
     * @return the hosts
     */
    public static DirectHosts noProxy(Map<String, String> environment) {
        return new DirectHosts(
                List.of(variable(environment, "no_proxy").split("[,\\s]+", -1)), DirectHosts.Style.SUFFIXES);
    }

    /**
     * What the JVM's properties say: {@code http.proxyHost}, {@code https.proxyHost} with their ports, and
     * {@code http.nonProxyHosts}.
     *
     * @param properties the system properties
     * @return the settings
     */
    public static ProxySettings fromProperties(Properties properties) {
        String direct = properties.getProperty("http.nonProxyHosts", "localhost|127.*|[::1]");
        return of(
                property(properties, "http", "80"), property(properties, "https", "443"), DirectHosts.ofGlobs(direct));
    }

    /**
     * These settings, unless they name no proxy.
     *
     * @param others settings to use then
     * @return these or the others, never a mixture
     */
    public ProxySettings or(ProxySettings others) {
        return rules.isEmpty() ? others : this;
    }

    /**
     * The proxy for a URL.
     *
     * @param uri what is asked for
     * @return empty where the host is spoken to directly
     */
    public Optional<URI> proxyFor(URI uri) {
        Origin origin = Origin.of(uri);
        return rules.stream().filter(rule -> rule.serves(origin)).findFirst().map(ProxyRule::uri);
    }

    private static String property(Properties properties, String scheme, String standardPort) {
        String host = properties.getProperty(scheme + ".proxyHost", "");
        return host.isEmpty()
                ? ""
                : "http://" + host + ":" + properties.getProperty(scheme + ".proxyPort", standardPort);
    }

    private static String variable(Map<String, String> environment, String lowerCase) {
        String value = environment.getOrDefault(lowerCase, "");
        return value.isEmpty() ? environment.getOrDefault(lowerCase.toUpperCase(Locale.ROOT), "") : value;
    }
}
