package io.github.envmaven.core.command;

import io.github.envmaven.core.command.SessionSettings.CondarcUse;
import io.github.envmaven.core.error.EnvException.InvalidInput;
import io.github.envmaven.core.error.Remedy;
import io.github.envmaven.core.host.HostPlatform;
import io.github.envmaven.core.lock.LockFile;
import io.github.envmaven.core.manifest.Manifest;
import io.github.envmaven.core.manifest.RequestedPip;
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
        refusePip(manifest);
        CondaSolving solving = new CondaSolving(session, manifest.channels(), source.baseDirectory(), options);
        solving.requireCached(manifest.platforms());
        List<PlatformSolution> solutions = new ArrayList<>();
        for (String platform : manifest.platforms()) {
            solutions.add(solving.solve(platform, manifest.specsFor(platform), baseline));
        }
        return new Solved(
                LockBuilder.build(manifest, solving.lockedChannels(), lockFile, solutions),
                solutions.stream().map(PlatformSolution::summary).toList());
    }

    /** What is used where no channel is named: conda's configuration is only asked where it counts, and then. */
    private List<String> defaultChannels(Manifest written) {
        boolean isAsked = written.channels().isEmpty() && session.settings().condarc() == CondarcUse.ALL;
        List<String> configured = isAsked ? session.network().condarc().list("channels") : List.of();
        return configured.isEmpty() ? DEFAULT_CHANNELS : configured;
    }

    private static void refusePip(Manifest manifest) {
        for (RequestedPip line : manifest.pip()) {
            throw new InvalidInput(
                    line.origin() + ": pip requirements such as '" + line.text() + "' cannot be locked yet.",
                    Remedy.fixInput("Take the pip section out, or ask for the conda packages of the same names."));
        }
    }
}
