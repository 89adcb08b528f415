package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy a URL goes through.
 *
 * @param http the proxy for http URLs, {@code http://user:password@host:port}; empty for none
 * @param https the proxy for https URLs; empty for none
 * @param direct hosts that are spoken to directly: {@code example.com} and {@code .example.com} (with all below it),
 *     {@code *.example.com}, {@code example.com:8443}, {@code *} for all
 */
public record ProxySettings(String http, String https, List<String> direct) {

    /** No proxy for anybody. */
    public static final ProxySettings NONE = new ProxySettings("", "", List.of());

    /** Copies the hosts and refuses proxies that cannot be used. */
    public ProxySettings {
        direct = List.copyOf(direct);
        check(http);
        check(https);
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
        List<String> direct = List.of(variable(environment, "no_proxy").split("[,\\s]+", -1)).stream()
                .filter(host -> !host.isEmpty())
                .toList();
        return new ProxySettings(http.isEmpty() ? all : http, https.isEmpty() ? all : https, direct);
    }

    /**
     * The proxy for a URL.
     *
     * @param uri what is asked for
     * @return empty where the host is spoken to directly
     */
    public Optional<URI> proxyFor(URI uri) {
        String proxy = Origin.of(uri).scheme().equals("https") ? https : http;
        if (proxy.isEmpty() || isDirect(Origin.of(uri))) {
            return Optional.empty();
        }
        return Optional.of(parse(proxy));
    }

    /** Shows no passwords. */
    @Override
    public String toString() {
        return "ProxySettings[" + Redaction.redact(http) + ", " + Redaction.redact(https) + ", " + direct + "]";
    }

    private boolean isDirect(Origin origin) {
        return direct.stream().map(host -> host.toLowerCase(Locale.ROOT)).anyMatch(host -> isDirect(origin, host));
    }

    private static boolean isDirect(Origin origin, String pattern) {
        if (pattern.equals("*")) {
            return true;
        }
        int colon = pattern.lastIndexOf(':');
        boolean hasPort = colon > 0 && pattern.indexOf(':') == colon;
        if (hasPort && !pattern.substring(colon + 1).equals(String.valueOf(origin.port()))) {
            return false;
        }
        String host = hasPort ? pattern.substring(0, colon) : pattern;
        String suffix = host.startsWith("*.") ? host.substring(1) : host;
        String name = suffix.startsWith(".") ? suffix.substring(1) : suffix;
        return origin.host().equals(name) || origin.host().endsWith("." + name);
    }

    private static String variable(Map<String, String> environment, String lowerCase) {
        String value = environment.getOrDefault(lowerCase, "");
        return value.isEmpty() ? environment.getOrDefault(lowerCase.toUpperCase(Locale.ROOT), "") : value;
    }

    private static void check(String proxy) {
        if (proxy.isEmpty()) {
            return;
        }
        URI uri = parse(proxy);
        boolean isHttp =
                uri.getScheme().equalsIgnoreCase("http") || uri.getScheme().equalsIgnoreCase("https");
        if (!isHttp || uri.getHost() == null) {
            throw new InvalidInput(
                    "Proxy " + Redaction.redact(proxy) + " cannot be used",
                    Remedy.fixInput("Write the proxy as http://host:port."));
        }
    }

    private static URI parse(String proxy) {
        return Request.parse(proxy.contains("://") ? proxy : "http://" + proxy);
    }
}
