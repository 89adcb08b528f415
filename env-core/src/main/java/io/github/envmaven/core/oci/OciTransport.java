package io.github.envmaven.core.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Credential;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fetches {@code oci://HOST/PATH} by the OCI distribution protocol: the manifest of the image that holds the file, then the
 * layer by its digest. A token is asked for where the registry wants one; user name and password for that are the ones
 * configured for the host that gives tokens. Safe for several threads.
 */
public final class OciTransport implements Transport {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
    private static final int LARGEST = 4 << 20;

    private final Transport network;
    private final Map<String, Credential> tokens = new ConcurrentHashMap<>();

    /**
     * A transport over another.
     *
     * @param network fetches over HTTP
     */
    public OciTransport(Transport network) {
        this.network = network;
    }

    /** Made when it is first needed: its classes take longer to load than most jobs that need none of them. */
    private static final class Json {

        static final ObjectMapper READER = new ObjectMapper();
    }

    /** An image in its registry. */
    private record Place(String registry, OciImage image, String shown) {

        String url(String kind, String reference) {
            return registry + "/v2/" + image.name() + "/" + kind + "/" + reference;
        }
    }

    @Override
    public Response get(Request request) {
        URI uri = request.uri();
        String host = uri.getRawAuthority();
        if (host == null || host.contains("@") || uri.getPath().length() < 2) {
            throw new InvalidInput(
                    "Not the URL of a file in a registry: " + Redaction.redact(request.url()),
                    Remedy.fixInput("Write oci://HOST/PATH; secrets go into netrc, settings.xml or auth.json."));
        }
        Optional<OciImage> image = OciImage.of(uri.getPath().substring(1));
        if (image.isEmpty()) {
            return empty(request, 404, Map.of());
        }
        String scheme = LOOPBACK.matcher(host).matches() ? "http://" : "https://";
        Place place = new Place(scheme + host, image.get(), request.url());
        Optional<String> digest = layer(place);
        if (digest.isEmpty()) {
            return empty(request, 404, Map.of());
        }
        String tag = "\"" + digest.get() + "\"";
        if (request.header("If-None-Match").filter(tag::equals).isPresent()) {
            return empty(request, 304, Map.of("ETag", tag));
        }
        Response blob = authorized(place, request.at(place.url("blobs", digest.get())));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(blob.headers());
        headers.put("ETag", tag);
        return new Response(request.url(), blob.status(), headers, blob.body());
    }

    private static Response empty(Request request, int status, Map<String, String> headers) {
        return new Response(request.url(), status, headers, new ByteArrayInputStream(new byte[0]));
    }

    /** The digest of the layer that holds the file; empty where the registry has no such image or layer. */
    private Optional<String> layer(Place place) {
        Request question =
                Request.of(place.url("manifests", place.image().tag())).withHeader("Accept", MANIFEST);
        try (Response answer = authorized(place, question)) {
            if (answer.status() == 404 || answer.status() == 410) {
                return Optional.empty();
            }
            JsonNode layers = json(answer.as(place.shown()).requireSuccess()).path("layers");
            for (JsonNode layer : layers) {
                if (layer.path("mediaType").asText("").equals(place.image().mediaType())) {
                    String digest = layer.path("digest").asText("");
                    if (!DIGEST.matcher(digest).matches()) {
                        throw new NetworkFailed(
                                Redaction.redact(place.shown()) + ": the registry's manifest names no digest");
                    }
                    return Optional.of(digest);
                }
            }
            return Optional.empty();
        }
    }

    /** Asks with the token at hand, and with a new one where that is refused. */
    private Response authorized(Place place, Request request) {
        String key = place.registry() + "/" + place.image().name();
        Optional<Credential> known = Optional.ofNullable(tokens.get(key));
        Response answer = network.get(known.map(request::with).orElse(request));
        if (answer.status() != 401) {
            return answer;
        }
        Optional<BearerChallenge> challenge = answer.header("WWW-Authenticate").flatMap(BearerChallenge::parse);
        if (challenge.isEmpty()) {
            return answer;
        }
        answer.close();
        Credential token = token(place, challenge.get());
        tokens.put(key, token);
        return network.get(request.with(token));
    }

    private Credential token(Place place, BearerChallenge challenge) {
        boolean isSafe = challenge.realm().startsWith("https://")
                || (place.registry().startsWith("http://") && challenge.realm().startsWith("http://"));
        if (!isSafe) {
            throw new NetworkFailed(Redaction.redact(place.shown()) + ": the registry wants a token from "
                    + Redaction.redact(challenge.realm()) + ", which is not https, and is refused");
        }
        try (Response answer =
                network.get(Request.of(challenge.tokenUrl(place.image().name())))) {
            JsonNode body = json(answer.requireSuccess());
            String token = Stream.of("token", "access_token")
                    .map(name -> body.path(name).asText(""))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new NetworkFailed(
                            Redaction.redact(challenge.realm()) + " gave no token",
                            Remedy.of(Remedy.Kind.CHECK_CREDENTIALS, Redaction.redact(challenge.realm()))));
            return new Credential.Bearer(token);
        }
    }

    private static JsonNode json(Response answer) {
        try {
            return Json.READER.readTree(answer.body().readNBytes(LARGEST));
        } catch (IOException e) {
            throw new NetworkFailed(
                    Redaction.redact(answer.url()) + " answered with what is no JSON, or broke off",
                    Remedy.of(Remedy.Kind.TRY_AGAIN),
                    e);
        }
    }
}
