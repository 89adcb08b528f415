package io.github.envmaven.core.repodata;

import io.github.envmaven.core.error.EnvException.NetworkFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.version.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;

/**
 * Fetches shards before a solver asks for them: as soon as the records of a name are known, those of the names that its newest
 * versions depend on are on their way, in every sharded subdir of the job. So a solve waits for the network once for each step away from what
 * was asked for, and not once for each name.
 */
final class ShardPrefetch {

    // One saves a tenth of the shards and makes solves wait more often; all cost a quarter more than are needed.
    private static final int VERSIONS = 2;

    private final List<ShardedRecords> sources = new CopyOnWriteArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile Executor executor = work -> {};

    /** Says who does the fetching; before that nothing is fetched ahead. */
    void useExecutor(Executor executor) {
        this.executor = executor;
    }

    /** Adds a subdir; names that others were asked for will be wanted of it too. */
    void add(ShardedRecords source) {
        sources.add(source);
        seen.forEach(name -> fetch(source, PackageName.of(name)));
    }

    /** Sets a name on its way. */
    void want(PackageName name) {
        if (!name.isVirtual() && seen.add(name.value())) {
            sources.forEach(source -> fetch(source, name));
        }
    }

    /** Sets what some records depend on on its way. */
    void follow(List<RepoDataRecord> records) {
        dependencies(newest(records)).forEach(this::want);
    }

    /** The records of the highest versions: those that a solver tries first. */
    private static List<RepoDataRecord> newest(List<RepoDataRecord> records) {
        List<Version> versions = records.stream()
                .map(record -> record.packageRecord().version())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(VERSIONS)
                .toList();
        return records.stream()
                .filter(record -> versions.contains(record.packageRecord().version()))
                .toList();
    }

    /** Fetches the records of some names and of all that they can depend on. */
    void fetchAll(Collection<PackageName> names) {
        names.forEach(this::want);
        walk(names, (source, name) -> Optional.of(source.recordsNamed(name)));
    }

    /** The problem of a name whose records are not in the cache offline; it tells of all that are missing. */
    NetworkFailed missing(PackageName asked) {
        List<PackageName> names = new ArrayList<>(
                new TreeSet<>(seen).stream().map(PackageName::of).toList());
        names.add(asked);
        Set<String> missing = new TreeSet<>();
        walk(names, (source, name) -> {
            Optional<List<RepoDataRecord>> cached = source.cached(name);
            if (cached.isEmpty()) {
                missing.add(name + " (" + source.subdir() + ")");
            }
            return cached;
        });
        return new NetworkFailed(
                "Offline, and the records of " + String.join(", ", missing) + " are not in the cache",
                Remedy.of(Remedy.Kind.GO_ONLINE));
    }

    /** Visits names and what they can depend on, as far as the records that are found tell. */
    private void walk(
            Collection<PackageName> names,
            BiFunction<ShardedRecords, PackageName, Optional<List<RepoDataRecord>>> visitor) {
        Set<PackageName> visited = new LinkedHashSet<>(names);
        Deque<PackageName> open = new ArrayDeque<>(visited);
        while (!open.isEmpty()) {
            PackageName name = open.remove();
            for (ShardedRecords source : sources) {
                for (PackageName next : dependencies(visitor.apply(source, name).orElse(List.of()))) {
                    if (visited.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
    }

    private static Set<PackageName> dependencies(List<RepoDataRecord> records) {
        Set<PackageName> names = new LinkedHashSet<>();
        for (RepoDataRecord record : records) {
            for (String spec : record.packageRecord().depends()) {
                String name = nameIn(spec);
                if (!name.isEmpty()) {
                    names.add(PackageName.of(name));
                }
            }
        }
        names.removeIf(PackageName::isVirtual);
        return names;
    }

    private void fetch(ShardedRecords source, PackageName name) {
        source.task(name).ifPresent(task -> {
            try {
                executor.execute(task);
            } catch (RejectedExecutionException e) {
                // The job is over, and with it the need to hurry.
                return;
            }
        });
    }

    /** The name in a spec: what comes before the first character that cannot be part of one. */
    private static String nameIn(String spec) {
        String text = spec.strip();
        int end = 0;
        while (end < text.length() && " =<>!~[;".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(0, end).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
