package io.github.envmaven.core.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A secret that opens a host. Printing one never shows it. */
public sealed interface Credential {

    /**
     * A user name and a password.
     *
     * @param user the user's name
     * @param password the password
     */
    record Basic(String user, String password) implements Credential {

        @Override
        public Map<String, String> headers() {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "Basic[********]";
        }
    }

    /**
     * A token in the Authorization header.
     *
     * @param token the token
     */
    record Bearer(String token) implements Credential {

        @Override
        public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + token);
        }

        @Override
        public String toString() {
            return "Bearer[********]";
        }
    }

    /**
     * A token in the path, as anaconda.org and its kin take it: {@code https://host/t/TOKEN/channel/...}.
     *
     * @param token the token
     */
    record CondaToken(String token) implements Credential {

        @Override
        public URI applyTo(URI uri) {
            String path = uri.getRawPath();
            if (path.startsWith("/t/")) {
                return uri;
            }
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + "/t/" + token + path + query);
        }

        @Override
        public String toString() {
            return "CondaToken[********]";
        }
    }

    /**
     * Headers that a server asks for besides, or in place of, a password: {@code X-JFrog-Art-Api}.
     *
     * @param headers by name
     */
    record Headers(Map<String, String> headers) implements Credential {

        /** Copies the headers and refuses what would break out of one. */
        public Headers {
            headers.forEach(Request::checkHeader);
            headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        }

        @Override
        public String toString() {
            return "Headers[********]";
        }
    }

    /**
     * What every request to the place carries.
     *
     * @return headers by name; none where the secret goes elsewhere
     */
    default Map<String, String> headers() {
        return Map.of();
    }

    /**
     * Puts the secret into a URL.
     *
     * @param uri what is asked for
     * @return the URL to ask for, by default the same
     */
    default URI applyTo(URI uri) {
        return uri;
    }
}
