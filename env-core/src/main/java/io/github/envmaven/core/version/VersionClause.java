package io.github.envmaven.core.version;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import java.util.List;

/**
 * One clause as it is written, and what it means where {@code *} meets an operator (CEP 29 and, where that is silent,
 * what conda does; see match-specs.md).
 *
 * <p>{@code *} at the end asks for a series: {@code 1.2*}, {@code 1.2.*} and {@code =1.2.*} are the same, and a
 * comparison ignores it. Anywhere else it makes a glob over the version's text.
 *
 * @param source the whole text, for messages
 * @param operatorAt where the clause begins in it
 * @param operator the operator; empty where there is none
 * @param literalAt where the literal begins
 * @param literal the literal
 */
record VersionClause(String source, int operatorAt, String operator, int literalAt, String literal) {

    private static final List<String> OPERATORS = List.of("", "==", "=", "!=", "<", "<=", ">", ">=", "~=");

    VersionSpec spec() {
        checkOperator();
        if (literal.isEmpty()) {
            throw VersionSpecParser.invalid(source, literalAt, missing());
        }
        if (literal.indexOf('*') < 0) {
            return plain(parse(literal));
        }
        // Some published specs end in ".*." ("0.2.18.*."); nothing but a series can be meant.
        String text = literal.endsWith("*.") ? literal.substring(0, literal.length() - 1) : literal;
        String base = withoutTrailingStars(text);
        if (base.isEmpty()) {
            return stars(text);
        }
        return base.indexOf('*') < 0 ? series(text, parse(base)) : glob(text, base);
    }

    private void checkOperator() {
        if (!OPERATORS.contains(operator)) {
            throw VersionSpecParser.invalid(source, operatorAt, "'" + operator + "' is none of == = != < <= > >= ~=");
        }
    }

    private String missing() {
        return operator.isEmpty() ? "a version must stand here" : "a version must follow '" + operator + "'";
    }

    private static String withoutTrailingStars(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '*') {
            while (end > 0 && text.charAt(end - 1) == '*') {
                end--;
            }
            if (end > 0 && text.charAt(end - 1) == '.') {
                end--;
            }
        }
        return text.substring(0, end);
    }

    private VersionSpec plain(Version version) {
        return switch (operator) {
            case "=" -> VersionSpec.startingWith(version);
            case "~=" -> new CompatibleVersion(version);
            default -> new ComparedVersion(relation(), version);
        };
    }

    private Relation relation() {
        return Relation.of(operator).orElse(Relation.EQUAL);
    }

    /** {@code *} alone is any version; {@code *.*} is a version of at least two segments. */
    private VersionSpec stars(String text) {
        boolean plain = text.indexOf('.') < 0;
        return switch (operator) {
            case "<", ">" -> throw invalidStar();
            case "!=" -> {
                if (plain) {
                    throw invalidStar();
                }
                yield new VersionPattern(Sense.OUTSIDE, TextPattern.glob(text));
            }
            case "", "=", "==" -> plain ? VersionSpec.any() : new VersionPattern(Sense.INSIDE, TextPattern.glob(text));
            default -> VersionSpec.any();
        };
    }

    private VersionSpec series(String text, Version base) {
        return switch (operator) {
            case "", "=" -> VersionSpec.startingWith(base);
            case "!=" -> new VersionSeries(Sense.OUTSIDE, base);
            case "~=" -> throw invalidStar();
            // conda compares with "1.2*" itself here, which lies just below all of 1.2, pre-releases included.
            case ">", ">=", "<" -> new ComparedVersion(relation(), text.endsWith(".*") ? base : parse(text));
            default -> new ComparedVersion(relation(), base);
        };
    }

    private VersionSpec glob(String text, String base) {
        parse(text.replace('*', '0')); // What is not a star must be a version's.
        return switch (operator) {
            case "", "=", "==" -> new VersionPattern(Sense.INSIDE, TextPattern.glob(text));
            case "!=" -> new VersionPattern(Sense.OUTSIDE, TextPattern.glob(text));
            case "~=" -> throw invalidStar();
            default -> new ComparedVersion(relation(), parse(base));
        };
    }

    private InvalidInput invalidStar() {
        return VersionSpecParser.invalid(
                source, literalAt, "'" + literal + "' cannot follow '" + operator + "', which needs a plain version");
    }

    private Version parse(String text) {
        try {
            return Version.parse(text);
        } catch (InvalidInput e) {
            throw VersionSpecParser.invalid(source, literalAt, String.valueOf(e.getMessage()));
        }
    }
}
