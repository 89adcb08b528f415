package io.github.envmaven.core.cache;

import io.github.envmaven.core.archive.PathsJson;
import io.github.envmaven.core.cache.CacheStore.Found;
import io.github.envmaven.core.cache.CacheStore.Item;
import io.github.envmaven.core.digest.Sha256;
import io.github.envmaven.core.error.EnvException.DiskFailed;
import io.github.envmaven.core.error.EnvException.IntegrityFailed;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.event.Event;
import io.github.envmaven.core.event.EventListener;
import io.github.envmaven.core.http.Download;
import io.github.envmaven.core.http.ExpectedContent;
import io.github.envmaven.core.http.RetryPolicy;
import io.github.envmaven.core.http.Transport;
import io.github.envmaven.core.wheel.UnpackedWheel;
import io.github.envmaven.core.wheel.WheelArchive;
import io.github.envmaven.core.wheel.WheelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Unpacked wheels on disk, among the packages of the same cache and under the same rules: see {@link PackageCache}. A file
 * beside a wheel's list of paths, written last, says which archive it was.
 */
public final class WheelCache implements AutoCloseable {

    private static final String MARK = "info/wheel-sha256";

    private final CacheLayout layout;
    private final CacheStore store;
    private final Download download;
    private final ContentCheck hitCheck;
    private final EventListener listener;

    /**
     * A cache in a directory.
     *
     * @param root the directory, made where it is missing
     * @param transport where wheels come from
     * @param hitCheck how closely to look at wheels that are there already; damaged ones are fetched again
     * @param listener hears of downloads and of wheels that are there
     */
    public WheelCache(Path root, Transport transport, ContentCheck hitCheck, EventListener listener) {
        this.layout = new CacheLayout(root.toAbsolutePath());
        this.store = new CacheStore(layout, listener);
        this.download = new Download(transport, RetryPolicy.DEFAULT, listener);
        this.hitCheck = hitCheck;
        this.listener = listener;
    }

    /**
     * Whether a wheel is there.
     *
     * @param file what is wanted
     * @return false where it would have to be fetched
     */
    public boolean has(WheelFile file) {
        return store.find(item(file)).isPresent();
    }

    /**
     * The wheels, each fetched where it is not there yet, several at once.
     *
     * @param files what is wanted
     * @param executor what runs the fetching
     * @return the wheels in the same order
     * @throws IntegrityFailed when one is not what is locked, or would do harm
     * @throws io.github.envmaven.core.error.EnvException.NetworkFailed when one cannot be fetched
     * @throws DiskFailed when the disk does not take it
     */
    public List<CachedWheel> fetchAll(List<WheelFile> files, Executor executor) {
        store.hold(files.stream().map(CacheKey::of).toList());
        return Pending.start(files, this::fetch, file -> 0, executor).awaitAll();
    }

    /**
     * A wheel that is built from what is locked, where it is not there yet.
     *
     * @param file the source distribution
     * @param python which Python it is built for
     * @param build builds it: the wheel is to be put where it is told
     * @return the wheel
     * @throws IntegrityFailed when what was built would do harm
     */
    public CachedWheel fetchBuilt(WheelFile file, String python, Consumer<Path> build) {
        Item item = item(CacheKey.ofBuilt(file, python), file, file.sourceName(), build);
        store.hold(List.of(item.key()));
        return fetch(item, file, file.sourceName());
    }

    /**
     * Whether a directory of the cache is a wheel that somebody has installed.
     *
     * @param directory a package in the cache, of whatever kind
     * @param installed the digests of installed wheels
     * @return whether it was unpacked from one of these
     */
    public static boolean isOneOf(Path directory, Set<Sha256> installed) {
        return markOf(directory).filter(installed::contains).isPresent();
    }

    /** Lets other processes clean away what this cache was asked for. */
    @Override
    public void close() {
        store.close();
    }

    private CachedWheel fetch(WheelFile file) {
        return fetch(item(file), file, file.fileName());
    }

    private CachedWheel fetch(Item item, WheelFile file, String fileName) {
        Optional<Found> hit = store.findAndTouch(item);
        hit.ifPresent(entry -> listener.onEvent(new Event.PackageCached(fileName, true)));
        Found found = hit.orElseGet(() -> store.fetch(item));
        return new CachedWheel(file, UnpackedWheel.of(found.directory(), file.name(), found.paths()));
    }

    private Item item(WheelFile file) {
        ExpectedContent expected =
                ExpectedContent.of(Optional.of(file.sha256()), Optional.empty(), OptionalLong.empty());
        return item(CacheKey.of(file), file, file.fileName(), archive -> download.fetch(file.url(), expected, archive));
    }

    private Item item(CacheKey key, WheelFile file, String fileName, Consumer<Path> getting) {
        return new Item(key, fileName, fileName, ".whl") {

            @Override
            Optional<PathsJson> pathsIn(Path entry) {
                return isOneOf(entry, Set.of(file.sha256())) ? hitCheck.pathsOfWhole(entry) : Optional.empty();
            }

            @Override
            void download(Path archive) {
                getting.accept(archive);
            }

            @Override
            PathsJson unpack(Path archive, Path directory) {
                UnpackedWheel wheel = new WheelArchive(archive, file.name()).unpackTo(directory);
                mark(directory, file.sha256());
                return new PathsJson(wheel.files());
            }
        };
    }

    private static Optional<Sha256> markOf(Path entry) {
        try {
            String hex = Files.readString(entry.resolve(MARK), StandardCharsets.UTF_8)
                    .strip();
            return Sha256.isHex(hex) ? Optional.of(new Sha256(hex)) : Optional.empty();
        } catch (IOException e) {
            // Damaged is as good as absent: the wheel is fetched again.
            return Optional.empty();
        }
    }

    private static void mark(Path directory, Sha256 sha256) {
        Path file = directory.resolve(MARK);
        try {
            Files.writeString(file, sha256.hex() + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new DiskFailed(
                    "Cannot write " + file + ": " + e.getMessage(),
                    Remedy.of(Remedy.Kind.FREE_DISK, file.toString()),
                    e);
        }
    }
}
