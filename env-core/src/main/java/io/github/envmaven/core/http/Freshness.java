package io.github.envmaven.core.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Decides, from a server's own words, whether a cached copy may be used without asking again (RFC 9111). Pure. */
public final class Freshness {

    private Freshness() {}

    /**
     * Tells whether a copy is fresh.
     *
     * @param cacheControl the {@code Cache-Control} header that came with it, or empty
     * @param checkedMillis when the server last said that it is current, in milliseconds since 1970
     * @param nowMillis the time now
     * @return false where the server did not say how long; also where the clock went backwards
     */
    public static boolean isFresh(String cacheControl, long checkedMillis, long nowMillis) {
        long maxAge = -1;
        for (String part : cacheControl.toLowerCase(Locale.ROOT).split(",", -1)) {
            String directive = part.strip();
            if (directive.equals("no-cache") || directive.equals("no-store")) {
                return false;
            }
            if (directive.startsWith("max-age=")) {
                maxAge = seconds(directive.substring("max-age=".length()));
            }
        }
        long age = nowMillis - checkedMillis;
        return age >= 0 && age < maxAge * 1000;
    }

    /**
     * How long an answer may be trusted, as {@code Cache-Control} says it; from {@code Expires} where only that is sent.
     *
     * @param response an answer
     * @return the header's value; empty where the server does not say
     */
    public static Optional<String> lifetime(Response response) {
        String cacheControl = response.header("Cache-Control").orElse("");
        if (!cacheControl.isEmpty()) {
            return Optional.of(cacheControl);
        }
        return response.header("Expires")
                .flatMap(expires -> response.header("Date").flatMap(date -> {
                    try {
                        long seconds =
                                Duration.between(date(date), date(expires)).toSeconds();
                        return seconds > 0 ? Optional.of("max-age=" + seconds) : Optional.empty();
                    } catch (DateTimeParseException e) {
                        // "0" and other texts that are no date mean that it has expired already.
                        return Optional.empty();
                    }
                }));
    }

    private static Instant date(String header) {
        return ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }

    /**
     * Reads a number of seconds.
     *
     * @param text digits, quoted or not
     * @return -1 where the text is no number, and no more than ten years
     */
    public static long seconds(String text) {
        String digits = text.replace("\"", "").strip();
        boolean number =
                !digits.isEmpty() && digits.length() < 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Math.min(Long.parseLong(digits), 315_360_000L) : -1;
    }
}
