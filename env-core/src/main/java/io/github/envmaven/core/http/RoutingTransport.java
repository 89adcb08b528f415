package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends a request to the transport of its URL's scheme; {@code file:} URLs go to the disk. */
public final class RoutingTransport implements Transport {

    private final Map<String, Transport> byScheme;

    /**
     * A transport for several schemes.
     *
     * @param others the transports of other schemes than {@code file}, by scheme in lower case
     */
    public RoutingTransport(Map<String, Transport> others) {
        Map<String, Transport> all = new TreeMap<>(others);
        all.put("file", new FileTransport());
        this.byScheme = Collections.unmodifiableMap(all);
    }

    @Override
    public Response get(Request request) {
        String scheme = request.uri().getScheme().toLowerCase(Locale.ROOT);
        Transport transport = byScheme.get(scheme);
        if (transport == null) {
            throw new InvalidInput(
                    "Cannot fetch " + Redaction.redact(request.url()) + ": scheme " + scheme + " is not supported",
                    Remedy.fixInput(
                            "Use a URL that starts with one of " + String.join(":, ", byScheme.keySet()) + ":."));
        }
        return transport.get(request);
    }
}
