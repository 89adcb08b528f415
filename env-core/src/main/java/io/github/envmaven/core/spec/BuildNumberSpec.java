package io.github.envmaven.core.spec;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.version.Relation;
import java.util.Optional;

/**
 * What a build number has to be: {@code 3}, {@code >=3}, ... There is no and and no or.
 *
 * @param relation how the build number compares
 * @param number with which number
 */
public record BuildNumberSpec(Relation relation, long number) {

    /**
     * Reads a build number spec.
     *
     * @param text for example {@code >=3}; a number alone and {@code =3} mean {@code ==3}
     * @return the spec; empty for {@code *} and {@code =*}, which any build number satisfies
     * @throws InvalidInput when it is neither
     */
    public static Optional<BuildNumberSpec> parse(String text) {
        String spec = text.strip();
        int start = 0;
        while (start < spec.length() && "=!<>".indexOf(spec.charAt(start)) >= 0) {
            start++;
        }
        String operator = spec.substring(0, start);
        String number = spec.substring(start).strip();
        boolean equal = operator.isEmpty() || operator.equals("=") || operator.equals("==");
        if (equal && (number.equals("*") || spec.isEmpty())) {
            return Optional.empty();
        }
        Relation relation = equal
                ? Relation.EQUAL
                : Relation.of(operator).orElseThrow(() -> invalid(spec, "'" + operator + "' is not an operator"));
        return Optional.of(new BuildNumberSpec(relation, number(spec, number)));
    }

    private static long number(String spec, String digits) {
        boolean numeric = !digits.isEmpty() && digits.length() <= 18;
        for (int i = 0; numeric && i < digits.length(); i++) {
            numeric = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        if (!numeric) {
            throw invalid(spec, "'" + digits + "' is not a number");
        }
        return Long.parseLong(digits);
    }

    private static InvalidInput invalid(String spec, String reason) {
        return new InvalidInput(
                "Build number '" + spec + "': " + reason,
                Remedy.fixInput("Write one number, or >=, <=, >, <, != and one."));
    }

    /**
     * Tells whether a build number is what this asks for.
     *
     * @param buildNumber any build number
     * @return whether it is
     */
    public boolean matches(long buildNumber) {
        return relation.holds(Long.compare(buildNumber, number));
    }

    /**
     * What satisfies both this and another spec.
     *
     * @param other the other spec
     * @return one of the two where it implies the other; empty where neither does, since one spec has one bound
     */
    public Optional<BuildNumberSpec> and(BuildNumberSpec other) {
        if (equals(other) || implies(other)) {
            return Optional.of(this);
        }
        return other.implies(this) ? Optional.of(other) : Optional.empty();
    }

    /** A number implies what it satisfies, and a bound another one of its direction that is no tighter. */
    private boolean implies(BuildNumberSpec other) {
        return switch (relation) {
            case EQUAL -> other.matches(number);
            case GREATER -> other.isLowerBound() && other.matches(number + 1);
            case GREATER_OR_EQUAL -> other.isLowerBound() && other.matches(number);
            case LESS -> other.isUpperBound() && other.matches(number - 1);
            case LESS_OR_EQUAL -> other.isUpperBound() && other.matches(number);
            case NOT_EQUAL -> false;
        };
    }

    private boolean isLowerBound() {
        return relation == Relation.GREATER || relation == Relation.GREATER_OR_EQUAL;
    }

    private boolean isUpperBound() {
        return relation == Relation.LESS || relation == Relation.LESS_OR_EQUAL;
    }

    /**
     * The canonical form.
     *
     * @return a number alone for {@code ==}
     */
    @Override
    public String toString() {
        return (relation == Relation.EQUAL ? "" : relation.toString()) + number;
    }
}
