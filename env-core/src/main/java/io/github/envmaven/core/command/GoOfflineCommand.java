package io.github.envmaven.core.command;

import io.github.envmaven.core.cache.ContentCheck;
import io.github.envmaven.core.cache.PackageCache;
import io.github.envmaven.core.cache.WheelCache;
import io.github.envmaven.core.channel.ResolvedChannel;
import io.github.envmaven.core.command.GoOfflineRequest.Extent;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockedChannel;
import io.github.envmaven.core.record.RepoDataRecord;
import io.github.envmaven.core.spec.PackageName;
import io.github.envmaven.core.wheel.WheelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills the cache with all that a lock needs, so that everything else works without a network. */
public final class GoOfflineCommand {

    private final EnvSession session;

    /**
     * The command within a session.
     *
     * @param session the session
     */
    public GoOfflineCommand(EnvSession session) {
        this.session = session;
    }

    /**
     * Fetches what is missing. Packages are verified as {@code create} verifies them; nothing is installed.
     *
     * @param request which lock, for which platforms
     * @return what the cache has now
     */
    public GoOfflineResult run(GoOfflineRequest request) {
        LockFile lock = LockFileReader.read(request.lockFile());
        new LockFit(session).require(lock, request.lockFile(), request.source());
        session.learnSecrets(lock);
        List<String> platforms = request.platforms().isEmpty() ? lock.metadata().platforms() : request.platforms();
        List<RepoDataRecord> records = records(lock, request.lockFile(), platforms);
        PackageCache cache = session.packages();
        List<RepoDataRecord> missing =
                records.stream().filter(record -> cache.find(record).isEmpty()).toList();
        List<WheelFile> wheels = wheels(lock, request.lockFile(), platforms);
        WheelCache wheelCache = session.wheels(ContentCheck.SIZES);
        List<WheelFile> missingWheels = wheels.stream()
                .filter(wheel -> !wheel.isBuilt() && !wheelCache.has(wheel))
                .toList();
        CachedOffline.require(session, missing, missingWheels);
        int packages = records.size() + wheels.size();
        int fetched = missing.size() + missingWheels.size();
        Phase.of(session.listener(), "Fetched " + fetched + " of " + packages + " packages", () -> {
            cache.fetchAll(missing, session.executor());
            wheelCache.fetchAll(missingWheels, session.executor());
            SourceArchives sources = new SourceArchives(session);
            wheels.stream().filter(WheelFile::isBuilt).forEach(sources::fetch);
            return wheels;
        });
        int indexes = request.extent() == Extent.PACKAGES ? 0 : indexes(lock, request.lockFile(), platforms, records);
        return new GoOfflineResult(platforms, packages, fetched, indexes);
    }

    /** The packages of all platforms, each once. */
    private static List<RepoDataRecord> records(LockFile lock, Path lockFile, List<String> platforms) {
        Map<String, RepoDataRecord> byUrl = new LinkedHashMap<>();
        for (String platform : platforms) {
            LockedPlatform.records(lock, lockFile, platform).forEach(record -> byUrl.putIfAbsent(record.url(), record));
        }
        return List.copyOf(byUrl.values());
    }

    /** The wheels of all platforms, each once. */
    private static List<WheelFile> wheels(LockFile lock, Path lockFile, List<String> platforms) {
        Map<String, WheelFile> byUrl = new LinkedHashMap<>();
        for (String platform : platforms) {
            LockedWheels.of(lock, lockFile, platform).forEach(wheel -> byUrl.putIfAbsent(wheel.url(), wheel));
        }
        return List.copyOf(byUrl.values());
    }

    private int indexes(LockFile lock, Path lockFile, List<String> platforms, List<RepoDataRecord> records) {
        List<String> written =
                lock.metadata().channels().stream().map(LockedChannel::url).toList();
        if (written.isEmpty()) {
            throw new InvalidInput(
                    lockFile + " names no channels, so there are no indexes to fetch.",
                    Remedy.fixInput("Lock again, or fetch the packages alone."));
        }
        Path directory = lockFile.toAbsolutePath().getParent();
        List<ResolvedChannel> channels = session.channels(written, directory == null ? lockFile : directory);
        List<PackageName> names = new ArrayList<>();
        records.forEach(record -> names.add(record.packageRecord().name()));
        return Phase.of(session.listener(), "Fetched the indexes of " + written.size() + " channels", () -> {
                    int loaded = 0;
                    for (String platform : platforms) {
                        loaded += session.repodata()
                                .loadAll(channels, platform, session.executor())
                                .size();
                    }
                    session.repodata().fetchAll(names);
                    return loaded;
                })
                .value();
    }
}
