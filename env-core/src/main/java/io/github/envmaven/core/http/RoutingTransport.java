package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.Locale;

/** Sends {@code file:} URLs to the disk and {@code http(s):} URLs to a network transport, or to the refusal of one. */
public final class RoutingTransport implements Transport {

    private final Transport files = new FileTransport();
    private final Transport network;

    /**
     * A transport for every scheme.
     *
     * @param network an {@code HttpTransport}, or an {@link OfflineTransport}
     */
    public RoutingTransport(Transport network) {
        this.network = network;
    }

    @Override
    public Response get(Request request) {
        String scheme = request.uri().getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "file" -> files.get(request);
            case "https", "http" -> network.get(request);
            default ->
                throw new InvalidInput(
                        "Cannot fetch " + Redaction.redact(request.url()) + ": scheme " + scheme + " is not supported",
                        Remedy.fixInput("Use a URL that starts with https://, http:// or file://."));
        };
    }
}
