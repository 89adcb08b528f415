package io.github.envmaven.core.command;

import io.github.envmaven.core.command.SessionSettings.CondarcUse;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.manifest.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Solves a manifest for all its platforms, which makes a lock that is yet to be written. */
final class Relocking {

    private static final List<String> DEFAULT_CHANNELS = List.of("conda-forge");

    private final EnvSession session;
    private final EnvironmentSource source;
    private final Path lockFile;
    private final SolveOptions options;

    Relocking(EnvSession session, EnvironmentSource source, Path lockFile, SolveOptions options) {
        this.session = session;
        this.source = source;
        this.lockFile = lockFile;
        this.options = options;
    }

    /**
     * A lock that was solved and not written.
     *
     * @param lock the lock
     * @param platforms how it went, one a platform
     */
    record Solved(LockFile lock, List<LockResult.Platform> platforms) {

        boolean isOptimal() {
            return platforms.stream().allMatch(LockResult.Platform::optimal);
        }
    }

    /**
     * Solves.
     *
     * @param written what the user asked for
     * @param baseline what to keep
     * @return the new lock
     */
    Solved solve(Manifest written, Baseline baseline) {
        Manifest manifest = written.withDefaults(
                defaultChannels(written), List.of(HostPlatform.current().name()));
        CondaSolving solving = new CondaSolving(session, manifest.channels(), source.baseDirectory(), options);
        solving.requireCached(manifest.platforms());
        PypiPlaces places = new PypiPlaces(session, manifest.pipRepositories(), options.pypi(), pipDirectory());
        PipSolving pip = new PipSolving(session, manifest, places, options);
        List<PlatformSolution> solutions = new ArrayList<>();
        for (String platform : manifest.platforms()) {
            solutions.add(solving.solve(platform, manifest.specsFor(platform), pip, baseline));
        }
        return new Solved(
                LockBuilder.build(manifest, solving.lockedChannels(), lockFile, options, solutions),
                solutions.stream().map(PlatformSolution::summary).toList());
    }

    /** What is used where no channel is named: conda's configuration is only asked where it counts, and then. */
    private List<String> defaultChannels(Manifest written) {
        boolean isAsked = written.channels().isEmpty() && session.settings().condarc() == CondarcUse.ALL;
        List<String> configured = isAsked ? session.network().condarc().list("channels") : List.of();
        return configured.isEmpty() ? DEFAULT_CHANNELS : configured;
    }

    /** What directories in pip's lines are relative to: the place of the environment file, as in conda. */
    private Path pipDirectory() {
        List<Path> files = source.files();
        return files.isEmpty()
                ? source.baseDirectory()
                : files.get(files.size() - 1).toAbsolutePath().resolveSibling("");
    }
}
