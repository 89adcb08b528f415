package io.github.envmaven.core.command;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks for the cache to be made smaller.
 *
 * @param what what to remove; everything where it is empty
 * @param olderThan only what was not used for so long; zero for any age
 * @param packages which packages
 * @param mode whether to remove anything
 */
public record CleanRequest(List<What> what, Duration olderThan, Packages packages, Mode mode) {

    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([dhm])");

    /** Copies the list. */
    public CleanRequest {
        what = what.isEmpty() ? List.of(What.values()) : List.copyOf(what);
    }

    /**
     * Reads an age.
     *
     * @param text a number of days, hours or minutes, as {@code 30d}, {@code 12h}, {@code 5m}; empty for any age
     * @return the age
     * @throws InvalidInput when it is written otherwise
     */
    public static Duration parseAge(String text) {
        Matcher matcher = AGE.matcher(text.strip());
        if (text.isBlank()) {
            return Duration.ZERO;
        }
        if (!matcher.matches()) {
            throw new InvalidInput(
                    "'" + text + "' is no age.", Remedy.fixInput("Write days, hours or minutes: 30d, 12h, 5m."));
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /** What a cache keeps. */
    public enum What {
        /** Whole packages. */
        PACKAGES,
        /** What is known of channels. */
        INDEXES,
        /** The beginnings of packages. */
        DOWNLOADS,
        /** What processes that were killed left. */
        LEFTOVERS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which packages. */
    public enum Packages {
        /** Those that no environment on this machine uses. */
        UNUSED,
        /** All; environments keep their files. */
        ALL
    }

    /** Whether to remove anything. */
    public enum Mode {
        /** Tell what would be removed. */
        DRY_RUN,
        /** Remove it. */
        REMOVE
    }
}
