package io.github.envmaven.core.index;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Records that were asked for before: of several platforms, trials of a hint or locks of one build, most ask for the same.
 * The memory is bounded, and is given back when the heap runs short.
 */
final class RecordMemory {

    /** About 45 MB: several large environments' worth, but far less than a walk through a whole channel makes. */
    private static final int LARGEST = 1 << 16;

    private final Map<PackageName, SoftReference<List<RepoDataRecord>>> byName = new ConcurrentHashMap<>();
    private final AtomicInteger kept = new AtomicInteger();

    /** The records of a name, made anew where they are not remembered. */
    List<RepoDataRecord> recall(PackageName name, Function<PackageName, List<RepoDataRecord>> make) {
        SoftReference<List<RepoDataRecord>> reference = byName.get(name);
        List<RepoDataRecord> known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        List<RepoDataRecord> made = make.apply(name);
        // What the collector took back stays counted, and its place is filled again.
        if (reference != null || kept.addAndGet(made.size()) <= LARGEST) {
            byName.put(name, new SoftReference<>(made));
        }
        return made;
    }
}
