package io.github.envmaven.core.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words what stands in the way and what would help, each clash once. */
final class HindranceText {

    private final List<String> lines;
    private final Set<List<String>> told = new HashSet<>();

    HindranceText(List<String> lines) {
        this.lines = lines;
    }

    /**
     * Adds what holds something back.
     *
     * @param what what is held back, with its verb: {@code 2.0.0 to 2.5.2 are}
     * @param hindrances at least one
     */
    void add(String what, List<Hindrance> hindrances) {
        lines.add("  " + what + " held back by");
        for (Hindrance hindrance : hindrances) {
            String specs = hindrance.specs().isEmpty()
                    ? "the machine and the channels, whatever is asked for"
                    : String.join(" together with ", hindrance.specs());
            boolean isNew = hindrance.specs().isEmpty() || told.add(hindrance.specs());
            lines.add("  - " + specs + (isNew ? "" : ", as above"));
            if (isNew) {
                hindrance.story().forEach(line -> lines.add("    " + line));
            }
        }
    }

    /**
     * Adds what would make something possible, where that is known.
     *
     * @param what what is held back
     * @param hindrances what holds it back
     * @param way what would make it possible
     */
    void addWayOut(String what, List<Hindrance> hindrances, WayOut way) {
        List<String> all = hindrances.stream()
                .flatMap(hindrance -> hindrance.specs().stream())
                .distinct()
                .sorted()
                .toList();
        boolean takesAll = way.drop().isEmpty()
                && !all.isEmpty()
                && way.loosen().stream().sorted().toList().equals(all);
        List<String> changes = new ArrayList<>();
        if (takesAll) {
            changes.add(all.size() == 1 ? "this lets other versions in" : "all of these let other versions in");
        } else if (!way.loosen().isEmpty()) {
            changes.add("other versions are let in than " + String.join(", ", way.loosen()));
        }
        if (!way.drop().isEmpty()) {
            changes.add(String.join(" and ", way.drop()) + (way.drop().size() == 1 ? " is" : " are") + " dropped");
        }
        if (!changes.isEmpty()) {
            lines.add("  Tried: " + what + " fits once " + String.join(" and ", changes) + ".");
        }
    }
}
