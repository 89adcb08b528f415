package io.github.envmaven.core.pypi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Reads when a file was uploaded (PEP 700): {@code 2022-11-12T13:14:15.678901Z}. A page has thousands of these. */
final class UploadTime {

    private static final String FORM = "0000-00-00T00:00:00";
    private static final long DAY = 86_400_000;

    private UploadTime() {}

    /** Milliseconds since 1970; -1 where the text is no time. */
    static long millis(String text) {
        try {
            if (text.isEmpty()) {
                return -1;
            }
            return isPlain(text) ? plain(text) : Instant.parse(text).toEpochMilli();
        } catch (DateTimeException e) {
            return -1;
        }
    }

    private static boolean isPlain(String text) {
        int end = text.length() - 1;
        if (end < FORM.length() || text.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char form = i < FORM.length() ? FORM.charAt(i) : i == FORM.length() ? '.' : '0';
            char character = text.charAt(i);
            if (form == '0' ? character < '0' || character > '9' : character != form) {
                return false;
            }
        }
        return true;
    }

    private static long plain(String text) {
        long seconds = 3600L * number(text, 11, 13) + 60L * number(text, 14, 16) + number(text, 17, 19);
        int fraction = Math.min(text.length() - 1, FORM.length() + 4);
        int millis = fraction <= FORM.length() + 1 ? 0 : number(text, FORM.length() + 1, fraction);
        for (int digits = fraction - FORM.length() - 1; digits > 0 && digits < 3; digits++) {
            millis *= 10;
        }
        LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        return day.toEpochDay() * DAY + seconds * 1000 + millis;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
