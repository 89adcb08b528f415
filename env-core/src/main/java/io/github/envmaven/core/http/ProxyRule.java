package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * One proxy, and what goes through it.
 *
 * @param scheme {@code http} or {@code https}: the scheme of the URLs that are asked for, not that of the proxy
 * @param host the only host that goes through it; empty for all
 * @param proxy {@code http://user:password@host:port}
 * @param direct hosts that are spoken to directly
 */
public record ProxyRule(String scheme, String host, String proxy, DirectHosts direct) {

    /** Refuses proxies that cannot be used. */
    public ProxyRule {
        URI uri = parse(proxy);
        boolean isHttp =
                uri.getScheme().equalsIgnoreCase("http") || uri.getScheme().equalsIgnoreCase("https");
        if (!isHttp || uri.getHost() == null) {
            throw new InvalidInput(
                    "Proxy " + Redaction.redact(proxy) + " cannot be used",
                    Remedy.fixInput("Write the proxy as http://host:port."));
        }
    }

    /** Where the proxy is, perhaps with its password. */
    URI uri() {
        return parse(proxy);
    }

    boolean serves(Origin origin) {
        boolean isMeant = host.isEmpty() || host.toLowerCase(Locale.ROOT).equals(origin.host());
        return isMeant && scheme.equals(origin.scheme()) && !direct.contains(origin);
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return scheme + "://" + (host.isEmpty() ? "*" : host) + " by " + Redaction.redact(proxy) + " but for " + direct;
    }

    private static URI parse(String proxy) {
        return Request.parse(proxy.contains("://") ? proxy : "http://" + proxy);
    }

    /** Hosts to which no proxy leads, and how they are written. */
    public record DirectHosts(List<String> patterns, Style style) {

        /** No host. */
        public static final DirectHosts NONE = new DirectHosts(List.of(), Style.SUFFIXES);

        /** How hosts are written. */
        public enum Style {
            /**
             * As in {@code NO_PROXY}: {@code example.com}, {@code .example.com} and {@code *.example.com} are a host and
             * all below it; {@code example.com:8443} is one port of it; {@code *} is everything.
             */
            SUFFIXES,
            /** As in Java's and Maven's {@code nonProxyHosts}: a host, or a pattern with {@code *} anywhere in it. */
            GLOBS
        }

        /** Copies the patterns. */
        public DirectHosts {
            patterns = patterns.stream()
                    .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                    .filter(pattern -> !pattern.isEmpty())
                    .toList();
        }

        /**
         * Reads Java's and Maven's form: patterns between {@code |}.
         *
         * @param text the text; Maven takes commas too
         * @return the hosts
         */
        public static DirectHosts ofGlobs(String text) {
            return new DirectHosts(List.of(text.split("[|,]", -1)), Style.GLOBS);
        }

        boolean contains(Origin origin) {
            return patterns.stream()
                    .anyMatch(pattern ->
                            style == Style.GLOBS ? isGlobOf(origin.host(), pattern) : isSuffixOf(origin, pattern));
        }

        private static boolean isGlobOf(String host, String pattern) {
            int star = pattern.indexOf('*');
            if (star < 0) {
                return host.equals(pattern);
            }
            if (!host.startsWith(pattern.substring(0, star))) {
                return false;
            }
            String rest = pattern.substring(star + 1);
            for (int from = star; from <= host.length(); from++) {
                if (isGlobOf(host.substring(from), rest)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isSuffixOf(Origin origin, String pattern) {
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
    }
}
