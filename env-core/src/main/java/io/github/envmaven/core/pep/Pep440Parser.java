package io.github.envmaven.core.pep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads versions as PEP 440's appendix B spells them, with every spelling that it normalises. */
final class Pep440Parser {

    /** Numbers of more digits than this do not fit; no published version has them. */
    private static final int MOST_DIGITS = 18;

    private static final Pattern VERSION = Pattern.compile("v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\\.[0-9]+)*)"
            + "(?:[-_.]?(?<kind>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<pre>[0-9]+)?)?"
            + "(?:-(?<bare>[0-9]+)|(?<haspost>[-_.]?(?:post|rev|r)[-_.]?(?<post>[0-9]+)?))?"
            + "(?<hasdev>[-_.]?dev[-_.]?(?<dev>[0-9]+)?)?"
            + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

    private static final Pattern LOCAL_SEPARATOR = Pattern.compile("[-_.]");

    private Pep440Parser() {}

    static Optional<Pep440Version> parse(String text) {
        String written = stripped(text);
        if (isRelease(written)) { // As most versions are, and by far faster read so.
            return Optional.of(release(written));
        }
        if (!isAscii(written)) {
            return Optional.empty();
        }
        Matcher match = VERSION.matcher(written.toLowerCase(Locale.ROOT));
        if (!match.matches() || !fits(match)) {
            return Optional.empty();
        }
        String bare = match.group("bare");
        long post = bare != null ? number(bare) : implicit(match, "haspost", "post");
        PreKind kind = kind(match.group("kind"));
        return Optional.of(new Pep440Version(
                written,
                match.group("epoch") == null ? 0 : number(match.group("epoch")),
                numbers(match.group("release")),
                kind,
                kind == PreKind.NONE ? Pep440Version.ABSENT : implicit(match, "kind", "pre"),
                post,
                implicit(match, "hasdev", "dev"),
                local(match.group("local"))));
    }

    /** Whether a text is numbers with dots between them, none of them too long. */
    private static boolean isRelease(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '.' && digits > 0) {
                digits = 0;
            } else if (character < '0' || character > '9' || ++digits > MOST_DIGITS) {
                return false;
            }
        }
        return digits > 0;
    }

    private static Pep440Version release(String written) {
        return new Pep440Version(
                written,
                0,
                numbers(written),
                PreKind.NONE,
                Pep440Version.ABSENT,
                Pep440Version.ABSENT,
                Pep440Version.ABSENT,
                List.of());
    }

    /** The text without the white space around it, as Python sees white space. */
    static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u0085';
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }

    private static boolean fits(Matcher match) {
        int digits = 0;
        for (int i = 0; i < match.end(); i++) {
            char character = match.group().charAt(i);
            if (character == '+') {
                return true; // Local parts are kept as text.
            }
            digits = character >= '0' && character <= '9' ? digits + 1 : 0;
            if (digits > MOST_DIGITS) {
                return false;
            }
        }
        return true;
    }

    /** A number that is 0 where its word stands without one. */
    private static long implicit(Matcher match, String word, String number) {
        if (match.group(word) == null) {
            return Pep440Version.ABSENT;
        }
        return match.group(number) == null ? 0 : number(match.group(number));
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    private static long[] numbers(String release) {
        long[] numbers =
                new long[1 + (int) release.chars().filter(c -> c == '.').count()];
        int at = 0;
        for (int i = 0; i < release.length(); i++) {
            char character = release.charAt(i);
            if (character == '.') {
                at++;
            } else {
                numbers[at] = numbers[at] * 10 + (character - '0');
            }
        }
        return numbers;
    }

    private static PreKind kind(@Nullable String word) {
        if (word == null) {
            return PreKind.NONE;
        }
        return switch (word.charAt(0)) {
            case 'a' -> PreKind.ALPHA;
            case 'b' -> PreKind.BETA;
            default -> PreKind.CANDIDATE;
        };
    }

    private static List<String> local(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : LOCAL_SEPARATOR.split(text, -1)) {
            segments.add(isNumber(segment) ? withoutLeadingZeros(segment) : segment);
        }
        return segments;
    }

    static boolean isNumber(String segment) {
        return segment.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
