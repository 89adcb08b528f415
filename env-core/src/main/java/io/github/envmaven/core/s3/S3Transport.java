package io.github.envmaven.core.s3;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.http.Credential;
import io.github.envmaven.core.http.Redaction;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.url.PercentEncoding;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches {@code s3://BUCKET/KEY}: a GET of the object over HTTPS, signed where keys are known. How buckets are reached is
 * read at the first request. Safe for several threads.
 */
public final class S3Transport implements Transport {

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]");

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

    /** What the signature wants to stand as it is. */
    private static final String MARKS = "/-._~";

    private final Transport network;
    private final S3Configuration configuration;
    private final Clock clock;
    private @Nullable S3Settings settings;

    /**
     * A transport over another.
     *
     * @param network fetches over HTTP
     * @param environment the environment variables
     * @param home the user's home directory
     * @param clock the time that requests are signed with
     */
    public S3Transport(Transport network, Map<String, String> environment, Path home, Clock clock) {
        this.network = network;
        this.configuration = new S3Configuration(environment, home);
        this.clock = clock;
    }

    @Override
    public Response get(Request request) {
        URI uri = request.uri();
        String bucket = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        String path = uri.getRawPath();
        if (!BUCKET.matcher(bucket).matches() || path.length() < 2) {
            throw new InvalidInput(
                    "Not the URL of an object in a bucket: " + Redaction.redact(request.url()),
                    Remedy.fixInput("Write s3://BUCKET/PATH; keys go into AWS_ACCESS_KEY_ID or ~/.aws/credentials."));
        }
        S3Settings known = settings();
        Response answer = ask(request, known, bucket, known.region());
        // Amazon says where a bucket is that was looked for in the wrong region.
        Optional<String> region = answer.header("x-amz-bucket-region")
                .filter(named -> REGION.matcher(named).matches() && !named.equals(known.region()));
        if (answer.status() < 300
                || answer.status() == 304
                || region.isEmpty()
                || !known.endpoint().isEmpty()) {
            return answer;
        }
        answer.close();
        return ask(request, known, bucket, region.get());
    }

    private Response ask(Request request, S3Settings known, String bucket, String region) {
        URI target =
                known.objectUrl(bucket, PercentEncoding.encode(request.uri().getPath(), MARKS), region);
        Request there = request.at(target.toString());
        Map<String, String> signed =
                request.header("Range").map(range -> Map.of("range", range)).orElse(Map.of());
        Request question = known.keysFor(request.url())
                .map(keys -> there.with(
                        new Credential.Headers(new S3Signature(keys, region).headers(target, signed, clock.instant()))))
                .orElse(there);
        return network.get(question).as(request.url());
    }

    private synchronized S3Settings settings() {
        S3Settings current = settings;
        if (current == null) {
            current = configuration.read();
            settings = current;
        }
        return current;
    }
}
