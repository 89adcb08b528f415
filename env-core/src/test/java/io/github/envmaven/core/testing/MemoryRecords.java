package io.github.envmaven.core.testing;

import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The records of a subdir in memory. */
public final class MemoryRecords implements RecordSource {

    private final Subdir subdir;
    private final Map<PackageName, List<RepoDataRecord>> byName = new TreeMap<>();

    /** Takes the records in the order given. */
    public MemoryRecords(Subdir subdir, List<RepoDataRecord> records) {
        this.subdir = subdir;
        for (RepoDataRecord record : records) {
            byName.computeIfAbsent(record.packageRecord().name(), name -> new ArrayList<>())
                    .add(record);
        }
    }

    @Override
    public Subdir subdir() {
        return subdir;
    }

    @Override
    public List<RepoDataRecord> recordsNamed(PackageName name) {
        return byName.getOrDefault(name, List.of());
    }

    @Override
    public List<PackageName> names() {
        return List.copyOf(byName.keySet());
    }
}
