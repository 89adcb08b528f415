package io.github.envmaven.core.cache;

import io.github.envmaven.core.archive.IndexJson;
import io.github.envmaven.core.archive.PackageArchive;
import io.github.envmaven.core.disk.AtomicFile;
import io.github.envmaven.core.disk.FileLock;
import io.github.envmaven.core.disk.Trees;
import io.github.envmaven.core.error.EnvException.Cancelled;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Download;
import io.github.envmaven.core.http.ExpectedContent;
import io.github.envmaven.core.http.RetryPolicy;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.record.PackageRecord;
import io.github.envmaven.core.record.RepoDataRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Extracted packages on disk, shared by environments, projects and processes. Safe for several threads and processes.
 *
 * <p>A package is downloaded, verified, extracted beside its place and moved there in one step; from then on it never
 * changes. Whoever dies in between leaves the beginning of a download, which the next one resumes, or a directory that no
 * one takes for a package. The archive is deleted after it was extracted: it would double the disk that is used, and
 * nothing needs it again.
 *
 * <p>Who fetches a package holds its lock, so that two builds do not download it twice; who waits for long goes ahead
 * alone, with a file of its own, so a process that hangs holds up nobody.
 */
public final class PackageCache implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String TAG = """
            Signature: 8a477f597d28d172789f06886806bc55
            # Packages of env-maven-plugin. Everything here can be fetched again.
            """;

    private final CacheLayout layout;
    private final CacheLayers layers;
    private final CacheLease lease;
    private final Download download;
    private final EventListener listener;
    private final ContentCheck hitCheck;
    private final AtomicBoolean isPrepared = new AtomicBoolean();
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
        this.lease = new CacheLease(layout);
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
        return find(record, CacheKey.of(record));
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
        CacheKey key = CacheKey.of(record);
        lease.hold(List.of(key));
        Optional<CachedPackage> hit = findAndTouch(record, key).or(() -> layers.find(record));
        listenIfPresent(hit);
        return hit.isPresent() ? hit.get() : fetchMissing(record, key);
    }

    /**
     * The packages of many records, several at once.
     *
     * @param records what is wanted
     * @param executor what runs the fetching; its threads decide how many downloads run at once
     * @return the packages in the order of the records
     */
    public List<CachedPackage> fetchAll(List<RepoDataRecord> records, Executor executor) {
        return startAll(records, executor).awaitAll();
    }

    /**
     * Starts to fetch many records and returns at once, for a caller that uses each package as soon as it is there.
     *
     * @param records what is wanted
     * @param executor what runs the fetching
     * @return the packages to come, in the order of the records; to be closed
     */
    public PendingPackages startAll(List<RepoDataRecord> records, Executor executor) {
        lease.hold(records.stream().map(CacheKey::of).toList());
        return PendingPackages.start(this, records, executor);
    }

    /** Lets other processes clean away what this cache was asked for. */
    @Override
    public void close() {
        lease.close();
    }

    private Optional<CachedPackage> find(RepoDataRecord record, CacheKey key) {
        Path entry = layout.entry(key);
        return isThere(record, entry) ? Optional.of(new CachedPackage(record, entry)) : Optional.empty();
    }

    /** Cleaning by age goes by the time of an entry's directory. */
    private Optional<CachedPackage> findAndTouch(RepoDataRecord record, CacheKey key) {
        Optional<CachedPackage> hit = find(record, key);
        if (hit.isPresent()) {
            try {
                Files.setLastModifiedTime(
                        hit.get().directory(), FileTime.from(Clock.systemUTC().instant()));
            } catch (IOException e) {
                // A cache that cannot be written is as good to read.
                return hit;
            }
        }
        return hit;
    }

    private boolean isThere(RepoDataRecord record, Path entry) {
        try {
            return RecordFile.isOf(entry, record) && hitCheck.problemIn(entry).isEmpty();
        } catch (IntegrityFailed e) {
            return false;
        }
    }

    private void listenIfPresent(Optional<CachedPackage> hit) {
        hit.ifPresent(
                there -> listener.onEvent(new Event.PackageCached(there.record().fileName(), true)));
    }

    private CachedPackage fetchMissing(RepoDataRecord record, CacheKey key) {
        prepare();
        Optional<FileLock> lock = FileLock.tryAcquire(layout.lock(key), PATIENCE);
        try {
            Optional<CachedPackage> hit = find(record, key);
            listenIfPresent(hit);
            if (hit.isPresent()) {
                return hit.get();
            }
            Path archive = layout.download(key, extension(record));
            return populate(record, key, lock.isPresent() ? archive : Trees.temporarySibling(archive));
        } catch (DiskFailed e) {
            // Files are closed under an interrupted thread; that is no failure of the disk.
            if (Thread.currentThread().isInterrupted()) {
                throw new Cancelled("Interrupted while fetching " + record);
            }
            throw e;
        } finally {
            lock.ifPresent(FileLock::close);
        }
    }

    /** Once, and only when something is fetched: a run that finds everything leaves the cache alone. */
    private void prepare() {
        if (isPrepared.compareAndSet(false, true)) {
            if (!Files.exists(layout.tag())) {
                AtomicFile.write(layout.tag(), TAG);
            }
            if (!lease.hasOthers()) {
                Leftovers.delete(layout, Clock.systemUTC().instant());
            }
        }
    }

    private CachedPackage populate(RepoDataRecord record, CacheKey key, Path archive) {
        PackageRecord described = record.packageRecord();
        ExpectedContent expected = ExpectedContent.of(described.sha256(), described.md5(), described.size());
        if (!layers.fetchArchive(record, expected, download, archive)) {
            download.fetch(record.url(), expected, archive);
        }
        Path entry = layout.entry(key);
        Path directory = Trees.temporaryDirectory(entry);
        try {
            extract(archive, directory);
            requireSamePackage(directory, record);
            RecordFile.write(directory, record);
            publish(directory, entry, record);
            Trees.delete(archive);
        } catch (IntegrityFailed e) {
            // Otherwise, say when the disk is full, it is worth keeping.
            Trees.delete(archive);
            throw e;
        } finally {
            Trees.delete(directory);
        }
        listener.onEvent(new Event.PackageCached(record.fileName(), false));
        return new CachedPackage(record, entry);
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
        Optional<String> problem = ContentCheck.SIZES.problemIn(directory);
        if (problem.isPresent()) {
            throw new IntegrityFailed(record.fileName() + " is incomplete: " + problem.get());
        }
    }

    private void publish(Path directory, Path entry, RepoDataRecord record) {
        if (Trees.moveUnlessPresent(directory, entry) || isThere(record, entry)) {
            return;
        }
        // What lies there is damaged, or foreign: aside with it, in one step, and try once more.
        Path aside = Trees.temporarySibling(entry);
        Trees.moveUnlessPresent(entry, aside);
        boolean isMoved = Trees.moveUnlessPresent(directory, entry);
        Trees.delete(aside);
        if (!isMoved) {
            throw new DiskFailed(
                    "Cannot put " + record + " into the cache: " + entry + " keeps being put there by others",
                    Remedy.of(Remedy.Kind.WAIT_FOR_OTHER, entry.toString()));
        }
    }

    private static String extension(RepoDataRecord record) {
        String stem = PackageArchive.stem(record.fileName());
        return record.fileName().substring(stem.length());
    }
}
