package io.github.envmaven.core.pep;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads requirements (PEP 508).
 *
 * <pre>
 *   requirement = name [ '[' extras ']' ] ( '@' url [ blank ';' marker ] | [ specifiers ] [ ';' marker ] )
 * </pre>
 */
final class RequirementParser {

    private final PepScanner scanner;

    private RequirementParser(PepScanner scanner) {
        this.scanner = scanner;
    }

    static Requirement parse(String text) {
        return new RequirementParser(new PepScanner("Requirement", text)).requirement();
    }

    private Requirement requirement() {
        scanner.skipBlanks();
        String name = name();
        scanner.skipBlanks();
        List<String> extras = scanner.next("[") ? extras() : List.of();
        scanner.skipBlanks();
        if (scanner.next("@")) {
            return direct(name, extras);
        }
        SpecifierSet specifiers = specifiers();
        return new Requirement(name, extras, specifiers, "", marker("a version specifier, ';' or the end"));
    }

    private String name() {
        String name = scanner.takeWhile(c -> PepScanner.isWordPart(c) || c == '.' || c == '-');
        if (!PypiName.isValid(name)) {
            throw scanner.expected("a package's name");
        }
        return name;
    }

    private List<String> extras() {
        List<String> extras = new ArrayList<>();
        scanner.skipBlanks();
        if (scanner.next("]")) {
            return extras;
        }
        while (true) {
            scanner.skipBlanks();
            extras.add(name());
            scanner.skipBlanks();
            if (scanner.next("]")) {
                return extras;
            }
            if (!scanner.next(",")) {
                throw scanner.expected("',' or ']'");
            }
        }
    }

    private Requirement direct(String name, List<String> extras) {
        scanner.skipBlanks();
        String url = scanner.takeWhile(c -> !Character.isWhitespace(c));
        if (url.isEmpty()) {
            throw scanner.expected("a URL");
        }
        if (!scanner.isAtEnd() && !scanner.isAtBlank()) {
            throw scanner.expected("a blank or the end");
        }
        return new Requirement(name, extras, SpecifierSet.ANY, url, marker("' ;' or the end"));
    }

    private SpecifierSet specifiers() {
        if ("(<>=!~".chars().noneMatch(first -> scanner.peek(Character.toString(first)))) {
            return SpecifierSet.ANY; // What stands here instead is the caller's to judge.
        }
        boolean inParentheses = scanner.next("(");
        String text = scanner.takeWhile(c -> c != ';' && c != ')' && c != '\n' && c != '\r')
                .strip();
        if (inParentheses && !scanner.next(")")) {
            throw scanner.expected("')'");
        }
        scanner.skipBlanks();
        return SpecifierSet.parse(text);
    }

    private Marker marker(String otherwise) {
        scanner.skipBlanks();
        if (scanner.isAtEnd()) {
            return Marker.always();
        }
        if (!scanner.next(";")) {
            throw scanner.expected(otherwise);
        }
        return MarkerParser.parse(scanner);
    }
}
