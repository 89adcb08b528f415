package io.github.envmaven.core.explain;

import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one package differs between two answers of the solver.
 *
 * @param name the package's name
 * @param from its version in the first; empty where it is not in it; with the build where that alone differs
 * @param to the same for the second
 * @param kind what that means
 */
public record Change(String name, String from, String to, Kind kind) {

    /** What a change means. */
    public enum Kind {
        /** Only the second has it. */
        ADDED,
        /** Only the first has it. */
        REMOVED,
        /** The second has a higher version. */
        NEWER,
        /** The second has a lower version. */
        OLDER,
        /** The version is the same, the build is another. */
        REBUILT;

        /** The value as scripts read it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Compares two answers.
     *
     * @param before the first
     * @param after the second
     * @param important names that come first, in this order
     * @return the changes; those that are not important by name
     */
    static List<Change> between(List<RepoDataRecord> before, List<RepoDataRecord> after, Collection<String> important) {
        Map<String, PackageRecord> first = byName(before);
        Map<String, PackageRecord> second = byName(after);
        Set<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        List<String> ordered = new ArrayList<>(important);
        ordered.retainAll(names);
        names.removeAll(ordered);
        ordered.addAll(names);
        List<Change> changes = new ArrayList<>();
        for (String name : ordered) {
            PackageRecord from = first.get(name);
            PackageRecord to = second.get(name);
            if (from == null || to == null) {
                changes.add(
                        from == null
                                ? new Change(name, "", version(to), Kind.ADDED)
                                : new Change(name, version(from), "", Kind.REMOVED));
            } else if (!from.version().equals(to.version())) {
                Kind kind = from.version().compareTo(to.version()) < 0 ? Kind.NEWER : Kind.OLDER;
                changes.add(new Change(name, version(from), version(to), kind));
            } else if (!from.stem().equals(to.stem())) {
                changes.add(new Change(
                        name, version(from) + " " + from.build(), version(to) + " " + to.build(), Kind.REBUILT));
            }
        }
        return changes;
    }

    private static String version(@Nullable PackageRecord record) {
        return record == null ? "" : record.version().toString();
    }

    private static Map<String, PackageRecord> byName(List<RepoDataRecord> records) {
        Map<String, PackageRecord> byName = new TreeMap<>();
        records.forEach(record -> byName.put(record.packageRecord().name().value(), record.packageRecord()));
        return byName;
    }
}
