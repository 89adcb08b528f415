package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.error.Remedy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * An answer whose body is still to be read. Closing it gives the connection back.
 *
 * @param url where the answer came from at last, after redirects; without credentials
 * @param status the HTTP status; files answer 200, 206, 304 and 404
 * @param headers by name, case-insensitively
 * @param body the content; reading it throws {@link IOException} where the connection breaks or bytes are missing
 */
public record Response(String url, int status, Map<String, String> headers, InputStream body) implements Closeable {

    /** Copies the headers. */
    public Response {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * This answer under another URL: the one that its reader asked for.
     *
     * @param shown that URL, without credentials
     * @return the same status, headers and body
     */
    public Response as(String shown) {
        return new Response(shown, status, headers, body);
    }

    /**
     * A header of this answer.
     *
     * @param name in any case
     * @return empty where it was not sent
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * How long the body is, by the server's word.
     *
     * @return bytes; empty where the server does not say, or the body is decoded on the way
     */
    public OptionalLong length() {
        String text = headers.get("Content-Length");
        if (text == null
                || text.isEmpty()
                || text.length() > 18
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /**
     * This answer, where it carries what was asked for.
     *
     * @return this, when the status is 200 or 206
     * @throws NotFound for 404 and 410; the answer is closed
     * @throws NetworkFailed for any other status; the answer is closed
     */
    public Response requireSuccess() {
        if (status == 200 || status == 206) {
            return this;
        }
        close();
        throw failure();
    }

    /**
     * What a user should be told about a status that is no success.
     *
     * @return an exception to throw
     */
    public EnvException failure() {
        String shown = Redaction.redact(url);
        return switch (status) {
            case 404, 410 -> new NotFound(shown + " does not exist (HTTP " + status + ")");
            case 401, 403, 407 ->
                new NetworkFailed(
                        shown + " refused access (HTTP " + status + ")",
                        Remedy.of(Remedy.Kind.CHECK_CREDENTIALS, host()));
            default -> new NetworkFailed(shown + " answered with HTTP " + status, Remedy.of(Remedy.Kind.TRY_AGAIN));
        };
    }

    /** Closes the body; a connection that fails while it is closed has no one left to tell. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // Whatever was needed has been read, or the reader has already been told.
            return;
        }
    }

    @Override
    public String toString() {
        return "HTTP " + status + " from " + Redaction.redact(url);
    }

    private String host() {
        URI uri = URI.create(url);
        // A bucket is a host whatever its name.
        String host = uri.getHost() == null ? uri.getAuthority() : uri.getHost();
        return Redaction.redact(host == null ? url : host);
    }
}
