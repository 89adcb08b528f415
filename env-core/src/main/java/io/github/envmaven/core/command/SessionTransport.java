package io.github.envmaven.core.command;

import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Credentials;
import io.github.envmaven.core.http.HttpSettings;
import io.github.envmaven.core.http.HttpTransport;
import io.github.envmaven.core.http.MirrorTransport;
import io.github.envmaven.core.http.Mirrors;
import io.github.envmaven.core.http.OfflineTransport;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The session's way to channels. Secrets that channels are written with are learnt as the channels are met. */
final class SessionTransport implements Transport, AutoCloseable {

    private final EventListener listener;
    private final boolean isOnline;
    private final Mirrors mirrors;
    private final UnaryOperator<Transport> routing;
    private final List<HttpTransport> opened = new ArrayList<>();
    private HttpSettings settings;
    private Transport current;

    /**
     * A way that is not connected to anything yet.
     *
     * @param isOnline whether the network may be used
     * @param settings how it is used
     * @param mirrors what is fetched from elsewhere
     * @param routing makes a transport for every scheme from one for HTTP
     * @param listener hears when a request is tried again
     */
    SessionTransport(
            boolean isOnline,
            HttpSettings settings,
            Mirrors mirrors,
            UnaryOperator<Transport> routing,
            EventListener listener) {
        this.listener = listener;
        this.isOnline = isOnline;
        this.mirrors = mirrors;
        this.routing = routing;
        this.settings = settings;
        this.current = route();
    }

    /**
     * Adds secrets to those that requests are made with.
     *
     * @param credentials the secrets
     */
    synchronized void learn(Credentials credentials) {
        if (credentials.isEmpty()) {
            return;
        }
        settings = settings.withCredentials(settings.credentials().with(credentials));
        current = route();
    }

    @Override
    public Response get(Request request) {
        return transport().get(request);
    }

    @Override
    public synchronized void close() {
        opened.forEach(HttpTransport::close);
    }

    private synchronized Transport transport() {
        return current;
    }

    private Transport route() {
        if (!isOnline) {
            return mirrored(new OfflineTransport());
        }
        HttpTransport network = new HttpTransport(settings, listener);
        opened.add(network);
        return mirrored(network);
    }

    private Transport mirrored(Transport network) {
        return new MirrorTransport(mirrors, routing.apply(network), listener);
    }
}
