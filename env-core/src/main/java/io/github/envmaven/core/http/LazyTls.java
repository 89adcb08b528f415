package io.github.envmaven.core.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * TLS that is made ready at the first secure connection: reading a hundred and more authorities takes longer than most
 * requests, and many mirrors inside of companies are reached without TLS.
 */
final class LazyTls implements TlsSocketStrategy {

    private final Supplier<TlsSocketStrategy> maker;
    private @Nullable TlsSocketStrategy ready;

    LazyTls(Supplier<TlsSocketStrategy> maker) {
        this.maker = maker;
    }

    /**
     * Makes TLS ready if a server needs it: what is wrong with a certificate's file is told before anybody is connected to.
     *
     * @throws io.github.envmaven.core.error.EnvException.InvalidInput when a file cannot be read
     */
    void prepareFor(URI server) {
        if ("https".equalsIgnoreCase(server.getScheme())) {
            ready();
        }
    }

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return ready().upgrade(socket, target, port, attachment, context);
    }

    private synchronized TlsSocketStrategy ready() {
        TlsSocketStrategy current = ready;
        if (current == null) {
            current = maker.get();
            ready = current;
        }
        return current;
    }
}
