package io.github.envmaven.core.repodata;

import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Fetches shards before a solver asks for them: as soon as the records of a name are known, those of the names they depend on
 * are on their way, in every sharded subdir of the job. So a solve waits for the network once for each step away from what
 * was asked for, and not once for each name.
 */
final class ShardPrefetch {

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
        for (RepoDataRecord record : records) {
            for (String spec : record.packageRecord().depends()) {
                String name = nameIn(spec);
                if (!name.isEmpty()) {
                    want(PackageName.of(name));
                }
            }
        }
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
