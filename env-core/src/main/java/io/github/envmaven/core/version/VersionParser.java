package io.github.envmaven.core.version;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads version literals as CEP 33 has them: {@code [epoch!]segment{(.|_)segment}[_][+segment{(.|_)segment}]}.
 *
 * <p>A segment is cut into runs of digits, runs of {@code *} and runs of anything else, and one that does not begin with
 * a digit gets a 0 in front. Dashes stand for underscores where no underscore is written.
 */
final class VersionParser {

    private static final byte[] EMPTY = new byte[0];

    /** What the components of a version are told to, in order. */
    interface Components {

        /** A number, as its digits in {@code text[from, to)}. */
        void number(CharSequence text, int from, int to);

        /** Anything else, in lower case. */
        void word(String word);

        /** The end of a segment. */
        void endSegment();
    }

    /** The text as written, for messages, and in the one spelling that the rest reads: lower case, no dashes. */
    private final String text;

    private final String spelling;
    private final int mainStart;
    private final int mainEnd;

    private VersionParser(String text) {
        this.text = text;
        this.spelling = spell(text);
        int epochEnd = spelling.indexOf('!');
        int plus = spelling.indexOf('+');
        this.mainStart = epochEnd + 1;
        this.mainEnd = plus < 0 ? spelling.length() : plus;
        checkParts(epochEnd, plus);
    }

    static Version parse(String untrimmed) {
        String text = untrimmed.strip();
        VersionParser parser = new VersionParser(text);
        VersionKey main = new VersionKey(text.length());
        parser.readMain(main);
        if (parser.mainEnd == text.length()) {
            return new Version(text, main.toBytes(), EMPTY);
        }
        VersionKey local = new VersionKey(text.length());
        parser.readLocal(local);
        return new Version(text, main.toBytes(), local.toBytes());
    }

    static List<List<String>> segments(String text) {
        Segments segments = new Segments();
        new VersionParser(text).readMain(segments);
        return List.copyOf(segments.all);
    }

    static List<List<String>> localSegments(String text) {
        Segments segments = new Segments();
        VersionParser parser = new VersionParser(text);
        if (parser.mainEnd < text.length()) {
            parser.readLocal(segments);
        }
        return List.copyOf(segments.all);
    }

    private String spell(String written) {
        boolean dash = false;
        int underscore = -1;
        boolean upper = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '+' || c == '!' || c == '*') {
                continue;
            }
            if (c >= 'A' && c <= 'Z') {
                upper = true;
            } else if (c == '-') {
                dash = true;
            } else if (c == '_') {
                underscore = i;
            } else {
                throw invalid(i, "'" + c + "' cannot stand in a version");
            }
        }
        if (dash && underscore >= 0) {
            throw invalid(underscore, "a version has either dashes or underscores");
        }
        String spelled = dash ? written.replace('-', '_') : written;
        return upper ? spelled.toLowerCase(Locale.ROOT) : spelled;
    }

    private void checkParts(int epochEnd, int plus) {
        if (text.isEmpty()) {
            throw invalid(0, "a version is missing");
        }
        for (int i = 0; i < epochEnd; i++) {
            if (!isDigit(spelling.charAt(i))) {
                throw invalid(i, "the epoch before '!' is a number");
            }
        }
        if (epochEnd == 0) {
            throw invalid(0, "a number must stand before '!'");
        }
        int secondEpoch = spelling.indexOf('!', mainStart);
        if (secondEpoch >= 0) {
            throw invalid(secondEpoch, "a version has one '!'");
        }
        int secondPlus = spelling.indexOf('+', mainEnd + 1);
        if (secondPlus >= 0) {
            throw invalid(secondPlus, "a version has one '+'");
        }
        if (mainStart == mainEnd) {
            throw invalid(mainStart, "a version must stand here");
        }
        if (plus == spelling.length() - 1) {
            throw invalid(plus + 1, "something must follow '+'");
        }
    }

    private void readMain(Components to) {
        if (mainStart > 0) {
            to.number(spelling, 0, mainStart - 1);
        } else {
            to.number("0", 0, 1);
        }
        to.endSegment();
        // One underscore at the end belongs to the last segment: 1.0.1_ < 1.0.1a, which openssl once relied on.
        if (spelling.charAt(mainEnd - 1) == '_') {
            readSegments(mainStart, mainEnd - 1, "_", to);
        } else {
            readSegments(mainStart, mainEnd, "", to);
        }
    }

    private void readLocal(Components to) {
        readSegments(mainEnd + 1, spelling.length(), "", to);
    }

    private void readSegments(int from, int end, String suffix, Components to) {
        int start = from;
        for (int i = from; i <= end; i++) {
            if (i == end) {
                readSegment(start, i, suffix, to);
            } else if (spelling.charAt(i) == '.' || spelling.charAt(i) == '_') {
                readSegment(start, i, "", to);
                start = i + 1;
            }
        }
    }

    private void readSegment(int from, int end, String suffix, Components to) {
        if (from == end && suffix.isEmpty()) {
            throw invalid(from, "a segment is empty");
        }
        if (from == end || !isDigit(spelling.charAt(from))) {
            to.number("0", 0, 1);
        }
        int at = from;
        String word = "";
        while (at < end) {
            int next = endOfRun(at, end);
            if (isDigit(spelling.charAt(at))) {
                to.number(spelling, at, next);
            } else if (next < end || spelling.charAt(at) == '*') {
                to.word(spelling.substring(at, next));
            } else {
                word = spelling.substring(at, next);
            }
            at = next;
        }
        String last = word.concat(suffix);
        if (!last.isEmpty()) {
            to.word(last);
        }
        to.endSegment();
    }

    private int endOfRun(int from, int end) {
        int kind = kind(spelling.charAt(from));
        int at = from + 1;
        while (at < end && kind(spelling.charAt(at)) == kind) {
            at++;
        }
        return at;
    }

    private static int kind(char c) {
        if (isDigit(c)) {
            return 0;
        }
        return c == '*' ? 1 : 2;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private InvalidInput invalid(int index, String reason) {
        return new InvalidInput(
                "Version '" + text + "', column " + (index + 1) + ": " + reason,
                Remedy.fixInput("Write a version such as 1.2.3, 2.0rc1 or 1!4.0."));
    }

    /** The components as texts. */
    private static final class Segments implements Components {

        private final List<List<String>> all = new ArrayList<>();
        private final List<String> current = new ArrayList<>();

        @Override
        public void number(CharSequence text, int from, int to) {
            int start = from;
            while (start < to - 1 && text.charAt(start) == '0') {
                start++;
            }
            current.add(text.subSequence(start, to).toString());
        }

        @Override
        public void word(String word) {
            current.add(word);
        }

        @Override
        public void endSegment() {
            all.add(List.copyOf(current));
            current.clear();
        }
    }
}
