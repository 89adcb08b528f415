package io.github.envmaven.core.command;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How channels are reached, as a front end such as Maven knows it. Printing one never shows a secret.
 *
 * @param proxies proxies; where there are any, those of the environment are not asked
 * @param servers secrets of places
 * @param mirrors places that stand in for channels
 */
public record TransportSettings(List<Proxy> proxies, List<Server> servers, List<Mirror> mirrors) {

    /** Nothing that is not in the user's own files and variables. */
    public static final TransportSettings NONE = new TransportSettings(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public TransportSettings {
        proxies = List.copyOf(proxies);
        servers = List.copyOf(servers);
        mirrors = List.copyOf(mirrors);
    }

    /**
     * A proxy.
     *
     * @param scheme of the URLs that go through it: {@code http} or {@code https}
     * @param url {@code http://user:password@host:port}, user and password percent-encoded
     * @param nonProxyHosts hosts that are spoken to directly, patterns with {@code *} between {@code |}
     */
    public record Proxy(String scheme, String url, String nonProxyHosts) {

        @Override
        public String toString() {
            return "Proxy[" + scheme + "]";
        }
    }

    /**
     * The secrets of a place.
     *
     * @param id what they open: a host ({@code repo.example.com}, with a port if need be), the beginning of a URL, a channel
     *     by the name it is written with, or a mirror by its id
     * @param user the user's name; empty for none
     * @param password the password; empty for none
     * @param headers what every request carries
     */
    public record Server(String id, String user, String password, Map<String, String> headers) {

        /** Copies the headers. */
        public Server {
            headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        }

        @Override
        public String toString() {
            return "Server[" + id + "]";
        }
    }

    /**
     * A mirror.
     *
     * @param id its name, by which it finds its secrets
     * @param of what it stands in for, as Maven writes it: channels by name, servers by host, {@code *},
     *     {@code external:*}, and any of them after {@code !} for what it leaves alone
     * @param url where it is; empty to forbid fetching what it stands in for
     */
    public record Mirror(String id, List<String> of, String url) {

        /** Copies the list. */
        public Mirror {
            of = List.copyOf(of);
        }

        @Override
        public String toString() {
            return "Mirror[" + id + "]";
        }
    }
}
