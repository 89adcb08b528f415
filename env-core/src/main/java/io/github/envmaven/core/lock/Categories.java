package io.github.envmaven.core.lock;

import io.github.envmaven.core.manifest.RequestedSpec;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The categories of resolved packages: those of the specs from which each is reached. */
final class Categories {

    private final Map<PackageName, Set<String>> byName = new HashMap<>();

    private Categories() {}

    static Categories of(List<RequestedSpec> specs, List<RepoDataRecord> records) {
        Map<PackageName, RepoDataRecord> resolved = new HashMap<>();
        records.forEach(record -> resolved.put(record.packageRecord().name(), record));
        Map<String, Deque<PackageName>> roots = new HashMap<>();
        specs.forEach(spec -> roots.computeIfAbsent(spec.category(), category -> new ArrayDeque<>())
                .add(spec.name()));
        Categories categories = new Categories();
        roots.forEach((category, names) -> categories.reach(category, names, resolved));
        return categories;
    }

    /** Sorted; {@code main} alone where it is among them, and where nothing that was asked for needs the package. */
    List<String> of(PackageName name) {
        Set<String> categories = byName.getOrDefault(name, Set.of());
        return categories.isEmpty() || categories.contains(LockFileFormat.MAIN)
                ? List.of(LockFileFormat.MAIN)
                : List.copyOf(categories);
    }

    private void reach(String category, Deque<PackageName> todo, Map<PackageName, RepoDataRecord> resolved) {
        Set<PackageName> seen = new HashSet<>();
        while (!todo.isEmpty()) {
            PackageName name = todo.removeLast();
            RepoDataRecord record = resolved.get(name);
            if (record != null && seen.add(name)) {
                byName.computeIfAbsent(name, any -> new TreeSet<>()).add(category);
                record.packageRecord().depends().forEach(depends -> todo.add(MatchSpec.nameOf(depends)));
            }
        }
    }
}
