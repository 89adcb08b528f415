package io.github.envmaven.core.version;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads version specs by recursive descent; white space may stand around operators, commas, bars and parentheses.
 *
 * <pre>
 *   any    = all { '|' all }
 *   all    = clause { ',' clause }
 *   clause = '(' any ')' | '^' ... '$' | [operator] literal
 * </pre>
 *
 * <p>A spec may end before its source does: in {@code numpy >=1.2 , <2 py39_0} it ends before the build. One parser
 * reads one spec.
 */
public final class VersionSpecParser {

    private static final int DEEPEST_NESTING = 64;

    private final String source;
    private int at;
    private int depth;

    /**
     * A parser of what begins within a longer text.
     *
     * @param source the whole text, for messages
     * @param from where the spec begins
     */
    public VersionSpecParser(String source, int from) {
        this.source = source;
        this.at = from;
    }

    static VersionSpec parse(String text) {
        VersionSpecParser parser = new VersionSpecParser(text, 0);
        VersionSpec spec = parser.parse();
        if (parser.at < text.length()) {
            throw parser.invalid(parser.at, "',' or '|' must stand between two versions");
        }
        return spec;
    }

    /**
     * Reads a spec as far as it goes, and the white space behind it.
     *
     * @return the spec; {@link #end()} is where it ended
     */
    public VersionSpec parse() {
        VersionSpec spec = parseAll();
        if (!next('|')) {
            return spec;
        }
        List<VersionSpec> specs = new ArrayList<>();
        specs.add(spec);
        do {
            specs.add(parseAll());
        } while (next('|'));
        return VersionSpec.anyOf(specs);
    }

    /**
     * Where the spec ended.
     *
     * @return the index of the first character that is neither the spec's nor white space
     */
    public int end() {
        return at;
    }

    private VersionSpec parseAll() {
        VersionSpec spec = parseClause();
        if (!next(',')) {
            return spec;
        }
        List<VersionSpec> specs = new ArrayList<>();
        specs.add(spec);
        do {
            specs.add(parseClause());
        } while (next(','));
        return VersionSpec.allOf(specs);
    }

    private VersionSpec parseClause() {
        if (next('(')) {
            return parseGroup();
        }
        if (at < source.length() && source.charAt(at) == '^') {
            return parseRegex();
        }
        int operatorStart = at;
        while (at < source.length() && isOperator(source.charAt(at))) {
            at++;
        }
        String operator = source.substring(operatorStart, at);
        skipSpace();
        int start = at;
        String literal = takeLiteral();
        skipSpace();
        if (at < source.length() && source.charAt(at) == '!' && isLiteral(at)) {
            literal += takeLiteral(); // An epoch, as once published: "x264 >=1 !164.3095".
            skipSpace();
        }
        return new VersionClause(source, operatorStart, operator, start, literal).spec();
    }

    private String takeLiteral() {
        int start = at;
        while (at < source.length() && isLiteral(at)) {
            at++;
        }
        return source.substring(start, at);
    }

    private VersionSpec parseGroup() {
        int open = at - 1;
        if (++depth > DEEPEST_NESTING) {
            throw invalid(open, "parentheses may be " + DEEPEST_NESTING + " deep");
        }
        VersionSpec spec = parse();
        if (!next(')')) {
            throw invalid(open, "this '(' is not closed");
        }
        depth--;
        return spec;
    }

    private VersionSpec parseRegex() {
        int start = at;
        int end = source.indexOf('$', at);
        if (end < 0) {
            throw invalid(start, "a regular expression that begins with '^' must end with '$'");
        }
        at = end + 1;
        skipSpace();
        String text = source.substring(start, end + 1);
        TextPattern pattern =
                TextPattern.regex(text).orElseThrow(() -> invalid(start, "'" + text + "' is not a regular expression"));
        return new VersionPattern(Sense.INSIDE, pattern);
    }

    private static boolean isOperator(char c) {
        return c == '=' || c == '<' || c == '>' || c == '!' || c == '~';
    }

    /** A literal ends at a space, at what joins clauses, and at an operator: {@code !} is one before {@code =} alone. */
    private boolean isLiteral(int index) {
        char c = source.charAt(index);
        if (c == '!') {
            return index + 1 == source.length() || source.charAt(index + 1) != '=';
        }
        return !isOperator(c) && !isSpace(c) && c != ',' && c != '|' && c != '(' && c != ')';
    }

    /** Takes a character and the white space around it, where it is the next one. */
    private boolean next(char c) {
        skipSpace();
        if (at == source.length() || source.charAt(at) != c) {
            return false;
        }
        at++;
        skipSpace();
        return true;
    }

    private void skipSpace() {
        while (at < source.length() && isSpace(source.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private InvalidInput invalid(int index, String reason) {
        return invalid(source, index, reason);
    }

    static InvalidInput invalid(String source, int index, String reason) {
        return new InvalidInput(
                "'" + source.strip() + "', column " + (index + 1 - leadingSpace(source)) + ": " + reason,
                Remedy.fixInput("Write a version such as >=1.2,<2 or 1.2.* or ==1.2.3."));
    }

    private static int leadingSpace(String source) {
        return source.length() - source.stripLeading().length();
    }
}
