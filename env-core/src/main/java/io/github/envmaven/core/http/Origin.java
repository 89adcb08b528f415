package io.github.envmaven.core.http;

import java.net.URI;
import java.util.Locale;

/**
 * Who is spoken to: only the same scheme, host and port are the same party.
 *
 * @param scheme in lower case
 * @param host in lower case
 * @param port the one that is really used
 */
record Origin(String scheme, String host, int port) {

    static Origin of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, host, uri.getPort() < 0 ? standard : uri.getPort());
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
