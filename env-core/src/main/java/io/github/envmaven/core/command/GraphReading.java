package io.github.envmaven.core.command;

import io.github.envmaven.core.explain.DependencyGraph;
import io.github.envmaven.core.explain.Wish;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.lock.LockFileReader;
import io.github.envmaven.core.lock.LockedEnvironment;
import io.github.envmaven.core.lock.LockedNames;
import io.github.envmaven.core.lock.LockedRequest;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.prefix.Prefix;
import io.github.envmaven.core.prefix.PrefixRecord;
import io.github.envmaven.core.prefix.PrefixRecords;
import io.github.envmaven.core.prefix.PrefixStatus;
import io.github.envmaven.core.record.VirtualPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the graph of a lock or of an environment, with what its user asked for as far as that is known. */
final class GraphReading {

    private final EnvSession session;
    private final EnvironmentSource source;

    /**
     * Prepares to read.
     *
     * @param session the session
     * @param source what the user asked for; files that do not exist are left out
     */
    GraphReading(EnvSession session, EnvironmentSource source) {
        this.session = session;
        this.source = source;
    }

    /**
     * A graph, and what it is of.
     *
     * @param title for people
     * @param graph the graph
     */
    record Read(String title, DependencyGraph graph) {}

    /**
     * Reads a lock or an environment.
     *
     * @param packages a lock file, or an environment's directory
     * @param platform the platform to look at in a lock; empty for the machine's own
     * @return its graph
     */
    Read read(Path packages, String platform) {
        return Files.isDirectory(packages) ? installed(packages) : locked(packages, HostPlatform.nameOr(platform));
    }

    /**
     * What the user asked for.
     *
     * @return empty where there is nothing to read it from
     */
    Optional<Manifest> manifest() {
        if (source.isEmpty() || !source.files().stream().allMatch(Files::exists)) {
            return Optional.empty();
        }
        return Optional.of(new ManifestFiles(session.listener()).read(source));
    }

    /**
     * The graph of what is locked for a platform.
     *
     * @param lock the lock
     * @param environment what it has for the platform
     * @return the graph
     */
    DependencyGraph graph(LockFile lock, LockedEnvironment environment) {
        String platform = environment.platform();
        Optional<LockedRequest> request = LockedRequest.read(lock.metadata(), platform);
        List<VirtualPackage> facts = request.map(LockedRequest::virtualPackages).orElse(List.of());
        List<Wish> wishes = manifest()
                .map(manifest -> Wish.of(manifest.specsFor(platform), manifest.pipFor(platform)))
                .orElseGet(() -> request.map(GraphReading::wishes).orElse(List.of()));
        return DependencyGraph.of(environment, wishes, facts, LockedNames.read(lock.metadata()));
    }

    private Read locked(Path lockFile, String platform) {
        LockFile lock = LockFileReader.read(lockFile);
        LockedEnvironment environment = LockedPlatform.of(lock, lockFile, platform);
        return new Read(lockFile.getFileName() + " for " + platform, graph(lock, environment));
    }

    private static List<Wish> wishes(LockedRequest request) {
        List<Wish> wishes = new ArrayList<>();
        request.specs().values().forEach(texts -> texts.forEach(text -> wishes.addAll(Wish.ofText(text))));
        request.pip()
                .forEach((category, texts) -> texts.forEach(text -> {
                    if (!category.equals(LockedRequest.CONSTRAINTS)) {
                        wishes.addAll(Wish.ofPip(text, ""));
                    }
                }));
        return wishes;
    }

    private Read installed(Path directory) {
        Prefix prefix = new Prefix(directory);
        PrefixStatus.requireFinished(prefix);
        List<PrefixRecord> records = PrefixRecords.read(prefix);
        String platform = PrefixRecords.platform(records)
                .orElseGet(() -> HostPlatform.current().name());
        LockedEnvironment environment = LockedEnvironment.of(
                platform, records.stream().map(PrefixRecord::record).toList());
        List<Wish> recorded = records.stream()
                .flatMap(record -> record.requestedSpecs().stream())
                .flatMap(text -> Wish.ofText(text).stream())
                .toList();
        List<Wish> wishes = manifest()
                .map(manifest -> Wish.of(manifest.specsFor(platform), manifest.pipFor(platform)))
                .orElse(recorded);
        return new Read(directory.toString(), DependencyGraph.of(environment, wishes, List.of()));
    }
}
