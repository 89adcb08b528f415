package io.github.envmaven.core.pep;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out which extras a marker speaks of, so that not all hundred of a project need to be tried. */
final class MarkerExtras {

    private final Set<String> names = new TreeSet<>();
    private boolean isPlain = true;

    private MarkerExtras() {}

    /** Normalised names; empty where it is not just compared with names, so that any extra could matter. */
    static Optional<Set<String>> of(Marker marker) {
        MarkerExtras extras = new MarkerExtras();
        extras.collect(marker);
        return extras.isPlain ? Optional.of(extras.names) : Optional.empty();
    }

    private void collect(Marker marker) {
        if (marker instanceof Marker.All all) {
            all.parts().forEach(this::collect);
        } else if (marker instanceof Marker.Any any) {
            any.parts().forEach(this::collect);
        } else if (marker instanceof Marker.Comparison comparison) {
            collect(comparison);
        }
    }

    private void collect(Marker.Comparison comparison) {
        boolean isLeft = comparison.left().isName();
        if (!isLeft && !comparison.right().isName()) {
            return;
        }
        MarkerTerm other = isLeft ? comparison.right() : comparison.left();
        boolean isEquality =
                comparison.operator().equals("==") || comparison.operator().equals("!=");
        // Without an extra the variable is empty, so who compares it with that speaks of all extras.
        if (other.isVariable() || other.text().isEmpty() || !isEquality) {
            isPlain = false;
        }
        names.add(PypiName.normalized(other.text()));
    }
}
