package io.github.envmaven.core.http;

import io.github.envmaven.core.url.PercentEncoding;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which secret opens which place. Immutable.
 *
 * <p>A place is a host ({@code repo.example.com}, {@code repo.example.com:8443}, {@code *.example.com}) or the beginning of
 * a URL ({@code https://repo.example.com/private}), which then counts for that scheme alone, so a secret meant for https
 * never travels over http. The most precise place wins: the longest URL, then the host with its port, then the host, then
 * the wildcard that is nearest.
 */
public final class Credentials {

    /** No secrets. */
    public static final Credentials NONE = new Credentials(Collections.emptyMap());

    private static final Pattern TOKEN = Pattern.compile("^(https?://[^/]+)/t/([^/]+)(/.*)?$");

    private final Map<String, Credential> byPlace;

    private Credentials(Map<String, Credential> byPlace) {
        this.byPlace = byPlace;
    }

    /**
     * A URL without its secrets, and the secrets.
     *
     * @param url the URL, free of user info and token
     * @param credentials what was in it, for that URL's place; {@link #NONE} where nothing was
     */
    public record Extracted(String url, Credentials credentials) {}

    /**
     * Takes {@code user:password@} and {@code /t/TOKEN} out of a URL, so that it can be kept, compared and printed.
     *
     * @param url a URL as somebody wrote it
     * @return both parts
     */
    public static Extracted extract(String url) {
        Matcher token = TOKEN.matcher(url);
        if (token.matches()) {
            String clean = token.group(1) + (token.group(3) == null ? "" : token.group(3));
            return new Extracted(clean, NONE.with(clean, new Credential.CondaToken(token.group(2))));
        }
        int start = url.indexOf("://") + 3;
        int end = start < 3 ? -1 : authorityEnd(url, start);
        int at = end < 0 ? -1 : url.lastIndexOf('@', end - 1);
        if (at < start) {
            return new Extracted(url, NONE);
        }
        String clean = url.substring(0, start) + url.substring(at + 1);
        return new Extracted(clean, NONE.with(clean, basic(url.substring(start, at))));
    }

    /**
     * These secrets and one more.
     *
     * @param place a host or the beginning of a URL, see above
     * @param credential the secret
     * @return the new secrets; an earlier one for the same place is replaced
     */
    public Credentials with(String place, Credential credential) {
        Map<String, Credential> more = new LinkedHashMap<>(byPlace);
        more.put(normalized(place), credential);
        return new Credentials(Collections.unmodifiableMap(more));
    }

    /**
     * These secrets and others, which win where both know a place.
     *
     * @param others more secrets
     * @return the new secrets
     */
    public Credentials with(Credentials others) {
        Map<String, Credential> more = new LinkedHashMap<>(byPlace);
        more.putAll(others.byPlace);
        return new Credentials(Collections.unmodifiableMap(more));
    }

    /**
     * The same secrets, where those by user and password also open all of the servers that they are for. More precise places
     * still count first.
     *
     * @return the new secrets
     */
    public Credentials forServers() {
        Map<String, Credential> more = new LinkedHashMap<>();
        byPlace.forEach((place, secret) -> {
            int authority = place.indexOf("://") + 3;
            if (authority > 2 && secret instanceof Credential.Basic) {
                int slash = place.indexOf('/', authority);
                more.put(slash < 0 ? place : place.substring(0, slash + 1), secret);
            }
        });
        more.putAll(byPlace);
        return new Credentials(Collections.unmodifiableMap(more));
    }

    /**
     * Tells whether there are none.
     *
     * @return whether no place has a secret
     */
    public boolean isEmpty() {
        return byPlace.isEmpty();
    }

    /**
     * Looks for the secret of a URL.
     *
     * @param uri what is asked for
     * @return the secret of the most precise place that holds it
     */
    public Optional<Credential> find(URI uri) {
        if (byPlace.isEmpty() || uri.getHost() == null) {
            return Optional.empty();
        }
        Optional<Credential> byUrl = findByUrl(uri);
        return byUrl.isPresent() ? byUrl : findByHost(uri);
    }

    /** Shows how many, never which. */
    @Override
    public String toString() {
        return "Credentials[" + byPlace.size() + "]";
    }

    private Optional<Credential> findByUrl(URI uri) {
        String url = normalized(Origin.of(uri) + uri.getRawPath());
        String best = "";
        for (String place : byPlace.keySet()) {
            if (place.contains("://") && place.length() > best.length() && url.startsWith(place)) {
                best = place;
            }
        }
        return Optional.ofNullable(byPlace.get(best));
    }

    private Optional<Credential> findByHost(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        Credential found = byPlace.get(host + ":" + Origin.of(uri).port());
        if (found == null) {
            found = byPlace.get(host);
        }
        for (int dot = host.indexOf('.'); found == null && dot > 0; dot = host.indexOf('.', dot + 1)) {
            found = byPlace.get("*" + host.substring(dot));
        }
        return Optional.ofNullable(found);
    }

    /** Hosts in lower case; URLs with their port and a slash at the end, so that /private does not open /private2. */
    private static String normalized(String place) {
        if (!place.contains("://")) {
            return place.toLowerCase(Locale.ROOT);
        }
        URI uri = Request.parse(place);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return Origin.of(uri) + (path.endsWith("/") ? path : path + "/");
    }

    private static Credential basic(String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new Credential.Basic(PercentEncoding.decode(user), PercentEncoding.decode(password));
    }

    private static int authorityEnd(String url, int start) {
        for (int i = start; i < url.length(); i++) {
            if ("/?#".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }
}
