package io.github.envmaven.core.conda;

import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.MatchSpec;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts records into the order in which they can be linked: each after what it depends on, and else by name. */
final class InstallOrder {

    private final Map<String, RepoDataRecord> byName = new TreeMap<>();
    private final Set<String> visited = new HashSet<>();
    private final List<RepoDataRecord> sorted = new ArrayList<>();

    private InstallOrder(List<RepoDataRecord> records) {
        for (RepoDataRecord record : records) {
            byName.put(record.packageRecord().name().value(), record);
        }
    }

    static List<RepoDataRecord> sort(List<RepoDataRecord> records) {
        InstallOrder order = new InstallOrder(records);
        order.byName.keySet().forEach(order::visit);
        return order.sorted;
    }

    /** Depth first; a cycle is broken where it closes. */
    private void visit(String name) {
        RepoDataRecord record = byName.get(name);
        if (record == null || !visited.add(name)) {
            return;
        }
        for (String text : record.packageRecord().depends()) {
            nameOf(text).ifPresent(needed -> visit(needed.value()));
        }
        sorted.add(record);
    }

    /** The package that a dependency is about; empty where its text cannot be read, which orders nothing. */
    static Optional<PackageName> nameOf(String text) {
        try {
            return Optional.of(MatchSpec.nameOf(text));
        } catch (InvalidInput e) {
            // A favored or pinned record was chosen all the same.
            return Optional.empty();
        }
    }
}
