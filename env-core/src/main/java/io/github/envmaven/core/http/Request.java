package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A GET: a URL and the headers that matter to the caller.
 *
 * @param url absolute, for example {@code https:} or {@code file:}; credentials inside it are used but never printed
 * @param headers by name, case-insensitively; {@code Authorization} is the transport's business and is refused
 * @param credential what opens exactly this URL's host, in place of what is configured for it; no other host gets it
 */
public record Request(String url, Map<String, String> headers, Optional<Credential> credential) {

    /** Copies the headers and refuses what would break out of one. */
    public Request {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        copy.forEach(Request::checkHeader);
        if (copy.containsKey("Authorization")) {
            throw new IllegalArgumentException("Authorization comes from the transport's credentials");
        }
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * A plain GET.
     *
     * @param url what to ask for
     * @return the request
     */
    public static Request of(String url) {
        return new Request(url, Collections.emptyMap(), Optional.empty());
    }

    /**
     * This request with one more header.
     *
     * @param name the header's name
     * @param value its value, which replaces an earlier one
     * @return the new request
     */
    public Request withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Request(url, more, credential);
    }

    /**
     * This request with a secret of its own.
     *
     * @param own what opens the URL's host
     * @return the new request
     */
    public Request with(Credential own) {
        return new Request(url, headers, Optional.of(own));
    }

    /**
     * The same request for what stands elsewhere, without this one's own secret.
     *
     * @param place the URL there
     * @return the new request
     */
    public Request at(String place) {
        return new Request(place, headers, Optional.empty());
    }

    /**
     * Asks for 304 when the resource still has this entity tag.
     *
     * @param etag the tag as the server sent it, quotes included
     * @return the new request
     */
    public Request ifNoneMatch(String etag) {
        return withHeader("If-None-Match", etag);
    }

    /**
     * Asks for 304 when the resource has not changed since.
     *
     * @param lastModified the date as the server sent it
     * @return the new request
     */
    public Request ifModifiedSince(String lastModified) {
        return withHeader("If-Modified-Since", lastModified);
    }

    /**
     * Asks for the bytes from an offset on; the answer may nevertheless be the whole resource (status 200).
     *
     * @param offset how many bytes to leave out
     * @return the new request
     */
    public Request from(long offset) {
        return withHeader("Range", "bytes=" + offset + "-");
    }

    /**
     * Lets the server send the body compressed; the response's body is decoded again. For text such as index pages; not
     * for archives, and not together with {@link #from}.
     *
     * @return the new request
     */
    public Request acceptingGzip() {
        return withHeader("Accept-Encoding", "gzip");
    }

    /**
     * A header of this request.
     *
     * @param name in any case
     * @return empty where it is not set
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The URL, parsed.
     *
     * @return with a scheme
     * @throws InvalidInput when it is no absolute URL
     */
    public URI uri() {
        return parse(url);
    }

    /** Reads an absolute URL with a scheme; the message never shows what may be a secret. */
    static URI parse(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getScheme() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new InvalidInput(
                    "Not a URL: " + Redaction.redact(url),
                    Remedy.fixInput(
                            "Write an absolute URL, with blanks and other special characters percent-encoded."));
        }
        throw new InvalidInput(
                "Not an absolute URL: " + Redaction.redact(url),
                Remedy.fixInput("Start the URL with a scheme, such as https:// or file://."));
    }

    @Override
    public String toString() {
        return "GET " + Redaction.redact(url);
    }

    /** Refuses what would end a header and begin another; the value may be a secret. */
    static void checkHeader(String name, String value) {
        if ((name + value).chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new InvalidInput("Header " + name.strip() + " has control characters in it");
        }
    }
}
