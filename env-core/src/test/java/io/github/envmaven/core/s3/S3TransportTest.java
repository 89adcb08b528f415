package io.github.envmaven.core.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.EnvException.NotFound;
import io.github.envmaven.core.http.Credential;
import io.github.envmaven.core.http.Request;
import io.github.envmaven.core.http.Response;
import io.github.envmaven.core.http.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects in buckets, asked for over HTTPS and signed. */
class S3TransportTest {

    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final String ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final List<Request> asked = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();

    @TempDir
    Path home;

    /** The example of AWS's own documentation, with the signature that it gives. */
    @Test
    void signsAsAmazonDocuments() {
        Map<String, String> headers = new S3Signature(new S3Keys(ID, SECRET, ""), "us-east-1")
                .headers(
                        URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                        Map.of("range", "bytes=0-9"),
                        NOW);

        assertThat(headers.get("Authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=" + ID + "/20130524/us-east-1/s3/aws4_request, "
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void asksWithoutASignatureWhereNoKeysAreKnown() {
        get("s3://bucket/channel/noarch/a+b-1.0-0.conda", status(200));

        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).url())
                .isEqualTo("https://bucket.s3.us-east-1.amazonaws.com/channel/noarch/a%2Bb-1.0-0.conda");
        assertThat(asked.get(0).credential()).isEmpty();
    }

    @Test
    void signsForTheRegionAndHostThatAreConfigured() {
        environment.putAll(Map.of(
                "AWS_ACCESS_KEY_ID", ID,
                "AWS_SECRET_ACCESS_KEY", SECRET,
                "AWS_SESSION_TOKEN", "temporary",
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL_S3", "https://minio.example.com:9000/"));

        Response answer = get("s3://bucket/channel/file", status(200));

        assertThat(answer.url()).isEqualTo("s3://bucket/channel/file");
        assertThat(asked.get(0).url()).isEqualTo("https://minio.example.com:9000/bucket/channel/file");
        assertThat(headers(0))
                .containsEntry("x-amz-security-token", "temporary")
                .hasEntrySatisfying(
                        "Authorization", value -> assertThat(value).contains("/20130524/eu-central-1/s3/aws4_request"));
        assertThat(asked.get(0).toString() + asked.get(0).credential()).doesNotContain("temporary", ID, "Signature");
    }

    @Test
    void readsTheProfilesOfAmazonsTools() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[default]\naws_access_key_id = other\naws_secret_access_key = x\n[work]\naws_access_key_id = mine\n"
                        + "aws_secret_access_key = y\n");
        Files.writeString(home.resolve(".aws/config"), "[profile work]\n# where\nregion = ap-south-1\n");
        environment.put("AWS_PROFILE", "work");

        get("s3://my.bucket/file", status(200));

        assertThat(asked.get(0).url()).isEqualTo("https://s3.ap-south-1.amazonaws.com/my.bucket/file");
        assertThat(headers(0).get("Authorization")).contains("Credential=mine/20130524/ap-south-1/");
    }

    @Test
    void prefersTheKeysThatAreStoredForTheNearestPlace() throws IOException {
        environment.put("RATTLER_AUTH_FILE", home.resolve("auth.json").toString());
        Files.writeString(home.resolve("auth.json"), """
                {"s3://bucket": {"S3Credentials": {"access_key_id": "wide", "secret_access_key": "a"}},
                 "s3://bucket/channel": {"S3Credentials": {"access_key_id": "near", "secret_access_key": "b"}},
                 "example.com": {"BearerToken": "other"}}
                """);

        get("s3://bucket/channel/file", status(200));
        get("s3://bucket/channel2/file", status(200));

        assertThat(headers(0).get("Authorization")).contains("Credential=near/");
        assertThat(headers(1).get("Authorization")).contains("Credential=wide/");
    }

    @Test
    void asksAgainInTheRegionThatTheBucketIsIn() {
        environment.putAll(Map.of("AWS_ACCESS_KEY_ID", ID, "AWS_SECRET_ACCESS_KEY", SECRET));

        Response answer = get(
                "s3://bucket/file",
                request -> request.url().contains("eu-west-3")
                        ? answer(request, 200, Map.of())
                        : answer(request, 301, Map.of("x-amz-bucket-region", "eu-west-3")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(headers(1).get("Authorization")).contains("/eu-west-3/s3/");
    }

    @Test
    void namesTheObjectAndTheBucketWhereTheAnswerIsNo() {
        Response missing = get("s3://bucket/channel/file", status(404));
        Response refused = get("s3://bucket/channel/file", status(403));

        assertThatThrownBy(missing::requireSuccess)
                .isInstanceOf(NotFound.class)
                .hasMessage("s3://bucket/channel/file does not exist (HTTP 404)");
        assertThatThrownBy(refused::requireSuccess)
                .isInstanceOf(NetworkFailed.class)
                .hasMessage("s3://bucket/channel/file refused access (HTTP 403)");
    }

    @Test
    void refusesWhatIsNoBucket() {
        for (String url : List.of("s3://key:secret@bucket/file", "s3://bucket", "s3:///file", "s3://../file")) {
            assertThatThrownBy(() -> get(url, status(200)))
                    .as(url)
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith("Not the URL of an object in a bucket: ")
                    .hasMessageNotContaining("secret");
        }
        assertThat(asked).isEmpty();
    }

    private Response get(String url, Transport network) {
        Transport recording = request -> {
            asked.add(request);
            return network.get(request);
        };
        return new S3Transport(recording, environment, home, Clock.fixed(NOW, ZoneOffset.UTC)).get(Request.of(url));
    }

    private Map<String, String> headers(int index) {
        return asked.get(index).credential().map(Credential::headers).orElse(Map.of());
    }

    private static Transport status(int status) {
        return request -> answer(request, status, Map.of());
    }

    private static Response answer(Request request, int status, Map<String, String> headers) {
        return new Response(request.url(), status, headers, new ByteArrayInputStream(new byte[0]));
    }
}
