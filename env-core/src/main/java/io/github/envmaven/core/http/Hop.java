package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.NetworkFailed;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * One station of a request on its way through redirects, which are followed by hand: what may travel on is decided here,
 * not in a library.
 *
 * @param uri what is asked for, without user info
 * @param credential the secret of exactly this place
 * @param number how many redirects led here
 */
record Hop(URI uri, Optional<Credential> credential, int number) {

    private static final int MOST = 10;

    /** The first station; a secret of the request's own, or in the URL itself, wins over those that are configured. */
    static Hop first(Request request, Credentials credentials) {
        URI uri = request.uri();
        if (request.credential().isPresent()) {
            return new Hop(uri, request.credential(), 0);
        }
        if (uri.getRawUserInfo() == null) {
            return new Hop(uri, credentials.find(uri), 0);
        }
        Credentials.Extracted extracted = Credentials.extract(request.url());
        URI clean = Request.parse(extracted.url());
        return new Hop(clean, credentials.with(extracted.credentials()).find(clean), 0);
    }

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /**
     * The next station.
     *
     * @param location what the server sent
     * @param credentials the configured secrets: another party gets its own, or none
     */
    Hop follow(String location, Credentials credentials) {
        URI next = resolve(location);
        String shown = Redaction.redact(uri.toString());
        String scheme = Origin.of(next).scheme();
        if (number == MOST) {
            throw new NetworkFailed(shown + " redirects more than " + MOST + " times");
        }
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new NetworkFailed(shown + " redirects to a URL of scheme " + scheme + ", which is refused");
        }
        if (scheme.equals("http") && Origin.of(uri).scheme().equals("https")) {
            throw new NetworkFailed(shown + " redirects from https to http, which is refused");
        }
        boolean sameParty = Origin.of(next).equals(Origin.of(uri));
        Optional<Credential> carried = sameParty ? credential : credentials.find(next);
        return new Hop(next, carried, number + 1);
    }

    private URI resolve(String location) {
        try {
            URI target = uri.resolve(new URI(location));
            if (target.getHost() == null && target.getScheme().startsWith("http")) {
                throw new URISyntaxException(location, "no host");
            }
            // Neither secrets a server puts into the URL nor a fragment are any of the next party's business.
            return target.getRawUserInfo() == null && target.getRawFragment() == null ? target : bare(target);
        } catch (URISyntaxException e) {
            throw new NetworkFailed(
                    Redaction.redact(uri.toString()) + " redirects to what is no URL: " + Redaction.redact(location));
        }
    }

    private static URI bare(URI target) throws URISyntaxException {
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        String port = target.getPort() < 0 ? "" : ":" + target.getPort();
        return new URI(target.getScheme() + "://" + target.getHost() + port + target.getRawPath() + query);
    }
}
