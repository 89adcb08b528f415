package io.github.envmaven.core.conda;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who needs whom among the records of one environment. */
public final class Dependents {

    private final Map<PackageName, List<PackageName>> needs = new LinkedHashMap<>();
    private final Map<PackageName, List<PackageName>> neededBy = new LinkedHashMap<>();

    /**
     * Reads what records need. Dependencies that hold under conditions count as if they always held.
     *
     * @param records the records of one environment
     */
    public Dependents(List<RepoDataRecord> records) {
        for (RepoDataRecord record : records) {
            PackageName name = record.packageRecord().name();
            for (String text : record.packageRecord().depends()) {
                InstallOrder.nameOf(text).ifPresent(needed -> {
                    needs.computeIfAbsent(name, key -> new ArrayList<>()).add(needed);
                    neededBy.computeIfAbsent(needed, key -> new ArrayList<>()).add(name);
                });
            }
        }
    }

    /**
     * What cannot stay when packages go.
     *
     * @param names the packages
     * @return they themselves, and all that needs one of them, directly or not
     */
    public Set<PackageName> of(Collection<PackageName> names) {
        return closure(names, neededBy);
    }

    /**
     * What packages need.
     *
     * @param names the packages
     * @return they themselves, and all that they need, directly or not, whether it is there or not
     */
    public Set<PackageName> needsOf(Collection<PackageName> names) {
        return closure(names, needs);
    }

    private static Set<PackageName> closure(Collection<PackageName> names, Map<PackageName, List<PackageName>> next) {
        Set<PackageName> reached = new LinkedHashSet<>(names);
        Deque<PackageName> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (PackageName name : next.getOrDefault(open.remove(), List.of())) {
                if (reached.add(name)) {
                    open.add(name);
                }
            }
        }
        return reached;
    }
}
