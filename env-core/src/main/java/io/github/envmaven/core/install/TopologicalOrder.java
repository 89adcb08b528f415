package io.github.envmaven.core.install;

import io.github.envmaven.core.record.NoArch;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Dependencies before dependents, the same order for the same set whatever order it came in.
 *
 * <p>Ties go to the later name first, so that where two packages own one path the last in the order, which wins, is the
 * earlier name: rattler's choice. Python comes before every noarch Python package, even one that forgot to depend on it,
 * and before pip in particular, on which Python depends in turn. Any other cycle is entered at its latest name.
 */
final class TopologicalOrder<T> {

    private static final PackageName PYTHON = PackageName.of("python");

    private final Function<T, PackageRecord> recordOf;
    private final Map<PackageName, T> byName = new TreeMap<>(Comparator.reverseOrder());
    private final Map<PackageName, List<PackageName>> dependencies = new HashMap<>();
    private final Map<PackageName, T> sorted = new LinkedHashMap<>();
    private final Set<PackageName> entered = new HashSet<>();

    private TopologicalOrder(List<T> elements, Function<T, PackageRecord> recordOf) {
        this.recordOf = recordOf;
        elements.forEach(element -> byName.put(recordOf.apply(element).name(), element));
        byName.forEach((name, element) -> dependencies.put(name, dependenciesOf(recordOf.apply(element))));
    }

    static <T> List<T> sort(List<T> elements, Function<T, PackageRecord> recordOf) {
        return new TopologicalOrder<>(elements, recordOf).sort();
    }

    private List<T> sort() {
        Set<PackageName> needed = new HashSet<>();
        dependencies.forEach((name, needs) -> needed.addAll(needs));
        byName.keySet().stream().filter(name -> !needed.contains(name)).forEach(this::visit);
        // What is left is only reachable through a cycle.
        byName.keySet().forEach(this::visit);
        return new ArrayList<>(sorted.values());
    }

    private void visit(PackageName name) {
        if (entered.add(name)) {
            dependencies.getOrDefault(name, List.of()).forEach(this::visit);
            T element = byName.get(name);
            if (element != null) {
                sorted.put(name, element);
            }
        }
    }

    private List<PackageName> dependenciesOf(PackageRecord record) {
        Set<PackageName> names = new HashSet<>();
        for (String spec : record.depends()) {
            PackageName name = nameIn(spec);
            T dependency = byName.get(name);
            if (dependency != null && !name.equals(record.name()) && !isBackEdge(record, recordOf.apply(dependency))) {
                names.add(name);
            }
        }
        if (record.noArch() == NoArch.PYTHON && byName.containsKey(PYTHON)) {
            names.add(PYTHON);
        }
        List<PackageName> sortedNames = new ArrayList<>(names);
        sortedNames.sort(Comparator.reverseOrder());
        return sortedNames;
    }

    // python -> pip -> python: the noarch package can only be linked once Python is there.
    private static boolean isBackEdge(PackageRecord record, PackageRecord dependency) {
        return record.name().equals(PYTHON) && dependency.noArch() == NoArch.PYTHON;
    }

    /** The name a spec starts with: specs of a channel always begin with it. */
    private static PackageName nameIn(String spec) {
        int start = spec.lastIndexOf("::") < 0 ? 0 : spec.lastIndexOf("::") + 2;
        int end = start;
        while (end < spec.length() && " =<>!~[".indexOf(spec.charAt(end)) < 0) {
            end++;
        }
        return PackageName.of(spec.substring(start, end).strip());
    }
}
