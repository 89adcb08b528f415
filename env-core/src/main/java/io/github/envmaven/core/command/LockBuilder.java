package io.github.envmaven.core.command;

import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockMetadata;
import io.github.envmaven.core.lock.LockedChannel;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedNames;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.record.VirtualPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the solutions of all platforms together into one lock. */
final class LockBuilder {

    private LockBuilder() {}

    /**
     * Builds the lock.
     *
     * @param manifest what was asked for
     * @param channels the channels it was solved with
     * @param lockFile where the lock is going to be; sources are named relative to it
     * @param options how it was solved
     * @param solutions one a platform
     * @return the lock
     */
    static LockFile build(
            Manifest manifest,
            List<LockedChannel> channels,
            Path lockFile,
            SolveOptions options,
            List<PlatformSolution> solutions) {
        Map<String, List<VirtualPackage>> virtualPackages = new TreeMap<>();
        List<LockedEnvironment> environments = new ArrayList<>();
        for (PlatformSolution solution : solutions) {
            virtualPackages.put(solution.platform(), solution.virtualPackages());
            environments.add(LockedEnvironment.of(
                    manifest, solution.platform(), solution.records(), solution.pip(), solution.provided()));
        }
        List<String> sources = manifest.sources().stream()
                .map(source -> relative(source, lockFile))
                .toList();
        LockMetadata metadata = LockMetadata.of(manifest, channels, sources, virtualPackages)
                .withCustom(LockedNames.toCustomMetadata(options.pypi().names()));
        return new LockFile(metadata, environments);
    }

    private static String relative(String source, Path lockFile) {
        Path file = Path.of(source);
        Path directory = lockFile.toAbsolutePath().normalize().getParent();
        if (directory == null || !Files.exists(file)) {
            return source;
        }
        return directory
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }
}
