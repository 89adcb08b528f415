package io.github.envmaven.core.spec;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the conditions of CEP 43.
 *
 * <pre>
 *   any  = all { "or" all }
 *   all  = term { "and" term }
 *   term = '(' any ')' | spec
 * </pre>
 *
 * <p>A spec goes on until a parenthesis or a word {@code and} or {@code or} that stands free; what is in brackets is
 * not looked at. As with specs elsewhere, spaces may stand in it.
 */
final class ConditionParser {

    private static final int DEEPEST_NESTING = 64;

    private final String text;
    private int at;
    private int depth;

    ConditionParser(String text) {
        this.text = text;
    }

    SpecCondition parse() {
        SpecCondition condition = parseAny();
        skipSpace();
        if (at < text.length()) {
            throw invalid(at, "'and' or 'or' must stand here");
        }
        return condition;
    }

    private SpecCondition parseAny() {
        List<SpecCondition> parts = new ArrayList<>();
        do {
            parts.add(parseAll());
        } while (takeWord("or"));
        return parts.size() == 1 ? parts.get(0) : new SpecCondition.AnyOf(parts);
    }

    private SpecCondition parseAll() {
        List<SpecCondition> parts = new ArrayList<>();
        do {
            parts.add(parseTerm());
        } while (takeWord("and"));
        return parts.size() == 1 ? parts.get(0) : new SpecCondition.AllOf(parts);
    }

    private SpecCondition parseTerm() {
        skipSpace();
        if (at == text.length() || text.charAt(at) != '(') {
            return parseLeaf();
        }
        int open = at++;
        if (++depth > DEEPEST_NESTING) {
            throw invalid(open, "parentheses may be " + DEEPEST_NESTING + " deep");
        }
        SpecCondition inner = parseAny();
        skipSpace();
        if (at == text.length() || text.charAt(at) != ')') {
            throw invalid(open, "this '(' is not closed");
        }
        at++;
        depth--;
        return inner;
    }

    private SpecCondition parseLeaf() {
        int start = at;
        String leaf = takeSpec();
        if (leaf.isEmpty()) {
            throw invalid(start, "a spec must stand here");
        }
        MatchSpec spec = MatchSpec.parse(leaf);
        if (spec.when().isPresent()) {
            throw invalid(start, "a condition cannot have a condition of its own");
        }
        return new SpecCondition.Leaf(spec);
    }

    /** Takes the text up to the next parenthesis, {@code and} or {@code or} outside of brackets. */
    String takeSpec() {
        int start = at;
        int brackets = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '[') {
                brackets++;
            } else if (c == ']') {
                brackets--;
            } else if (brackets <= 0 && (c == '(' || c == ')' || isWord("and") || isWord("or"))) {
                break;
            }
            at++;
        }
        return text.substring(start, at).strip();
    }

    /** What is not read yet. */
    String rest() {
        return text.substring(at);
    }

    private boolean takeWord(String word) {
        skipSpace();
        if (!isWord(word)) {
            return false;
        }
        at += word.length();
        return true;
    }

    private boolean isWord(String word) {
        int end = at + word.length();
        return text.startsWith(word, at)
                && (at == 0 || isBoundary(text.charAt(at - 1)))
                && (end == text.length() || isBoundary(text.charAt(end)));
    }

    private static boolean isBoundary(char c) {
        return c == ' ' || c == '(' || c == ')';
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private InvalidInput invalid(int index, String reason) {
        return InvalidSpec.at(text, index, reason, "Write a condition such as python>=3.10 and (__unix or __win).");
    }
}
