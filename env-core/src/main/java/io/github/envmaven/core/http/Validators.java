package io.github.envmaven.core.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a server said of an answer that is kept: how long it may be used, and by what the server knows it again (RFC 9111).
 *
 * @param etag the entity tag, or empty
 * @param lastModified the date, as the server wrote it, or empty
 * @param cacheControl how long it may be used, as {@code Cache-Control} says it, or empty
 * @param checkedMillis when the answer last left its origin, in milliseconds since 1970
 */
public record Validators(String etag, String lastModified, String cacheControl, long checkedMillis) {

    private static final String ETAG = "etag";
    private static final String LAST_MODIFIED = "last-modified";
    private static final String CACHE_CONTROL = "cache-control";
    private static final String CHECKED = "checked";

    /**
     * What an answer says.
     *
     * @param response an answer
     * @param nowMillis when it came
     * @return its words; a cache on the way says how long it had the answer
     */
    public static Validators of(Response response, long nowMillis) {
        return new Validators("", "", "", 0).confirmedBy(response, nowMillis);
    }

    /**
     * What holds without the word of a server.
     *
     * @param cacheControl for how long
     * @param nowMillis since when
     * @return that
     */
    public static Validators lasting(String cacheControl, long nowMillis) {
        return new Validators("", "", cacheControl, nowMillis);
    }

    /**
     * What a server says that has nothing newer. Some say only once how long an answer is good for.
     *
     * @param response the answer with status 304
     * @param nowMillis when it came
     * @return its words, and these where it has none
     */
    public Validators confirmedBy(Response response, long nowMillis) {
        long age = Math.max(0, Freshness.seconds(response.header("Age").orElse("0")));
        return new Validators(
                response.header("ETag").orElse(etag),
                response.header("Last-Modified").orElse(lastModified),
                Freshness.lifetime(response).orElse(cacheControl),
                nowMillis - age * 1000);
    }

    /**
     * Whether a copy may be used without asking.
     *
     * @param nowMillis the time now
     * @return false where the server did not say how long
     */
    public boolean areFresh(long nowMillis) {
        return Freshness.isFresh(cacheControl, checkedMillis, nowMillis);
    }

    /**
     * Asks whether there is anything newer.
     *
     * @param request the question without conditions
     * @return the question that is answered with 304 where there is not
     */
    public Request conditional(Request request) {
        Request tagged = etag.isEmpty() ? request : request.ifNoneMatch(etag);
        return lastModified.isEmpty() ? tagged : tagged.ifModifiedSince(lastModified);
    }

    /**
     * The words, to be kept.
     *
     * @return by their names
     */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(ETAG, etag);
        fields.put(LAST_MODIFIED, lastModified);
        fields.put(CACHE_CONTROL, cacheControl);
        fields.put(CHECKED, Long.toString(checkedMillis));
        return fields;
    }

    /**
     * Reads what was kept.
     *
     * @param fields by their names, others among them
     * @return the words; empty where it is not said when they were
     */
    public static Optional<Validators> find(Map<String, String> fields) {
        String checked = fields.getOrDefault(CHECKED, "");
        return checked.matches("-?\\d{1,18}")
                ? Optional.of(new Validators(
                        fields.getOrDefault(ETAG, ""),
                        fields.getOrDefault(LAST_MODIFIED, ""),
                        fields.getOrDefault(CACHE_CONTROL, ""),
                        Long.parseLong(checked)))
                : Optional.empty();
    }
}
