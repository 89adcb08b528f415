package io.github.envmaven.core.s3;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where buckets are and what opens them.
 *
 * @param endpoint the server of all buckets, for example {@code https://minio.example.com}; empty for Amazon's own
 * @param region the region that requests are signed for
 * @param keys what opens buckets; empty where requests are not signed
 * @param keysByPlace what opens a bucket, or a path in one, in place of {@code keys}: by URL, such as
 *     {@code s3://bucket/channel}
 */
record S3Settings(String endpoint, String region, Optional<S3Keys> keys, Map<String, S3Keys> keysByPlace) {

    /** Copies the keys. */
    S3Settings {
        keysByPlace = new TreeMap<>(keysByPlace);
    }

    /** What opens a URL: the keys of the longest place that holds it, else those for all. */
    Optional<S3Keys> keysFor(String url) {
        Optional<S3Keys> found = keys;
        // Sorted, so a longer place comes after the shorter ones that it begins with.
        for (Map.Entry<String, S3Keys> entry : keysByPlace.entrySet()) {
            String place = entry.getKey();
            if (url.equals(place) || url.startsWith(place.endsWith("/") ? place : place + "/")) {
                found = Optional.of(entry.getValue());
            }
        }
        return found;
    }

    /**
     * Where an object is. A server of one's own gets the bucket in the path, as does Amazon where the bucket's name has a
     * dot, which no certificate covers.
     *
     * @param bucket the bucket's name
     * @param path the key with a slash before it, encoded
     * @param where the bucket's region
     * @return a URL over HTTPS, or as the endpoint says
     */
    URI objectUrl(String bucket, String path, String where) {
        if (!endpoint.isEmpty()) {
            return URI.create(endpoint + "/" + bucket + path);
        }
        String host = "s3." + where + ".amazonaws.com";
        return URI.create(
                bucket.contains(".")
                        ? "https://" + host + "/" + bucket + path
                        : "https://" + bucket + "." + host + path);
    }
}
