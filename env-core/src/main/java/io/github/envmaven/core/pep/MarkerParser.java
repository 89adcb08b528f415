package io.github.envmaven.core.pep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads markers by recursive descent (PEP 508).
 *
 * <pre>
 *   any  = all { 'or' all }
 *   all  = item { 'and' item }
 *   item = '(' any ')' | term operator term
 * </pre>
 */
final class MarkerParser {

    private static final int DEEPEST_NESTING = 64;
    private static final Set<String> VARIABLES = Set.of(
            "python_version",
            "python_full_version",
            "os_name",
            "sys_platform",
            "platform_release",
            "platform_system",
            "platform_version",
            "platform_machine",
            "platform_python_implementation",
            "implementation_name",
            "implementation_version",
            "extra",
            "extras",
            "dependency_groups");

    /** Spellings of setuptools' time, which published metadata still has. */
    private static final Map<String, String> OLD_VARIABLES = Map.of(
            "os.name", "os_name",
            "sys.platform", "sys_platform",
            "platform.version", "platform_version",
            "platform.machine", "platform_machine",
            "platform.python_implementation", "platform_python_implementation",
            "python_implementation", "platform_python_implementation");

    private static final List<String> OPERATORS = List.of("===", "==", "~=", "!=", "<=", ">=", "<", ">");

    private final PepScanner scanner;
    private int depth;

    private MarkerParser(PepScanner scanner) {
        this.scanner = scanner;
    }

    static Marker parse(String text) {
        return parse(new PepScanner("Marker", text));
    }

    /** Reads what is left of a text. */
    static Marker parse(PepScanner scanner) {
        Marker marker = new MarkerParser(scanner).any();
        if (!scanner.isAtEnd()) {
            throw scanner.expected("'and', 'or' or the end");
        }
        return marker;
    }

    private Marker any() {
        List<Marker> parts = new ArrayList<>();
        do {
            parts.add(all());
        } while (scanner.nextWord("or"));
        return parts.size() == 1 ? parts.get(0) : new Marker.Any(parts);
    }

    private Marker all() {
        List<Marker> parts = new ArrayList<>();
        do {
            parts.add(item());
        } while (scanner.nextWord("and"));
        return parts.size() == 1 ? parts.get(0) : new Marker.All(parts);
    }

    private Marker item() {
        scanner.skipBlanks();
        Marker marker = scanner.next("(") ? group() : comparison();
        scanner.skipBlanks();
        return marker;
    }

    private Marker group() {
        depth++;
        if (depth > DEEPEST_NESTING) {
            throw scanner.expected("an end of the nesting");
        }
        Marker marker = any();
        if (!scanner.next(")")) {
            throw scanner.expected("')'");
        }
        depth--;
        return marker;
    }

    private Marker comparison() {
        MarkerTerm left = term();
        scanner.skipBlanks();
        String operator = operator();
        scanner.skipBlanks();
        MarkerTerm right = term();
        if (left.isName() && !right.isVariable()) {
            right = named(right);
        } else if (right.isName() && !left.isVariable()) {
            left = named(left);
        }
        return new Marker.Comparison(left, operator, right);
    }

    private static MarkerTerm named(MarkerTerm term) {
        return new MarkerTerm(false, PypiName.normalized(term.text()));
    }

    private MarkerTerm term() {
        if (scanner.peek("'") || scanner.peek("\"")) {
            return new MarkerTerm(false, PythonString.take(scanner));
        }
        String word = scanner.takeWhile(character -> PepScanner.isWordPart(character) || character == '.');
        String name = OLD_VARIABLES.getOrDefault(word, word);
        if (!VARIABLES.contains(name)) {
            throw scanner.expected("a variable such as python_version, or a quoted string,");
        }
        return new MarkerTerm(true, name);
    }

    private String operator() {
        for (String operator : OPERATORS) {
            if (scanner.next(operator)) {
                return operator;
            }
        }
        if (scanner.nextWord("in")) {
            return "in";
        }
        if (scanner.nextWord("not") && scanner.isAtBlank()) {
            scanner.skipBlanks();
            if (scanner.nextWord("in")) {
                return "not in";
            }
        }
        throw scanner.expected("one of < <= == != >= > ~= === in, not in");
    }
}
