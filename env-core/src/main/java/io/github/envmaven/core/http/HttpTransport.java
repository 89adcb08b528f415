package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * Fetches over HTTP/1.1 with pooled connections. The client, and TLS with it, starts at the first request: a job that
 * needs no network does not pay for it. Safe for several threads.
 */
public final class HttpTransport implements Transport, AutoCloseable {

    // Not zstd and gzip: some servers call packed files so that are meant to stay packed.
    private static final List<String> UNREADABLE = List.of("br", "deflate", "compress");

    private final HttpSettings settings;
    private final EventListener listener;
    private final Clock clock = Clock.systemUTC();
    private final InterruptWatch interrupts = new InterruptWatch();
    private final LazyTls tls;
    private volatile Credentials credentials;
    private @Nullable CloseableHttpClient client;

    /**
     * A transport that is not connected to anything yet.
     *
     * @param settings how the network is used
     * @param listener hears when a request is tried again
     */
    public HttpTransport(HttpSettings settings, EventListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.credentials = settings.credentials();
        this.tls = new LazyTls(() -> HttpClients.tls(settings.tls()));
    }

    /**
     * Adds secrets to those that requests are made with from now on.
     *
     * @param more the secrets, which win over known ones of the same places
     */
    public synchronized void learn(Credentials more) {
        credentials = credentials.with(more);
    }

    @Override
    public Response get(Request request) {
        RetryPolicy retry = settings.retry();
        for (int attempt = 1; ; attempt++) {
            Duration pause;
            String reason;
            try {
                Response response = follow(request);
                if (!RetryPolicy.isPassing(response.status())) {
                    return response;
                }
                response.close();
                reason = "HTTP " + response.status();
                pause = retry.pause(attempt, response.header("Retry-After"), clock.instant());
                if (attempt >= retry.attempts()) {
                    throw response.failure();
                }
                if (pause.compareTo(retry.longestPause()) > 0) {
                    throw new NetworkFailed(
                            response + " asks to come back in " + pause.toSeconds() + " seconds",
                            Remedy.of(Remedy.Kind.TRY_AGAIN));
                }
            } catch (IOException e) {
                reason = reason(e);
                pause = retry.pause(attempt, Optional.empty(), clock.instant());
                if (attempt >= retry.attempts()
                        || !mayPass(e)
                        || Thread.currentThread().isInterrupted()) {
                    throw unreachable(request, reason, e);
                }
            }
            listener.onEvent(new Event.DownloadRetried(Redaction.redact(request.url()), reason));
            RetryPolicy.sleep(pause);
        }
    }

    /** Closes all connections; bodies that are still being read break off. */
    @Override
    public synchronized void close() {
        if (client != null) {
            client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
            client = null;
        }
        interrupts.close();
    }

    private Response follow(Request request) throws IOException {
        Hop hop = Hop.first(request, credentials);
        while (true) {
            tls.prepareFor(hop.uri());
            HttpGet get = message(request, hop);
            Runnable unwatched = interrupts.watch(get);
            boolean isHandedOut = false;
            try {
                HttpHost host = new HttpHost(
                        hop.uri().getScheme(), hop.uri().getHost(), hop.uri().getPort());
                ClassicHttpResponse response = client().executeOpen(host, get, HttpClientContext.create());
                Header location = response.getFirstHeader("Location");
                Body body = Body.of(response, get, unwatched);
                if (!Hop.isRedirect(response.getCode()) || location == null) {
                    Response answer = answer(request, response, hop.uri(), body);
                    isHandedOut = true;
                    return answer;
                }
                body.close();
                hop = hop.follow(location.getValue(), credentials);
            } finally {
                if (!isHandedOut) {
                    unwatched.run();
                }
            }
        }
    }

    private static HttpGet message(Request request, Hop hop) {
        URI uri = hop.credential()
                .map(credential -> credential.applyTo(hop.uri()))
                .orElse(hop.uri());
        HttpGet get = new HttpGet(uri);
        get.setHeader("Accept-Encoding", "identity");
        request.headers().forEach(get::setHeader);
        hop.credential().ifPresent(credential -> credential.headers().forEach(get::setHeader));
        return get;
    }

    private static Response answer(Request request, ClassicHttpResponse response, URI uri, Body content)
            throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue());
        }
        InputStream body = content;
        String coding = headers.getOrDefault("Content-Encoding", "identity").toLowerCase(Locale.ROOT);
        if (UNREADABLE.contains(coding)) {
            content.close();
            throw new NetworkFailed(Redaction.redact(uri.toString()) + " is encoded as " + coding
                    + ", which nobody asked for; a proxy on the way may have done so");
        }
        // An archive that a server calls gzip is left as it is: its digest is that of the packed bytes.
        boolean isAsked = request.header("Accept-Encoding").orElse("").equals("gzip");
        if (isAsked && coding.equals("gzip") && response.getCode() == 200) {
            headers.remove("Content-Encoding");
            headers.remove("Content-Length");
            body = UnpackedStream.of(body, packed -> new GZIPInputStream(packed, 1 << 16));
        }
        return new Response(uri.toString(), response.getCode(), headers, body);
    }

    private synchronized CloseableHttpClient client() {
        CloseableHttpClient current = client;
        if (current == null) {
            current = HttpClients.create(settings, tls);
            client = current;
        }
        return current;
    }

    private static boolean mayPass(IOException e) {
        return !(e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException);
    }

    private static RuntimeException unreachable(Request request, String reason, IOException e) {
        if (Thread.currentThread().isInterrupted()) {
            return new Cancelled("Interrupted while fetching " + Redaction.redact(request.url()));
        }
        if (!mayPass(e)) {
            return new NetworkFailed(
                    "Cannot fetch " + Redaction.redact(request.url()) + " securely: " + reason,
                    Remedy.fixInput("If your company's network re-signs connections, name its authority's certificate,"
                            + " for example in the variable SSL_CERT_FILE."),
                    e);
        }
        return new NetworkFailed(
                "Cannot fetch " + Redaction.redact(request.url()) + ": " + reason, Remedy.of(Remedy.Kind.TRY_AGAIN), e);
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "host " + Redaction.redact(String.valueOf(e.getMessage())) + " is unknown";
        }
        if (e instanceof ConnectTimeoutException || e instanceof HttpHostConnectException) {
            return "nobody answers there";
        }
        if (e instanceof SocketTimeoutException) {
            return "the answer did not come in time";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : Redaction.redact(e.getMessage());
    }
}
