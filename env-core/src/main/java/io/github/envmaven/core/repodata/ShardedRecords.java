package io.github.envmaven.core.repodata;

import io.github.envmaven.core.channel.ChannelRelations;
import io.github.envmaven.core.channel.Subdir;
import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.index.ChannelIndex;
import io.github.envmaven.core.record.RecordSource;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The records of a sharded subdir (CEP 16). Those of a name are fetched when they are first asked for, or before. */
final class ShardedRecords implements RecordSource {

    private final Subdir subdir;
    private final ShardIndex index;
    private final ShardFetcher fetcher;
    private final ShardPrefetch prefetch;
    private final ConcurrentHashMap<PackageName, FutureTask<List<RepoDataRecord>>> tasks = new ConcurrentHashMap<>();

    ShardedRecords(Subdir subdir, ShardIndex index, ShardFetcher fetcher, ShardPrefetch prefetch) {
        this.subdir = subdir;
        this.index = index;
        this.fetcher = fetcher;
        this.prefetch = prefetch;
    }

    @Override
    public Subdir subdir() {
        return subdir;
    }

    @Override
    public ChannelRelations relations() {
        return index.relations();
    }

    @Override
    public List<RepoDataRecord> recordsNamed(PackageName name) {
        Optional<FutureTask<List<RepoDataRecord>>> task = task(name);
        if (task.isEmpty()) {
            return List.of();
        }
        prefetch.want(name);
        // Whoever comes first does the work, so a full pool cannot keep the one who needs the records waiting.
        task.get().run();
        try {
            return task.get().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while fetching the records of " + name);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public List<PackageName> names() {
        return index.names();
    }

    /** What fetches the records of a name, begun or not; empty where the subdir does not have the name. */
    Optional<FutureTask<List<RepoDataRecord>>> task(PackageName name) {
        return index.shard(name)
                .map(digest -> tasks.computeIfAbsent(name, key -> new FutureTask<>(() -> fetch(key, digest))));
    }

    /** The records of a name that can be read without a network; empty where they would have to be fetched. */
    Optional<List<RepoDataRecord>> cached(PackageName name) {
        boolean isThere = index.shard(name).map(fetcher::isCached).orElse(true);
        return isThere ? Optional.of(recordsNamed(name)) : Optional.empty();
    }

    private List<RepoDataRecord> fetch(PackageName name, String digest) {
        if (fetcher.isMissing(digest)) {
            throw prefetch.missing(name);
        }
        byte[] json = fetcher.fetch(index, digest);
        ChannelIndex records = ChannelIndex.of(json, subdir + " (" + name + ")", subdir);
        fetcher.warnOfSkipped(records);
        List<RepoDataRecord> found = records.recordsNamed(name);
        prefetch.follow(found);
        return found;
    }

    @Override
    public String toString() {
        return subdir + " (" + index.shards().size() + " shards)";
    }
}
