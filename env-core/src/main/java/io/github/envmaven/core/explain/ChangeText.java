package io.github.envmaven.core.explain;

import io.github.envmaven.core.explain.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words how packages would change. */
final class ChangeText {

    private static final int MOST = 8;

    private ChangeText() {}

    /** Adds the changes, what gets older first, but for the package that everything is about. */
    static void add(List<String> lines, List<Change> changes, String except) {
        List<Change> others =
                changes.stream().filter(change -> !change.name().equals(except)).toList();
        if (others.isEmpty()) {
            lines.add("    nothing else changes");
        }
        List<Change> changed = new ArrayList<>(only(others, Kind.OLDER));
        changed.addAll(only(others, Kind.NEWER));
        changed.addAll(only(others, Kind.REBUILT));
        for (Change change : changed.subList(0, Math.min(MOST, changed.size()))) {
            lines.add("    " + change.name() + " is " + change.to() + " instead of " + change.from());
        }
        if (changed.size() > MOST) {
            lines.add("    and " + (changed.size() - MOST) + " more are others");
        }
        addNames(lines, "comes in: ", only(others, Kind.ADDED));
        addNames(lines, "goes: ", only(others, Kind.REMOVED));
    }

    private static void addNames(List<String> lines, String verb, List<Change> changes) {
        if (!changes.isEmpty()) {
            String names = changes.stream().limit(MOST).map(Change::name).collect(Collectors.joining(", "));
            String more = changes.size() > MOST ? " and " + (changes.size() - MOST) + " more" : "";
            lines.add("    " + verb + names + more);
        }
    }

    private static List<Change> only(List<Change> changes, Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }
}
