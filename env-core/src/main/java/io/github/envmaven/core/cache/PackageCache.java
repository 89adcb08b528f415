package io.github.envmaven.core.cache;

import io.github.envmaven.core.archive.IndexJson;
import io.github.envmaven.core.archive.PackageArchive;
import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.cache.CacheStore.Found;
import io.github.envmaven.core.cache.CacheStore.Item;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Download;
import io.github.envmaven.core.http.ExpectedContent;
import io.github.envmaven.core.http.RetryPolicy;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Extracted packages on disk, shared by environments, projects and processes. Safe for several threads and processes.
 *
 * <p>How they get there, and what happens when two want the same, is {@link CacheStore}'s.
 */
public final class PackageCache implements AutoCloseable {

    // Measured: bzip2 takes about thirty times as long as zstd for the same content.
    private static final long BZIP2_WEIGHT = 10;

    private final CacheLayout layout;
    private final CacheLayers layers;
    private final CacheStore store;
    private final Download download;
    private final EventListener listener;
    private final ContentCheck hitCheck;
    // A zstd window may take 128 MiB, so no more are extracted at once than there are processors.
    private final Semaphore extractions = new Semaphore(Runtime.getRuntime().availableProcessors());

    /**
     * A cache in a directory.
     *
     * @param root the directory, made where it is missing
     * @param transport where packages come from
     * @param hitCheck how closely to look at packages that are there already; damaged ones are fetched again
     * @param listener hears of downloads and of packages that are there
     */
    public PackageCache(Path root, Transport transport, ContentCheck hitCheck, EventListener listener) {
        this(root, List.of(), transport, hitCheck, listener);
    }

    /**
     * A cache in a directory, over others that are only read.
     *
     * @param root the directory, made where it is missing
     * @param layers package caches of conda or mamba, looked through before a package is downloaded
     * @param transport where packages come from
     * @param hitCheck how closely to look at packages that are there already; damaged ones are fetched again
     * @param listener hears of downloads and of packages that are there
     */
    public PackageCache(
            Path root, List<Path> layers, Transport transport, ContentCheck hitCheck, EventListener listener) {
        this.layout = new CacheLayout(root.toAbsolutePath());
        this.layers = new CacheLayers(layers, listener);
        this.store = new CacheStore(layout, listener);
        this.download = new Download(transport, RetryPolicy.DEFAULT, listener);
        this.hitCheck = hitCheck;
        this.listener = listener;
    }

    /**
     * The package of a record, if it is there.
     *
     * @param record what is wanted
     * @return the extracted package; empty where it would have to be fetched
     */
    public Optional<CachedPackage> find(RepoDataRecord record) {
        return store.find(item(record)).map(found -> cached(record, found));
    }

    /**
     * The package of a record, fetched where it is not there yet.
     *
     * @param record what is wanted
     * @return the extracted package
     * @throws IntegrityFailed when what the channel has is not what the record says, or would do harm
     * @throws io.github.envmaven.core.error.EnvException.NetworkFailed when it cannot be fetched
     * @throws DiskFailed when the disk does not take it
     */
    public CachedPackage fetch(RepoDataRecord record) {
        Item item = item(record);
        store.hold(List.of(item.key()));
        Optional<CachedPackage> own = store.findAndTouch(item).map(found -> cached(record, found));
        Optional<CachedPackage> hit = own.or(() -> layers.find(record));
        if (hit.isPresent()) {
            listener.onEvent(new Event.PackageCached(record.fileName(), true));
            return hit.get();
        }
        return cached(record, store.fetch(item));
    }

    /**
     * The packages of many records, several at once.
     *
     * @param records what is wanted
     * @param executor what runs the fetching; its threads decide how many downloads run at once
     * @return the packages in the order of the records
     */
    public List<CachedPackage> fetchAll(List<RepoDataRecord> records, Executor executor) {
        store.hold(records.stream().map(CacheKey::of).toList());
        return Pending.start(records, this::fetch, PackageCache::work, executor).awaitAll();
    }

    /** Lets other processes clean away what this cache was asked for. */
    @Override
    public void close() {
        store.close();
    }

    private static long work(RepoDataRecord record) {
        long size = record.packageRecord().size().orElse(0);
        return record.fileName().endsWith(".tar.bz2") ? BZIP2_WEIGHT * size : size;
    }

    private Item item(RepoDataRecord record) {
        return new Item(CacheKey.of(record), record.toString(), record.fileName(), extension(record)) {

            @Override
            Optional<PathsJson> pathsIn(Path entry) {
                return RecordFile.isOf(entry, record) ? hitCheck.pathsOfWhole(entry) : Optional.empty();
            }

            @Override
            void download(Path archive) {
                PackageRecord described = record.packageRecord();
                ExpectedContent expected = ExpectedContent.of(described.sha256(), described.md5(), described.size());
                if (!layers.fetchArchive(record, expected, download, archive)) {
                    download.fetch(record.url(), expected, archive);
                }
            }

            @Override
            PathsJson unpack(Path archive, Path directory) {
                extract(archive, directory);
                requireSamePackage(directory, record);
                PathsJson paths = PathsJson.read(directory);
                requireComplete(directory, paths, record);
                RecordFile.write(directory, record);
                return paths;
            }
        };
    }

    private void extract(Path archive, Path directory) {
        extractions.acquireUninterruptibly();
        try {
            new PackageArchive(archive).extractTo(directory);
        } finally {
            extractions.release();
        }
    }

    /** The archive has the right digest, but a channel may have given the record of one package the digest of another. */
    private static void requireSamePackage(Path directory, RepoDataRecord record) {
        PackageRecord inside = IndexJson.read(directory);
        PackageRecord outside = record.packageRecord();
        if (!CacheLayer.isSame(inside, outside)) {
            throw new IntegrityFailed(record.fileName() + " of "
                    + record.channel().name() + " contains package " + inside + ", not " + outside);
        }
    }

    private static void requireComplete(Path directory, PathsJson paths, RepoDataRecord record) {
        Optional<String> problem = ContentCheck.SIZES.problemIn(directory, paths);
        if (problem.isPresent()) {
            throw new IntegrityFailed(record.fileName() + " is incomplete: " + problem.get());
        }
    }

    private static CachedPackage cached(RepoDataRecord record, Found found) {
        return new CachedPackage(record, found.directory(), found.paths());
    }

    private static String extension(RepoDataRecord record) {
        String stem = PackageArchive.stem(record.fileName());
        return record.fileName().substring(stem.length());
    }
}
