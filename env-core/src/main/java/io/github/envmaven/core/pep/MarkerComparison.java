package io.github.envmaven.core.pep;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import java.util.Optional;
import java.util.Set;

/**
 * Compares as PEP 508 says: as versions where the variable has one and the other side can be read as one, else as
 * strings, which have no order.
 */
final class MarkerComparison {

    private static final Set<String> OF_VERSIONS =
            Set.of("python_version", "python_full_version", "implementation_version", "platform_release");

    private MarkerComparison() {}

    static boolean holds(Marker.Comparison comparison, MarkerEnvironment environment) {
        MarkerTerm left = comparison.left();
        MarkerTerm right = comparison.right();
        if (left.isSet() || right.isSet()) {
            return holdsInSet(comparison, environment);
        }
        String variable = left.isVariable() ? left.text() : right.text();
        String leftValue = value(left, comparison, environment);
        String rightValue = value(right, comparison, environment);
        if (OF_VERSIONS.contains(variable)) {
            Optional<Specifier> specifier = Specifier.find(comparison.operator() + rightValue);
            if (specifier.isPresent()) {
                return SpecifierSet.of(specifier.get()).matches(leftValue);
            }
        }
        return switch (comparison.operator()) {
            case "==", "<=", ">=" -> leftValue.equals(rightValue);
            case "!=" -> !leftValue.equals(rightValue);
            case "<", ">" -> false;
            case "in" -> rightValue.contains(leftValue);
            case "not in" -> !rightValue.contains(leftValue);
            default -> throw undefined(comparison);
        };
    }

    private static boolean holdsInSet(Marker.Comparison comparison, MarkerEnvironment environment) {
        boolean wanted = comparison.operator().equals("in");
        boolean unwanted = comparison.operator().equals("not in");
        if (!comparison.right().isSet() || !(wanted || unwanted)) {
            throw undefined(comparison);
        }
        String name = PypiName.normalized(value(comparison.left(), comparison, environment));
        boolean present = environment.setOf(comparison.right().text()).stream()
                .anyMatch(member -> member.value().equals(name));
        return present == wanted;
    }

    private static String value(MarkerTerm term, Marker.Comparison comparison, MarkerEnvironment environment) {
        String value = term.isVariable() ? environment.valueOf(term.text()) : term.text();
        boolean ofNames = comparison.left().isName() || comparison.right().isName();
        return ofNames ? PypiName.normalized(value) : value;
    }

    private static InvalidInput undefined(Marker.Comparison comparison) {
        return new InvalidInput(
                "Marker '" + comparison + "': '" + comparison.operator() + "' does not compare these",
                Remedy.fixInput("See PEP 508 for what each variable can be compared with"));
    }
}
