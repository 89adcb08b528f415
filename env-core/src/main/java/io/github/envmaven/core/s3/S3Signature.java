package io.github.envmaven.core.s3;

import io.github.envmaven.core.digest.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs GET requests as AWS Signature Version 4 says: in headers, so that no secret stands in a URL. */
final class S3Signature {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NO_BODY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final S3Keys keys;
    private final String region;

    S3Signature(S3Keys keys, String region) {
        this.keys = keys;
        this.region = region;
    }

    /**
     * The headers that let a request in.
     *
     * @param uri what is asked for, path encoded, without a query
     * @param more headers of the request that are to be signed too, names in lower case
     * @param now the time of signing; the signature holds for some minutes
     * @return headers by name
     */
    Map<String, String> headers(URI uri, Map<String, String> more, Instant now) {
        String time = TIME.format(now);
        Map<String, String> signed = new TreeMap<>(more);
        signed.put("x-amz-content-sha256", NO_BODY);
        signed.put("x-amz-date", time);
        if (!keys.sessionToken().isEmpty()) {
            signed.put("x-amz-security-token", keys.sessionToken());
        }
        Map<String, String> canonical = new TreeMap<>(signed);
        canonical.put("host", uri.getRawAuthority());
        String names = String.join(";", canonical.keySet());
        String request = "GET\n" + uri.getRawPath() + "\n\n"
                + canonical.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + NO_BODY;
        String scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + Sha256.of(request.getBytes(StandardCharsets.UTF_8)).hex();
        signed.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + keys.id() + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + HexFormat.of().formatHex(hmac(key(scope), toSign)));
        return signed;
    }

    private byte[] key(String scope) {
        byte[] key = ("AWS4" + keys.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
