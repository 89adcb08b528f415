package io.github.envmaven.core.http;

import io.github.envmaven.core.error.EnvException.Cancelled;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When and how often a GET is tried again: after what may pass (408, 413, 429, 5xx, broken connections), never after a
 * refusal, an absence or a wrong digest.
 *
 * @param attempts how often at most, the first time included
 * @param firstPause before the second attempt; doubled each time, and shortened by chance so that many clients do not
 *     come back at once
 * @param longestPause no pause of our own is longer; a server that asks for more is not asked again
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

    /** Four attempts within some seconds. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(60));

    /** One attempt. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    /**
     * Tells whether a status may pass.
     *
     * @param status an HTTP status
     * @return whether to try again
     */
    public static boolean isPassing(int status) {
        return status == 408 || status == 413 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }

    /**
     * How long to wait.
     *
     * @param failures how many attempts have failed, at least one
     * @param retryAfter the header of that name, if the server sent one: seconds or a date
     * @param now the time a date counts from
     * @return the pause before the next attempt; longer than {@link #longestPause} only where the server asks for it
     */
    public Duration pause(int failures, Optional<String> retryAfter, Instant now) {
        Duration asked = retryAfter.flatMap(text -> parse(text, now)).orElse(Duration.ZERO);
        long doubled = firstPause.toMillis() << Math.min(failures - 1, 20);
        long jittered = doubled / 2 + ThreadLocalRandom.current().nextLong(doubled / 2 + 1);
        return Duration.ofMillis(Math.max(asked.toMillis(), Math.min(jittered, longestPause.toMillis())));
    }

    /** Waits; an interrupt becomes {@link Cancelled} with the flag still set. */
    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while waiting to try a download again");
        }
    }

    private static Optional<Duration> parse(String retryAfter, Instant now) {
        String text = retryAfter.strip();
        if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
