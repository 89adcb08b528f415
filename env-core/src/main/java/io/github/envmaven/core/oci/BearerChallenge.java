package io.github.envmaven.core.oci;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a registry sends those who have no token: {@code WWW-Authenticate: Bearer realm="...",service="...",scope="..."}.
 *
 * @param realm the URL that gives tokens
 * @param service whom the token is for; may be empty
 */
record BearerChallenge(String realm, String service) {

    private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    /** Reads the header; empty where it asks for something other than a bearer token. */
    static Optional<BearerChallenge> parse(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            values.put(matcher.group(1), matcher.group(2));
        }
        return Optional.ofNullable(values.get("realm"))
                .map(realm -> new BearerChallenge(realm, values.getOrDefault("service", "")));
    }

    /** The URL of a token to read an image. */
    String tokenUrl(String image) {
        String question = realm.contains("?") ? "&" : "?";
        String whom = service.isEmpty() ? "" : "service=" + encoded(service) + "&";
        return realm + question + whom + "scope=" + encoded("repository:" + image + ":pull");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
